package id.kentongan.core.notification.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.notification.entity.NoticeChannel;
import id.kentongan.core.time.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What goes out of the house, row by row: taken by one node at a time, and what came of it. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Deliveries {

    /** After so many attempts nothing more is tried. */
    public static final int MOST_TRIES = 8;

    /** How many lines a digest has; the rest is a number and a link. */
    public static final int MOST_LINES = 20;

    /** For so long a node has what it took for itself; one that dies meanwhile leaves it to the next. */
    private static final String LEASE = "10 minutes";

    /**
     * One that is due.
     *
     * @param id the same at each attempt
     * @param reader whose it is
     * @param tries which attempt this is, from 1
     * @param left whether the person's account has been closed
     */
    public record Due(UUID id, UUID reader, boolean digest, boolean urgent, int tries, boolean left) {}

    /**
     * What a message says of one notice.
     *
     * @param reference what people call the case, such as a ticket; null when it is about none
     * @param zone the clocks of the government whose matter it is
     */
    public record Line(
            UUID deliveryId,
            UUID noticeId,
            int tenantId,
            String kind,
            boolean urgent,
            @Nullable String reference,
            @Nullable String areaName,
            @Nullable String unitName,
            @Nullable String about,
            OffsetDateTime createdAt,
            ZoneId zone) {}

    /** A count for a delivery. */
    private record Counted(UUID id, int count) {}

    private final Sql sql;
    private final DatabaseClock clock;

    @Inject
    public Deliveries(Sql sql, DatabaseClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** For the container's proxy. */
    protected Deliveries() {
        this.sql = null;
        this.clock = null;
    }

    /** Takes what is due; another node does not get it meanwhile. */
    public List<Due> take(NoticeChannel channel, int most) {
        return sql.list("""
                with due as (select id from core.delivery
                             where channel = ? and state = 'WAITING' and next_at <= now()
                             order by next_at limit ? for update skip locked)
                update core.delivery d set tries = d.tries + 1, next_at = now() + ?::interval
                from due, core.account a
                where d.id = due.id and a.person_id = d.person_id
                returning d.id, d.person_id, d.digest, d.urgent, d.tries, a.disabled_at is not null""", Deliveries::due, channel.name(), most, LEASE);
    }

    /**
     * What they are about, the urgent first and then the newest, as far as it has not been read meanwhile: at most
     * {@value #MOST_LINES} of each.
     */
    public Map<UUID, List<Line>> lines(List<UUID> deliveries) {
        return sql.list("""
                        select d.id, n.id, n.tenant_id, n.kind, n.urgent, l.reference, coalesce(r.name, l.area_code), u.name,
                               p.display_name, n.created_at, coalesce(t.zone, 'Asia/Jakarta')
                        from unnest(?::uuid[]) d (id)
                        cross join lateral (
                            select n.* from core.delivery_notice o
                            join core.notice n on n.tenant_id = o.tenant_id and n.id = o.notice_id
                            where o.delivery_id = d.id and n.read_at is null
                            order by n.urgent desc, n.id desc limit ?) n
                        left join core.tenant t on t.id = n.tenant_id
                        left join core.alert l on l.tenant_id = n.tenant_id and l.id = n.alert_id
                        left join core.area r on r.code = l.area_code and r.valid_until is null
                        left join core.unit u on u.id = n.unit_id
                        left join core.account p on p.person_id = n.about
                        order by n.urgent desc, n.id desc""", Deliveries::line, literal(deliveries), MOST_LINES).stream()
                .collect(Collectors.groupingBy(Line::deliveryId));
    }

    /** How many unread notices each of them is about. */
    public Map<UUID, Integer> counts(List<UUID> deliveries) {
        return sql
                .list("""
                        select o.delivery_id, count(*) from core.delivery_notice o
                        join core.notice n on n.tenant_id = o.tenant_id and n.id = o.notice_id
                        where o.delivery_id = any (?::uuid[]) and n.read_at is null
                        group by o.delivery_id""", row -> new Counted(row.getObject(1, UUID.class), row.getInt(2)), literal(deliveries))
                .stream()
                .collect(Collectors.toMap(Counted::id, Counted::count));
    }

    /** @param outcome a class of its own in capitals */
    public void sent(UUID delivery, String outcome) {
        end(delivery, "SENT", outcome);
    }

    /** It is not wanted any more. */
    public void suppressed(UUID delivery, String outcome) {
        end(delivery, "SUPPRESSED", outcome);
    }

    /** Nothing more is tried. */
    public void dead(UUID delivery, String outcome) {
        end(delivery, "DEAD", outcome);
    }

    /** It is tried again after that pause. */
    public void again(UUID delivery, String outcome, Duration pause) {
        sql.update(
                "update core.delivery set next_at = now() + make_interval(secs => ?), outcome = ?"
                        + " where id = ? and state = 'WAITING'",
                pause.toSeconds(),
                outcome,
                delivery);
    }

    /** The way itself is closed, which is no attempt: as if it had not been taken, unless it has been due for a day. */
    public void away(UUID delivery) {
        sql.update("""
                update core.delivery set tries = tries - 1, next_at = now() + interval '1 minute', outcome = 'AWAY',
                    state = case when due_at < now() - interval '1 day' then 'DEAD' else state end,
                    done_at = case when due_at < now() - interval '1 day' then now() end
                where id = ? and state = 'WAITING'""", delivery);
    }

    private void end(UUID delivery, String state, String outcome) {
        sql.update(
                "update core.delivery set state = ?, outcome = ?, done_at = now() where id = ? and state = 'WAITING'",
                state,
                outcome,
                delivery);
    }

    /**
     * Writes into inboxes that somebody cannot be reached: the person's own, and those of the heads and administrators of
     * the units that the person works for.
     *
     * @return how many are told besides the person
     */
    public int tellUnreachable(UUID person) {
        UUID incident = UuidV7.at(clock.instant());
        sql.update("""
                insert into core.notice (tenant_id, id, person_id, topic, urgent, told_as, kind)
                select coalesce(min(u.tenant_id), 0), core.notice_id(?::uuid, p.id), p.id, 'OTHER', false, 'SELF',
                       'ADDRESS_BROKEN'
                from (select ?::uuid as id) p
                left join core.membership m on m.person_id = p.id left join core.unit u on u.id = m.unit_id
                group by p.id""", incident, person);
        return sql.update("""
                insert into core.notice (tenant_id, id, person_id, topic, urgent, told_as, kind, unit_id, about)
                select distinct on (o.person_id) u.tenant_id, core.notice_id(?::uuid, o.person_id), o.person_id, 'OTHER', false,
                       case when o.role = 'HEAD' then 'HEAD' else 'ADMINISTRATOR' end, 'UNREACHABLE', u.id, ?::uuid
                from core.membership m
                join core.unit u on u.id = m.unit_id and u.closed_at is null
                join core.membership o on o.role in ('HEAD', 'ADMINISTRATOR')
                    and (o.unit_id = u.id or o.role = 'ADMINISTRATOR' and o.unit_id in (
                         select c.id from core.unit c where c.tenant_id = u.tenant_id and c.closed_at is null
                           and c.tier in ('PEMKOT', 'PEMPROV')))
                    and o.valid_from <= now() and (o.valid_until is null or o.valid_until > now())
                join core.account a on a.person_id = o.person_id and a.disabled_at is null
                where m.person_id = ? and o.person_id <> m.person_id
                  and m.valid_from <= now() and (m.valid_until is null or m.valid_until > now())
                order by o.person_id, o.role desc, u.id""", incident, person, person);
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getBoolean(3),
                row.getBoolean(4),
                row.getInt(5),
                row.getBoolean(6));
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getInt(3),
                row.getString(4),
                row.getBoolean(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getObject(10, OffsetDateTime.class),
                ZoneId.of(row.getString(11)));
    }

    private static String literal(List<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
