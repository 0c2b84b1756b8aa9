/** The command {@code run}: everything on one machine, from an empty folder to the ready line, and down again. */
@NullMarked
package id.kentongan.launcher.run;

import org.jspecify.annotations.NullMarked;
