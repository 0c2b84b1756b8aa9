/** Pages on which administrators change what citizens choose from. */
@NullMarked
package id.kentongan.web.category.view;

import org.jspecify.annotations.NullMarked;
