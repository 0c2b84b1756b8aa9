/** The rooms that exist, and posting to them in order. */
@NullMarked
package id.kentongan.chat.room.control;

import org.jspecify.annotations.NullMarked;
