/** The sweep that fires what is due: late, never early, never twice. */
@NullMarked
package id.kentongan.core.deadline.boundary;

import org.jspecify.annotations.NullMarked;
