/** The desk that says where a place is and whose it is. */
@NullMarked
package id.kentongan.core.organisation.boundary;

import org.jspecify.annotations.NullMarked;
