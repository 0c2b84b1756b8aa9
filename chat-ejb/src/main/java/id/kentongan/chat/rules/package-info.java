/** A government's own rules for what is said in its rooms, beside those that are shipped. */
@NullMarked
package id.kentongan.chat.rules;

import org.jspecify.annotations.NullMarked;
