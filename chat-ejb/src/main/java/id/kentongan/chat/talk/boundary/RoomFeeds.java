package id.kentongan.chat.talk.boundary;

import id.kentongan.chat.talk.control.Messages;
import id.kentongan.chat.talk.entity.Changes;
import id.kentongan.core.database.control.Columns;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What goes to the open pages of a room, the same for all of them: who may hear it was decided when they came in. Words that
 * are held are nobody's here.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RoomFeeds {

    private static final Scope PAGES = Scope.system(Scope.Work.NOTICES);

    @Inject
    private Sql sql;

    @Inject
    private Messages messages;

    /** Somebody who was put out of a room. */
    public record Out(UUID room, String speaker) {}

    /** The number of the last change of each room, in one question; none of a community that is closed. */
    public Map<UUID, Long> heads(Collection<UUID> rooms) {
        Map<UUID, Long> heads = new HashMap<>();
        PAGES.run(() -> sql.list(
                "select id, last_change from chat.room where id = any(?::uuid[]) and closed_at is null",
                row -> heads.put(row.getObject(1, UUID.class), row.getLong(2)),
                (Object) Columns.texts(List.copyOf(rooms), room -> room)));
        return heads;
    }

    /** How many people have come into each room and not left, in one question. */
    public Map<UUID, Integer> members(Collection<UUID> rooms) {
        Map<UUID, Integer> members = new HashMap<>();
        PAGES.run(() -> sql.list(
                "select r.id, count(m.speaker) from chat.room r left join chat.member m on m.tenant_id = r.tenant_id"
                        + " and m.room_id = r.id and m.left_at is null where r.id = any(?::uuid[]) group by r.id",
                row -> members.put(row.getObject(1, UUID.class), row.getInt(2)),
                (Object) Columns.texts(List.copyOf(rooms), room -> room)));
        return members;
    }

    /** Who is out of these rooms at this moment. */
    public Set<Out> out(Collection<UUID> rooms) {
        return Set.copyOf(PAGES.call(() -> sql.list(
                "select room_id, speaker from chat.member where room_id = any(?::uuid[]) and blocked_until > now()",
                row -> new Out(row.getObject(1, UUID.class), row.getString(2)),
                (Object) Columns.texts(List.copyOf(rooms), room -> room))));
    }

    /**
     * What happened in a room after a change.
     *
     * @param size at most so many messages
     */
    public Changes after(int tenantId, UUID room, long after, int size) {
        return Scope.tenant(tenantId).call(() -> messages.after(tenantId, room, Messages.ANYBODY, after, size));
    }
}
