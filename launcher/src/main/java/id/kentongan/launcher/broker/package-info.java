/** The embedded Artemis broker: its journal in the data folder, on loopback, one random login. */
@NullMarked
package id.kentongan.launcher.broker;

import org.jspecify.annotations.NullMarked;
