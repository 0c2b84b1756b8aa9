/** Pages of figures. */
@NullMarked
package id.kentongan.web.figure.view;

import org.jspecify.annotations.NullMarked;
