/** Terms, steps of a ladder, and the fact that a deadline has passed. */
@NullMarked
package id.kentongan.core.deadline.entity;

import org.jspecify.annotations.NullMarked;
