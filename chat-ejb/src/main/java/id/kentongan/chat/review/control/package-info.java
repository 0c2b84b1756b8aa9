/** Keeps what is pointed out and what becomes of it. */
@NullMarked
package id.kentongan.chat.review.control;

import org.jspecify.annotations.NullMarked;
