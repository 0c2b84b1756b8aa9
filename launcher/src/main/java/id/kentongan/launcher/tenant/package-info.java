/** Which government a command is about. */
@NullMarked
package id.kentongan.launcher.tenant;

import org.jspecify.annotations.NullMarked;
