package id.kentongan.chat.keep.control;

import id.kentongan.chat.keep.entity.RoomRecord;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.organisation.entity.AreaCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What was said in the rooms of citizens, with what it said before and what became of it. */
@ApplicationScoped
public class Records {

    private static final int FETCHED = 500;

    private static final String OF_PERIOD = " from chat.message m join chat.room r on r.id = m.room_id"
            + " where m.tenant_id = ? and r.kind <> 'OFFICERS'"
            + " and (r.area_code = ? or starts_with(r.area_code, ? || '.'))"
            + " and m.created_at >= ? and m.created_at < ? and m.id >= core.id_floor(?) and m.id < core.id_floor(?)";

    private final Sql sql;

    @Inject
    public Records(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected Records() {
        this.sql = null;
    }

    public int count(int tenantId, AreaCode area, OffsetDateTime from, OffsetDateTime until) {
        return sql.one(
                        "select count(*)" + OF_PERIOD,
                        row -> row.getInt(1),
                        tenantId,
                        area.value(),
                        area.value(),
                        from,
                        until,
                        from,
                        until)
                .orElseThrow();
    }

    /** One after the other, room by room, in their order. */
    public void each(
            int tenantId, AreaCode area, OffsetDateTime from, OffsetDateTime until, Consumer<RoomRecord> taker) {
        sql.each(
                "select r.kind, r.area_code, m.seq, m.created_at, ("
                        + "select coalesce(p.name, u.name) from (select 1) x"
                        + " left join core.pseudonym p on m.speaker_kind = 'CITIZEN' and p.tenant_id = m.tenant_id"
                        + " and p.area_code = m.speaker_area and p.id = m.speaker"
                        + " left join core.unit u on u.id = m.speaker_unit), m.state, m.words, m.text_key, m.reference,"
                        + " (select string_agg(v.words, E'\\n' order by v.change) from chat.message_revision v"
                        + " where v.tenant_id = m.tenant_id and v.message_id = m.id),"
                        + " (select string_agg(w.outcome || coalesce(' ' || w.policy, ''), ', ' order by w.decided_at)"
                        + " from chat.review w where w.tenant_id = m.tenant_id and w.message_id = m.id),"
                        + " (select count(*) from chat.photo f where f.tenant_id = m.tenant_id and f.message_id = m.id),"
                        + " m.lat, m.lon"
                        + OF_PERIOD
                        + " order by r.area_code, r.kind, r.id, m.seq",
                FETCHED,
                Records::read,
                taker,
                tenantId,
                area.value(),
                area.value(),
                from,
                until,
                from,
                until);
    }

    private static RoomRecord read(ResultSet row) throws SQLException {
        return new RoomRecord(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getObject(4, OffsetDateTime.class),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getInt(12),
                number(row, 13),
                number(row, 14));
    }

    private static @Nullable Double number(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }

    /** A message of a person's own, wherever it was said. */
    public record Own(
            int tenantId,
            String area,
            String kind,
            OffsetDateTime at,
            String state,
            @Nullable String words) {}

    /**
     * What a person has said by these names, the newest first.
     *
     * @param speakers ids of pseudonyms, or of the person
     */
    public List<Own> own(List<String> speakers, int most) {
        return sql.list(
                "select m.tenant_id, r.area_code, r.kind, m.created_at, m.state, m.words from chat.message m"
                        + " join chat.room r on r.id = m.room_id"
                        + " where m.speaker = any (?) order by m.id desc limit ?",
                row -> new Own(
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class),
                        row.getString(5),
                        row.getString(6)),
                speakers.toArray(String[]::new),
                most);
    }
}
