package id.kentongan.chat.room.boundary;

import id.kentongan.chat.room.entity.Room;
import id.kentongan.chat.room.entity.RoomKind;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import java.util.UUID;

/**
 * A room as its readers see it.
 *
 * @param lastSequence number of its newest message; 0 when nothing was said yet
 */
public record RoomRow(UUID id, int tenantId, RoomKind kind, AreaCode area, Tier tier, long lastSequence) {

    static RoomRow of(Room room) {
        return new RoomRow(room.id(), room.tenantId(), room.kind(), room.area(), room.tier(), room.lastSequence());
    }
}
