/** Rooms: one for each kelurahan's citizens and officers, one for each unit's officers. */
@NullMarked
package id.kentongan.chat.room.entity;

import org.jspecify.annotations.NullMarked;
