/** The desks at which people and privacy officers meet their requests. */
@NullMarked
package id.kentongan.core.privacy.boundary;

import org.jspecify.annotations.NullMarked;
