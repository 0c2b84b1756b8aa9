/** The command {@code doctor}: looks at this machine and says what is missing, with the cure. */
@NullMarked
package id.kentongan.launcher.doctor;

import org.jspecify.annotations.NullMarked;
