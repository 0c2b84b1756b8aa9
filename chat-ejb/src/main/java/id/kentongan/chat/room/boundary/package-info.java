/** Where rooms are looked up and read. */
@NullMarked
package id.kentongan.chat.room.boundary;

import org.jspecify.annotations.NullMarked;
