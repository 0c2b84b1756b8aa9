/** What is pointed out, and what can become of it. */
@NullMarked
package id.kentongan.chat.review.entity;

import org.jspecify.annotations.NullMarked;
