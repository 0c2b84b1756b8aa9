/** What moderators and those whose messages they hide can ask for. */
@NullMarked
package id.kentongan.chat.review.boundary;

import org.jspecify.annotations.NullMarked;
