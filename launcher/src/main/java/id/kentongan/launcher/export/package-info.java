/** {@code reports export}: reports as a file, for staff or for everybody. */
@NullMarked
package id.kentongan.launcher.export;

import org.jspecify.annotations.NullMarked;
