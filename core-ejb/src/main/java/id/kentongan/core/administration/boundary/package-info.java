/** The desks of administrators. */
@NullMarked
package id.kentongan.core.administration.boundary;

import org.jspecify.annotations.NullMarked;
