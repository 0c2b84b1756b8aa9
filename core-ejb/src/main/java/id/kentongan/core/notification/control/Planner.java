package id.kentongan.core.notification.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.control.Writes;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.notification.entity.NoticeChannel;
import id.kentongan.core.notification.entity.NoticeTopic;
import id.kentongan.core.notification.entity.NoticeWishes;
import id.kentongan.core.notification.entity.ToldAs;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.core.vault.control.NoticeAddresses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides by which ways a notice goes out, a while after it was written: raising an alert pays for none of it. Hundreds are
 * decided with a handful of statements.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Planner {

    /** What has to be decided. */
    private record Fresh(
            int tenantId, UUID id, UUID reader, NoticeTopic topic, boolean urgent, boolean onDuty, ZoneId zone) {}

    private record Way(UUID reader, NoticeChannel channel) {}

    /** Single messages of the last hour and day, and digests that wait. */
    private static final class Tally {
        private int hour;
        private int day;
        private final Map<Instant, UUID> digests = new HashMap<>();
    }

    private record Counted(Way way, int hour, int day) {}

    private record Gathering(Way way, Instant dueAt, UUID id) {}

    /** Columns of what is written, each as an array. */
    private static final class Columns {
        private final List<List<@Nullable Object>> columns = new ArrayList<>();
        private final int width;

        Columns(int width) {
            this.width = width;
            for (int i = 0; i < width; i++) {
                columns.add(new ArrayList<>());
            }
        }

        void row(@Nullable Object... values) {
            for (int i = 0; i < width; i++) {
                columns.get(i).add(values[i]);
            }
        }

        boolean isEmpty() {
            return columns.get(0).isEmpty();
        }

        @Nullable
        Object[] literals() {
            return columns.stream().map(Columns::literal).toArray();
        }

        private static String literal(List<@Nullable Object> values) {
            return values.stream()
                    .map(value -> value == null ? "null" : value.toString())
                    .collect(Collectors.joining(",", "{", "}"));
        }
    }

    private final Sql sql;
    private final DatabaseClock clock;
    private final Wishes wishes;
    private final Caps caps;
    private final NoticeAddresses addresses;

    @Inject
    public Planner(Sql sql, DatabaseClock clock, Wishes wishes, Caps caps, NoticeAddresses addresses) {
        this.sql = sql;
        this.clock = clock;
        this.wishes = wishes;
        this.caps = caps;
        this.addresses = addresses;
    }

    /** For the container's proxy. */
    protected Planner() {
        this.sql = null;
        this.clock = null;
        this.wishes = null;
        this.caps = null;
        this.addresses = null;
    }

    /** @return the people about whose notices was decided; none while another node decides */
    public List<UUID> plan(int most) {
        // One at a time on all nodes: else two could each find the cap not reached.
        boolean mine = sql.one(
                        "select pg_try_advisory_xact_lock(hashtext('core.notice plan'))", row -> row.getBoolean(1))
                .orElse(false);
        if (!mine) {
            return List.of();
        }
        List<Fresh> batch = sql.list("""
                select n.tenant_id, n.id, n.person_id, n.topic, n.urgent, n.told_as, coalesce(t.zone, 'Asia/Jakarta')
                from core.notice n left join core.tenant t on t.id = n.tenant_id
                where n.planned_at is null order by n.id limit ? for update of n""", Planner::fresh, most);
        if (!batch.isEmpty()) {
            decide(batch);
        }
        return batch.stream().map(Fresh::reader).toList();
    }

    private void decide(List<Fresh> batch) {
        Set<UUID> people = batch.stream().map(Fresh::reader).collect(Collectors.toSet());
        Map<UUID, Map<NoticeChannel, Boolean>> ways = ways(people);
        Map<UUID, NoticeWishes> wished = wishes.of(ways.keySet());
        Map<Way, Tally> tallies = tallies(ways.keySet());
        OffsetDateTime now = clock.now();
        Columns deliveries = new Columns(6);
        Columns links = new Columns(5);
        for (Fresh notice : batch) {
            ways.getOrDefault(notice.reader(), Map.of()).forEach((channel, broken) -> {
                if (broken) {
                    links.row(notice.tenantId(), notice.id(), channel, null, "BROKEN");
                    return;
                }
                Way way = new Way(notice.reader(), channel);
                Tally tally = tallies.computeIfAbsent(way, any -> new Tally());
                NoticePolicy.Plan plan =
                        plan(notice, channel, wished.get(notice.reader()), tally, now.atZoneSameInstant(notice.zone()));
                if (plan.way() == NoticePolicy.Way.OFF) {
                    links.row(notice.tenantId(), notice.id(), channel, null, "OFF");
                } else {
                    links.row(
                            notice.tenantId(),
                            notice.id(),
                            channel,
                            delivery(notice, way, plan, tally, now, deliveries),
                            null);
                }
            });
        }
        write(batch, deliveries, links);
    }

    private NoticePolicy.Plan plan(
            Fresh notice, NoticeChannel channel, NoticeWishes wished, Tally tally, ZonedDateTime now) {
        NoticeTopic asked = notice.urgent() ? NoticeTopic.EMERGENCY : notice.topic();
        return NoticePolicy.plan(
                new NoticePolicy.Question(
                        notice.urgent(),
                        notice.onDuty(),
                        wished.pace(asked, channel),
                        wished.habit(),
                        caps.of(channel),
                        tally.hour,
                        tally.day),
                now);
    }

    /** A message of its own, or the digest of that time, which may be there already. */
    private UUID delivery(
            Fresh notice, Way way, NoticePolicy.Plan plan, Tally tally, OffsetDateTime now, Columns deliveries) {
        boolean digest = plan.way() == NoticePolicy.Way.DIGEST;
        Instant due = plan.dueAt().toInstant();
        if (digest && tally.digests.containsKey(due)) {
            return tally.digests.get(due);
        }
        UUID id = UuidV7.at(now.toInstant());
        deliveries.row(id, way.reader(), way.channel(), digest, notice.urgent(), due);
        if (digest) {
            tally.digests.put(due, id);
        } else {
            tally.hour++;
            tally.day++;
        }
        return id;
    }

    private Map<UUID, Map<NoticeChannel, Boolean>> ways(Set<UUID> people) {
        return addresses.reach(people).stream()
                .collect(Collectors.groupingBy(
                        NoticeAddresses.Reach::personId,
                        Collectors.toMap(
                                reach -> NoticeChannel.valueOf(reach.channel()), NoticeAddresses.Reach::broken)));
    }

    private Map<Way, Tally> tallies(Collection<UUID> people) {
        Map<Way, Tally> tallies = new HashMap<>();
        String list = people.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
        sql.list("""
                        select person_id, channel, count(*) filter (where id >= core.id_floor(now() - interval '1 hour')),
                               count(*)
                        from core.delivery
                        where person_id = any (?::uuid[]) and not digest
                          and id >= core.id_floor(now() - interval '1 day')
                        group by person_id, channel""", row -> new Counted(way(row), row.getInt(3), row.getInt(4)), list)
                .forEach(counted -> {
                    Tally tally = tallies.computeIfAbsent(counted.way(), any -> new Tally());
                    tally.hour = counted.hour();
                    tally.day = counted.day();
                });
        // Locked, so that none of them leaves while something is put into it.
        sql.list(
                        """
                        select person_id, channel, due_at, id from core.delivery
                        where person_id = any (?::uuid[]) and digest and state = 'WAITING' and tries = 0
                          and due_at > now()
                        for update""",
                        row -> new Gathering(
                                way(row),
                                row.getObject(3, OffsetDateTime.class).toInstant(),
                                row.getObject(4, UUID.class)),
                        list)
                .forEach(waiting -> tallies.computeIfAbsent(waiting.way(), any -> new Tally())
                        .digests
                        .put(waiting.dueAt(), waiting.id()));
        return tallies;
    }

    private void write(List<Fresh> batch, Columns deliveries, Columns links) {
        Writes writes = new Writes();
        if (!deliveries.isEmpty()) {
            writes.add("""
                    insert into core.delivery (id, person_id, channel, digest, urgent, due_at, next_at)
                    select d.id, d.person, d.channel, d.digest, d.urgent, d.due, d.due
                    from unnest(?::uuid[], ?::uuid[], ?::text[], ?::boolean[], ?::boolean[], ?::timestamptz[])
                        d (id, person, channel, digest, urgent, due)""", deliveries.literals());
        }
        if (!links.isEmpty()) {
            writes.add("""
                    insert into core.delivery_notice (tenant_id, notice_id, channel, delivery_id, suppressed)
                    select * from unnest(?::integer[], ?::uuid[], ?::text[], ?::uuid[], ?::text[])""", links.literals());
        }
        Columns done = new Columns(2);
        batch.forEach(notice -> done.row(notice.tenantId(), notice.id()));
        writes.add("""
                update core.notice n set planned_at = now()
                from unnest(?::integer[], ?::uuid[]) d (tenant, id) where n.tenant_id = d.tenant and n.id = d.id""", done.literals());
        sql.write(writes);
    }

    private static Way way(ResultSet row) throws SQLException {
        return new Way(row.getObject(1, UUID.class), NoticeChannel.valueOf(row.getString(2)));
    }

    private static Fresh fresh(ResultSet row) throws SQLException {
        return new Fresh(
                row.getInt(1),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                NoticeTopic.valueOf(row.getString(4)),
                row.getBoolean(5),
                ToldAs.valueOf(row.getString(6)) == ToldAs.DUTY,
                ZoneId.of(row.getString(7)));
    }
}
