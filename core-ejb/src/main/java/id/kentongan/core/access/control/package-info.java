/** What is refused, counted. */
@NullMarked
package id.kentongan.core.access.control;

import org.jspecify.annotations.NullMarked;
