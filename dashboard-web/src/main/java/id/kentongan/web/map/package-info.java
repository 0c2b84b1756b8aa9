/** The map of offices. */
@NullMarked
package id.kentongan.web.map;

import org.jspecify.annotations.NullMarked;
