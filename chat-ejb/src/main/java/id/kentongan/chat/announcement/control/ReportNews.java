package id.kentongan.chat.announcement.control;

import id.kentongan.chat.room.control.Rooms;
import id.kentongan.chat.room.entity.RoomKind;
import id.kentongan.core.database.control.Columns;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.control.Writes;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.notification.entity.ReportsMoved;
import id.kentongan.core.notification.entity.ReportsMoved.Moved;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Says in a room how the reports move that it has spoken of, as an answer to the message that spoke of them first. Of all
 * others it says nothing: a kelurahan has hundreds of reports on a day of flood, and people would not find each other's
 * words between them.
 */
@ApplicationScoped
public class ReportNews {

    private final Rooms rooms;
    private final Sql sql;

    @Inject
    public ReportNews(Rooms rooms, Sql sql) {
        this.rooms = rooms;
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected ReportNews() {
        this.rooms = null;
        this.sql = null;
    }

    /**
     * A message speaks of reports. Whether they exist is not asked: of one that does not, nothing will ever be heard.
     *
     * @param seq number of the message in its room
     */
    public void spoken(int tenantId, UUID room, long seq, Collection<String> tickets, Writes into) {
        if (!tickets.isEmpty()) {
            into.add(
                    "insert into chat.spoken (tenant_id, ticket, room_id, seq) select ?, t, ?, ? from unnest(?::text[]) t"
                            + " on conflict do nothing",
                    tenantId,
                    room,
                    seq,
                    tickets.toArray(String[]::new));
        }
    }

    private record Spoken(int tenantId, String ticket, long seq, RoomKind kind, AreaCode area, Tier tier) {}

    void on(@Observes ReportsMoved moved) {
        Map<String, Moved> byTicket = moved.all().stream()
                .collect(Collectors.toMap(
                        each -> key(each.tenantId(), each.ticket()), each -> each, (one, other) -> one));
        List<Moved> all = moved.all();
        List<Spoken> spoken = sql.list(
                "select s.tenant_id, s.ticket, s.seq, r.kind, r.area_code, r.tier"
                        + " from unnest(?::int[], ?::text[]) k (tenant_id, ticket)"
                        + " join chat.spoken s on s.tenant_id = k.tenant_id and s.ticket = k.ticket"
                        // Notices go to the one room of an area, and of communities there are many.
                        + " join chat.room r on r.id = s.room_id and r.kind <> 'COMMUNITY' order by s.ticket, s.room_id",
                row -> new Spoken(
                        row.getInt(1),
                        row.getString(2),
                        row.getLong(3),
                        RoomKind.valueOf(row.getString(4)),
                        new AreaCode(row.getString(5)),
                        Tier.valueOf(row.getString(6))),
                all.stream().mapToInt(Moved::tenantId).toArray(),
                Columns.texts(all, Moved::ticket));
        rooms.postNotices(spoken.stream()
                .map(each -> notice(each, byTicket.get(key(each.tenantId(), each.ticket()))))
                .toList());
    }

    private static Rooms.Notice notice(Spoken in, Moved moved) {
        return new Rooms.Notice(
                in.tenantId(),
                in.kind(),
                in.area(),
                in.tier(),
                UuidV7.at(moved.at().toInstant()),
                "chat.notice." + moved.how().name().toLowerCase(Locale.ROOT),
                in.ticket(),
                in.area(),
                moved.at(),
                in.seq());
    }

    private static String key(int tenantId, String ticket) {
        return tenantId + " " + ticket;
    }
}
