package id.kentongan.chat.talk.entity;

import id.kentongan.chat.room.entity.RoomKind;
import id.kentongan.core.organisation.entity.AreaCode;
import java.util.UUID;

/**
 * A person in a room: who they are there and what they may.
 *
 * @param area of the room
 * @param speaks whether they may say something
 * @param announces whether they may speak to everybody of the area
 */
public record Seat(
        UUID room, int tenantId, RoomKind kind, AreaCode area, Speaker speaker, boolean speaks, boolean announces) {}
