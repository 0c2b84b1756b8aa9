package id.kentongan.chat.talk.entity;

import id.kentongan.chat.room.entity.RoomKind;
import id.kentongan.core.organisation.entity.AreaCode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person in a room: who they are there and what they may.
 *
 * @param area of the room
 * @param name what a community calls itself; null for a room that is called by its area
 * @param speaks whether they may say something
 * @param announces whether they may speak to everybody of the area
 */
public record Seat(
        UUID room,
        int tenantId,
        RoomKind kind,
        AreaCode area,
        @Nullable String name,
        Speaker speaker,
        boolean speaks,
        boolean announces) {}
