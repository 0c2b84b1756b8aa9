/** The desks for signing in, for redeeming a one-time link and for showing an API key. */
@NullMarked
package id.kentongan.core.identity.boundary;

import org.jspecify.annotations.NullMarked;
