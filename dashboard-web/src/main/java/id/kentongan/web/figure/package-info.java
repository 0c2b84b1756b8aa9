/** Figures as pictures and files. */
@NullMarked
package id.kentongan.web.figure;

import org.jspecify.annotations.NullMarked;
