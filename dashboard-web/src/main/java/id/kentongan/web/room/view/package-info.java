/** Pages about the rooms of citizens. */
@NullMarked
package id.kentongan.web.room.view;

import org.jspecify.annotations.NullMarked;
