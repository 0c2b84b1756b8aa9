/** Planning, cancelling and claiming deadlines. A deadline is a row judged by the database's clock. */
@NullMarked
package id.kentongan.core.deadline.control;

import org.jspecify.annotations.NullMarked;
