package id.kentongan.chat.alarm.control;

import id.kentongan.chat.alarm.entity.ChatAlarm;
import id.kentongan.chat.alarm.entity.ChatAlarm.Closed;
import id.kentongan.chat.alarm.entity.ChatAlarm.Taken;
import id.kentongan.chat.talk.entity.Seat;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.organisation.entity.AreaCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Alarms, and the signals that make them, in the database. */
@ApplicationScoped
public class AlarmBook {

    private static final String COLUMNS = """
            select tenant_id, id, number, area_code, topic, since, raised_at, last_at, speakers, messages, taken_at,
                   taken_unit, closed_at, note
            from chat.alarm\s""";

    /** A minute of a flood day in a country says less. */
    private static final int AT_ONCE = 20_000;

    private static final int SIGNAL_DAYS = 30;

    private final Sql sql;

    @Inject
    public AlarmBook(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected AlarmBook() {
        this.sql = null;
    }

    /** Somebody has spoken of it now. */
    public void signal(Seat seat, AreaCode kelurahan, String topic, long seq, OffsetDateTime at) {
        sql.update(
                """
                insert into chat.signal (tenant_id, area_code, topic, speaker, room_id, seq, said_at)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (tenant_id, area_code, topic, speaker)
                do update set room_id = excluded.room_id, seq = excluded.seq, said_at = excluded.said_at""", seat.tenantId(), kelurahan.value(), topic, seat.speaker().id(), seat.room(), seq, at);
    }

    /**
     * Counts a message for the alarm that goes on. To be called before the message is a signal: who speaks of it for the
     * first time is one more.
     *
     * @return whether one goes on
     */
    public boolean heard(Seat seat, AreaCode kelurahan, String topic, OffsetDateTime at) {
        return sql.update("""
                        update chat.alarm a set last_at = ?, messages = messages + 1, speakers = speakers
                            + case when exists (select from chat.signal s where s.tenant_id = a.tenant_id
                                and s.area_code = a.area_code and s.topic = a.topic and s.speaker = ?
                                and s.said_at > a.since) then 0 else 1 end
                        where tenant_id = ? and area_code = ? and topic = ? and closed_at is null""", at, seat.speaker().id(), seat.tenantId(), kelurahan.value(), topic) > 0;
    }

    /** How many have spoken of it since when. */
    public record Burst(int speakers, OffsetDateTime since) {}

    /** @return who has spoken of it since then, but only after the last alarm about it was over */
    public Burst burst(int tenantId, AreaCode kelurahan, String topic, OffsetDateTime since) {
        return sql.one(
                        """
                        select (select count(*) from chat.signal s where s.tenant_id = k.tenant_id
                            and s.area_code = k.area_code and s.topic = k.topic and s.said_at > k.since), k.since
                        from (select ?::int as tenant_id, ? as area_code, ? as topic, greatest(?::timestamptz, (
                            select max(closed_at) from chat.alarm
                            where tenant_id = ? and area_code = ? and topic = ?)) as since) k""",
                        row -> new Burst(row.getInt(1), row.getObject(2, OffsetDateTime.class)),
                        tenantId,
                        kelurahan.value(),
                        topic,
                        since,
                        tenantId,
                        kelurahan.value(),
                        topic)
                .orElseThrow();
    }

    /** @return whether it was; not if another message has raised one at the same moment */
    public boolean raise(
            int tenantId, UUID id, String number, AreaCode kelurahan, String topic, Burst burst, OffsetDateTime at) {
        return sql.update(
                        """
                        insert into chat.alarm (tenant_id, id, number, area_code, topic, since, raised_at, last_at, speakers,
                            messages)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (tenant_id, area_code, topic) where closed_at is null do nothing""",
                        tenantId,
                        id,
                        number,
                        kelurahan.value(),
                        topic,
                        burst.since(),
                        at,
                        at,
                        burst.speakers(),
                        burst.speakers())
                > 0;
    }

    public Optional<ChatAlarm> find(int tenantId, String number) {
        return sql.one(COLUMNS + "where tenant_id = ? and number = ?", AlarmBook::alarm, tenantId, number);
    }

    /**
     * What goes on first, then the newest.
     *
     * @param within codes of areas, each with what lies in it
     */
    public List<ChatAlarm> of(List<Integer> tenants, List<AreaCode> within, int most) {
        return sql.list(
                COLUMNS
                        + "where tenant_id = any (?) and exists (select from unnest(?::text[]) w (code)"
                        + " where area_code = w.code or starts_with(area_code, w.code || '.'))"
                        + " and (closed_at is null or raised_at > now() - interval '30 days')"
                        + " order by closed_at is not null, raised_at desc limit ?",
                AlarmBook::alarm,
                tenants.stream().mapToInt(Integer::intValue).toArray(),
                within.stream().map(AreaCode::value).toArray(String[]::new),
                most);
    }

    public void take(ChatAlarm alarm, UUID person, UUID unit, OffsetDateTime at) {
        sql.update(
                "update chat.alarm set taken_at = ?, taken_by = ?, taken_unit = ? where tenant_id = ? and id = ?",
                at,
                person,
                unit,
                alarm.tenantId(),
                alarm.id());
    }

    public void close(ChatAlarm alarm, UUID person, String note, OffsetDateTime at) {
        sql.update(
                "update chat.alarm set closed_at = ?, closed_by = ?, note = ? where tenant_id = ? and id = ?",
                at,
                person,
                note,
                alarm.tenantId(),
                alarm.id());
    }

    /**
     * What was said, of each speaker the last; without what nobody may read any more.
     *
     * @return newest first
     */
    public List<Said> said(ChatAlarm alarm, int most) {
        return sql.list(
                """
                select s.room_id, s.seq, s.said_at, m.words from chat.signal s
                join chat.message m on m.tenant_id = s.tenant_id and m.room_id = s.room_id and m.seq = s.seq
                where s.tenant_id = ? and s.area_code = ? and s.topic = ? and s.said_at > ?
                and m.state in ('SHOWN', 'BLURRED') order by s.said_at desc limit ?""",
                row -> new Said(
                        row.getObject(1, UUID.class),
                        row.getLong(2),
                        row.getObject(3, OffsetDateTime.class),
                        row.getString(4)),
                alarm.tenantId(),
                alarm.area().value(),
                alarm.topic(),
                alarm.since(),
                most);
    }

    /** A message that is about it. */
    public record Said(UUID room, long seq, OffsetDateTime at, String words) {}

    /** @return how many signals were forgotten, which no alarm needs any more; none while another node does it */
    public int purge() {
        boolean alone = sql.one("select pg_try_advisory_xact_lock(hashtext('chat.signal'))", row -> row.getBoolean(1))
                .orElse(false);
        return alone ? sql.update("""
                        delete from chat.signal where (tenant_id, area_code, topic, speaker) in (
                            select tenant_id, area_code, topic, speaker from chat.signal
                            where said_at < now() - make_interval(days => ?) order by said_at limit ?)""", SIGNAL_DAYS, AT_ONCE) : 0;
    }

    private static ChatAlarm alarm(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime taken = row.getObject(11, OffsetDateTime.class);
        @Nullable OffsetDateTime closed = row.getObject(13, OffsetDateTime.class);
        return new ChatAlarm(
                row.getInt(1),
                row.getObject(2, UUID.class),
                row.getString(3),
                new AreaCode(row.getString(4)),
                row.getString(5),
                row.getObject(6, OffsetDateTime.class),
                row.getObject(7, OffsetDateTime.class),
                row.getObject(8, OffsetDateTime.class),
                row.getInt(9),
                row.getInt(10),
                taken == null ? null : new Taken(taken, row.getObject(12, UUID.class)),
                closed == null ? null : new Closed(closed, row.getString(14)));
    }
}
