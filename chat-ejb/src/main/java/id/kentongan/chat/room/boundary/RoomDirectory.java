package id.kentongan.chat.room.boundary;

import id.kentongan.chat.room.control.Rooms;
import id.kentongan.chat.room.entity.RoomKind;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Level;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.organisation.entity.Unit;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** Which rooms there are, and what was posted in them. */
@Stateless
public class RoomDirectory {

    /** The largest page of notices. */
    public static final int MOST = 100;

    @Inject
    private Rooms rooms;

    @Inject
    private Sql sql;

    /**
     * The one room of a kelurahan.
     *
     * @throws IllegalArgumentException if the area is not a kelurahan or desa of the tenant
     */
    public RoomRow ofKelurahan(Tenant tenant, AreaCode kelurahan) {
        if (kelurahan.level() != Level.KELURAHAN || !kelurahan.within(tenant.area())) {
            throw new IllegalArgumentException(kelurahan + " is no kelurahan of " + tenant.domain());
        }
        return Scope.tenant(tenant.id())
                .call(() -> RoomRow.of(rooms.room(tenant.id(), RoomKind.KELURAHAN, kelurahan, Tier.KELURAHAN)));
    }

    /**
     * The officers' room of a unit, for the cases of one tenant: a province that supervises several cities has one room
     * for each.
     */
    public RoomRow ofOfficers(int tenantId, Unit unit) {
        return Scope.tenant(tenantId)
                .call(() -> RoomRow.of(rooms.room(tenantId, RoomKind.OFFICERS, unit.area(), unit.tier())));
    }

    /**
     * @param before only notices with a smaller number; {@link Long#MAX_VALUE} for the newest
     * @param size from 1 to {@value #MOST}
     * @return newest first
     */
    public List<NoticeRow> notices(int tenantId, UUID room, long before, int size) {
        return Scope.tenant(tenantId)
                .call(() -> sql.list(
                        "select id, seq, text_key, reference, created_at from chat.message"
                                + " where tenant_id = ? and room_id = ? and seq < ? order by seq desc limit ?",
                        row -> new NoticeRow(
                                row.getObject(1, UUID.class),
                                row.getLong(2),
                                row.getString(3),
                                row.getString(4),
                                row.getObject(5, OffsetDateTime.class)),
                        tenantId,
                        room,
                        before,
                        Math.max(1, Math.min(size, MOST))));
    }
}
