/** Rooms: of a kelurahan's citizens and officers, of its officials, of communities, of each unit's officers. */
@NullMarked
package id.kentongan.chat.room.entity;

import org.jspecify.annotations.NullMarked;
