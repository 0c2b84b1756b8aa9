/** The command {@code vault rekey}: contacts under a new key. */
@NullMarked
package id.kentongan.launcher.vault;

import org.jspecify.annotations.NullMarked;
