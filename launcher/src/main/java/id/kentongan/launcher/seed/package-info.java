/**
 * The first accounts. There is no default password anywhere: an administrator begins with a one-time link, and the
 * demonstration's officers get random passwords in a file that its owner alone can read.
 */
@NullMarked
package id.kentongan.launcher.seed;

import org.jspecify.annotations.NullMarked;
