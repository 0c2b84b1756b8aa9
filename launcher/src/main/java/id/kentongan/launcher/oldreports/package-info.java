/** {@code reports import}: the old reports of another system, from a file. */
@NullMarked
package id.kentongan.launcher.oldreports;

import org.jspecify.annotations.NullMarked;
