/** What runs by the clock, in one place. */
@NullMarked
package id.kentongan.core.operation.boundary;

import org.jspecify.annotations.NullMarked;
