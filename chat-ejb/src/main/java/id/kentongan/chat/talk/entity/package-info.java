/** Messages: who says what, in which state it is, what may be said. */
@NullMarked
package id.kentongan.chat.talk.entity;

import org.jspecify.annotations.NullMarked;
