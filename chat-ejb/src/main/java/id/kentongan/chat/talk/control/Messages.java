package id.kentongan.chat.talk.control;

import id.kentongan.chat.talk.entity.Changes;
import id.kentongan.chat.talk.entity.Confirmation;
import id.kentongan.chat.talk.entity.MessageKind;
import id.kentongan.chat.talk.entity.MessageRow;
import id.kentongan.chat.talk.entity.MessageState;
import id.kentongan.chat.talk.entity.Place;
import id.kentongan.chat.talk.entity.Reaction;
import id.kentongan.chat.talk.entity.SpeakerKind;
import id.kentongan.core.database.control.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what was said. Words that are held are read by their speaker alone, hidden ones by nobody here. */
@ApplicationScoped
public class Messages {

    /** Nobody in particular, as which what goes to everybody is read. */
    public static final String ANYBODY = "";

    private static final Pattern COUNT = Pattern.compile("([A-Z]+):(\\d+)");

    private static final String SELECT = """
            select m.id, m.seq, m.change, m.kind, m.created_at, m.speaker_kind,
                   case m.speaker_kind when 'CITIZEN' then m.speaker else m.speaker_unit::text end,
                   coalesce(p.name, (
                        select a.display_name from core.account a
                        where m.speaker_kind = 'OFFICIAL' and a.person_id = m.speaker::uuid and exists (
                            select from chat.room o where o.id = m.room_id and o.kind = 'RT_OFFICIALS')), u.name),
                   case when m.state in ('SHOWN', 'BLURRED') or m.state = 'HELD' and m.speaker = ? then m.words end,
                   m.text_key, m.reference, m.reply_to, m.tags, m.state, m.edited_at, m.pinned_at is not null,
                   (select string_agg(c.sign || ':' || c.n, ',') from (
                        select r.sign, count(*) n from chat.reaction r
                        where r.tenant_id = m.tenant_id and r.message_id = m.id group by r.sign) c),
                   coalesce(m.speaker = ?, false), m.asked,
                   case when m.asked is not null then (select count(*) from chat.confirmed c
                        where c.tenant_id = m.tenant_id and c.message_id = m.id) end,
                   m.asked is not null and exists (select from chat.confirmed c
                        where c.tenant_id = m.tenant_id and c.message_id = m.id and c.speaker = ?),
                   case when m.state in ('SHOWN', 'BLURRED') then array(select f.id from chat.photo f
                        where f.tenant_id = m.tenant_id and f.message_id = m.id order by f.at, f.id) end,
                   case when m.state in ('SHOWN', 'BLURRED') then m.lat end, m.lon,
                   case when m.state in ('SHOWN', 'BLURRED') then m.clarification end
            from chat.message m
            left join core.pseudonym p on m.speaker_kind = 'CITIZEN'
                and p.tenant_id = m.tenant_id and p.area_code = m.speaker_area and p.id = m.speaker
            left join core.unit u on u.id = m.speaker_unit
            where m.tenant_id = ? and m.room_id = ?\s""";

    private final Sql sql;

    @Inject
    public Messages(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected Messages() {
        this.sql = null;
    }

    /**
     * What was said before a message.
     *
     * @param reader id of the speaker that reads, or {@link #ANYBODY}
     * @param before only smaller numbers
     * @return newest first
     */
    public List<MessageRow> before(int tenantId, UUID room, String reader, long before, int size) {
        return sql.list(
                SELECT + "and m.seq < ? order by m.seq desc limit ?",
                Messages::read,
                reader,
                reader,
                reader,
                tenantId,
                room,
                before,
                size);
    }

    /**
     * What happened after a change.
     *
     * @param reader id of the speaker that reads, or {@link #ANYBODY}
     * @param size at most so many messages
     */
    public Changes after(int tenantId, UUID room, String reader, long after, int size) {
        // What commits between the two questions is asked for next time.
        long last = sql.one(
                        "select last_change from chat.room where tenant_id = ? and id = ?",
                        row -> row.getLong(1),
                        tenantId,
                        room)
                .orElse(0L);
        if (last <= after) {
            return new Changes(List.of(), Math.max(after, last), false);
        }
        List<MessageRow> rows = sql.list(
                SELECT + "and m.change > ? and m.change <= ? order by m.change limit ?",
                Messages::read,
                reader,
                reader,
                reader,
                tenantId,
                room,
                after,
                last,
                size + 1);
        boolean more = rows.size() > size;
        List<MessageRow> page = more ? rows.subList(0, size) : rows;
        return new Changes(List.copyOf(page), more ? page.get(size - 1).change() : last, more);
    }

    /** What stands above the room, the latest first. */
    public List<MessageRow> pinned(int tenantId, UUID room, String reader) {
        return sql.list(
                SELECT + "and m.pinned_at is not null order by m.pinned_at desc limit ?",
                Messages::read,
                reader,
                reader,
                reader,
                tenantId,
                room,
                Talk.MOST_PINS);
    }

    /**
     * Messages that have all these words, in any form of them, or that tag.
     *
     * @param tag without the sign, in small letters; null for any
     * @param words as somebody typed them; empty for any
     * @param before only smaller numbers
     * @return newest first
     */
    public List<MessageRow> search(
            int tenantId, UUID room, String reader, String words, @Nullable String tag, long before, int size) {
        return sql.list(
                SELECT
                        + "and m.state in ('SHOWN', 'BLURRED') and (? = '' or to_tsvector('indonesian', m.words)"
                        + " @@ plainto_tsquery('indonesian', ?)) and (?::text is null or m.tags @> array[?::text])"
                        + " and m.seq < ? order by m.seq desc limit ?",
                Messages::read,
                reader,
                reader,
                reader,
                tenantId,
                room,
                words,
                words,
                tag,
                tag,
                before,
                size);
    }

    private static MessageRow read(ResultSet row) throws SQLException {
        @Nullable String kind = row.getString(6);
        long reply = row.getLong(12);
        @Nullable Long replyTo = row.wasNull() ? null : reply;
        return new MessageRow(
                row.getObject(1, UUID.class),
                row.getLong(2),
                row.getLong(3),
                MessageKind.valueOf(row.getString(4)),
                row.getObject(5, OffsetDateTime.class),
                kind == null ? null : SpeakerKind.valueOf(kind),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                replyTo,
                row.getArray(13) == null
                        ? List.of()
                        : List.of((String[]) row.getArray(13).getArray()),
                MessageState.valueOf(row.getString(14)),
                row.getObject(15, OffsetDateTime.class),
                row.getBoolean(16),
                reactions(row.getString(17)),
                row.getBoolean(18),
                row.getObject(19) == null ? null : new Confirmation(row.getInt(19), row.getInt(20), row.getBoolean(21)),
                row.getArray(22) == null
                        ? List.of()
                        : List.of((UUID[]) row.getArray(22).getArray()),
                row.getObject(23) == null ? null : new Place(row.getDouble(23), row.getDouble(24)),
                row.getString(25));
    }

    /** The JPEG of a photo of a message that people of the room may read. */
    public Optional<byte[]> jpeg(int tenantId, UUID room, long seq, UUID photo) {
        return sql.one(
                "select f.jpeg from chat.photo f join chat.message m on m.tenant_id = f.tenant_id and m.id = f.message_id"
                        + " where f.tenant_id = ? and f.id = ? and m.room_id = ? and m.seq = ?"
                        + " and m.state in ('SHOWN', 'BLURRED')",
                row -> row.getBytes(1),
                tenantId,
                photo,
                room,
                seq);
    }

    private static Map<Reaction, Integer> reactions(@Nullable String counts) {
        Map<Reaction, Integer> found = new EnumMap<>(Reaction.class);
        if (counts != null) {
            Matcher each = COUNT.matcher(counts);
            while (each.find()) {
                found.put(Reaction.valueOf(each.group(1)), Integer.valueOf(each.group(2)));
            }
        }
        return Collections.unmodifiableMap(found);
    }
}
