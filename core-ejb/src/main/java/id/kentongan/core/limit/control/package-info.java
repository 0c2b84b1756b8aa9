/** The buckets in memory. */
@NullMarked
package id.kentongan.core.limit.control;

import org.jspecify.annotations.NullMarked;
