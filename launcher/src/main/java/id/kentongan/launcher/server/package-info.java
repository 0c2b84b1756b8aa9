/** Payara Micro from its unpacked runtime: the only place that knows it. */
@NullMarked
package id.kentongan.launcher.server;

import org.jspecify.annotations.NullMarked;
