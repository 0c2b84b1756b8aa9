/** The desk at which people get their names. */
@NullMarked
package id.kentongan.core.pseudonym.boundary;

import org.jspecify.annotations.NullMarked;
