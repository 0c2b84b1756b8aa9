package id.kentongan.core.operation.boundary;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.DatabaseUnavailable;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.deadline.control.MissingHolidays;
import id.kentongan.core.health.control.Machine;
import id.kentongan.core.metrics.Exposition;
import id.kentongan.core.metrics.Meters;
import id.kentongan.core.outbox.control.Messaging;
import id.kentongan.core.time.DatabaseClock;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The figures of this node and of the database that all nodes share, as Prometheus reads them.
 *
 * <p>MT.1 - However often it is asked, the database shall be asked at most once in five seconds, along indexes that hold
 * only what waits (why: who watches must not become the load).
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Figures {

    private static final long KEEP_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** A decree comes once a year, and all governments are asked. */
    private static final long KEEP_HOLIDAYS_NANOS = TimeUnit.MINUTES.toNanos(30);

    /** Beyond this many a count says only "so many or more". */
    private static final int COUNTED = 200_000;

    private record Kept(String text, long since) {}

    private volatile @Nullable Kept holidays;
    private volatile Kept kept = new Kept("", System.nanoTime() - KEEP_NANOS);

    @Inject
    private Sql sql;

    @Inject
    private MissingHolidays missingHolidays;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Meters meters;

    @Inject
    private Messaging messaging;

    @Inject
    private Machine host;

    /** @return Prometheus' text, the part of the database at most five seconds old */
    public String text() {
        Kept known = kept;
        if (System.nanoTime() - known.since() >= KEEP_NANOS) {
            synchronized (this) {
                known = kept;
                if (System.nanoTime() - known.since() >= KEEP_NANOS) {
                    known = new Kept(Scope.system(Scope.Work.FIGURES).call(this::database), System.nanoTime());
                    kept = known;
                }
            }
        }
        Exposition out = new Exposition();
        meters.write(out);
        out.gauge("kentongan_messaging_away", messaging.away() ? 1 : 0);
        out.gauge("kentongan_clock_skew_seconds", host.skew().toMillis() / 1000.0);
        out.metric("kentongan_disk_used_ratio", "gauge");
        host.filling().forEach((place, share) -> out.sample("kentongan_disk_used_ratio", share, "place", place));
        machine(out);
        return known.text() + out;
    }

    private String database() {
        Exposition out = new Exposition();
        try {
            outbox(out);
            queues(out);
            deadlines(out);
            reveals(out);
            notices(out);
            connections(out);
            out.gauge("kentongan_database_up", 1);
            return out + holidays();
        } catch (DatabaseUnavailable e) {
            Exposition away = new Exposition();
            away.gauge("kentongan_database_up", 0);
            return away.toString();
        }
    }

    private String holidays() {
        Kept known = holidays;
        if (known == null || System.nanoTime() - known.since() >= KEEP_HOLIDAYS_NANOS) {
            Exposition out = new Exposition();
            out.gauge("kentongan_holidays_missing", missingHolidays.governments(clock.instant()));
            known = new Kept(out.toString(), System.nanoTime());
            holidays = known;
        }
        return known.text();
    }

    private void outbox(Exposition out) {
        sql.one(
                """
                select (select count(*) from (select 1 from core.outbox where published_at is null limit ?) u),
                       (select extract(epoch from now() - created_at) from core.outbox
                        where published_at is null order by position limit 1),
                       (select extract(epoch from now() - published_at) from core.outbox o
                        where consumed_at is null and published_at is not null
                          and not exists (select from core.dead_letter d
                                          where d.message_id = o.id::text and d.replayed_at is null)
                        order by published_at limit 1),
                       (select count(*) from core.dead_letter where replayed_at is null and discarded_at is null)""",
                row -> {
                    out.gauge("kentongan_outbox_unpublished", row.getLong(1));
                    out.gauge("kentongan_outbox_unpublished_age_seconds", row.getDouble(2));
                    out.gauge("kentongan_outbox_unconsumed_age_seconds", row.getDouble(3));
                    out.gauge("kentongan_dead_letters_open", row.getLong(4));
                    return out;
                },
                COUNTED);
    }

    /** Every queue has a sample, also when nothing waits: a series that comes and goes cannot be watched. */
    private void queues(Exposition out) {
        out.metric("kentongan_queue_depth", "gauge");
        sql.list(
                """
                select q.name, count(w.queue)
                from unnest(array['kelurahan', 'kecamatan', 'pemkot', 'pemprov', 'agency']) as q (name)
                left join (select queue from core.outbox o
                           where consumed_at is null and published_at is not null
                             and not exists (select from core.dead_letter d
                                             where d.message_id = o.id::text and d.replayed_at is null)
                           limit ?) w on w.queue = q.name
                group by q.name order by q.name""",
                row -> {
                    out.sample("kentongan_queue_depth", row.getLong(2), "queue", row.getString(1));
                    return out;
                },
                COUNTED);
    }

    private void deadlines(Exposition out) {
        sql.one(
                """
                select (select extract(epoch from now() - due_at) from core.deadline
                        where fired_at is null and cancelled_at is null and due_at <= now() order by due_at limit 1),
                       (select count(*) from (select 1 from core.deadline
                        where fired_at is null and cancelled_at is null and due_at <= now() limit ?) d)""",
                row -> {
                    out.gauge("kentongan_escalation_lag_seconds", row.getDouble(1));
                    out.gauge("kentongan_deadlines_overdue", row.getLong(2));
                    return out;
                },
                COUNTED);
    }

    /** What a privacy officer has to decide; the counts for everybody are the interface's. */
    private void reveals(Exposition out) {
        sql.one("select count(*) from vault.reveals(null, null, null, 500) where decided_at is null", row -> {
            out.gauge("kentongan_reveals_waiting", row.getLong(1));
            return out;
        });
    }

    private void notices(Exposition out) {
        sql.one(
                """
                select (select count(*) from (select 1 from core.notice where planned_at is null limit ?) n),
                       (select count(*) from (select 1 from core.unheard
                                              where alert_id >= core.id_floor(now() - interval '1 day') limit ?) u)""",
                row -> {
                    out.gauge("kentongan_notices_unplanned", row.getLong(1));
                    out.gauge("kentongan_alerts_unheard", row.getLong(2));
                    return out;
                },
                COUNTED,
                COUNTED);
        out.metric("kentongan_deliveries_overdue", "gauge");
        sql.list(
                """
                select c.name, (select count(*) from (select 1 from core.delivery d
                                where d.channel = c.name and d.state = 'WAITING' and d.next_at < now() - interval '1 minute'
                                limit ?) w)
                from unnest(array['E_MAIL', 'PUSH', 'SMS']) as c (name) order by c.name""",
                row -> {
                    out.sample("kentongan_deliveries_overdue", row.getLong(2), "channel", row.getString(1));
                    return out;
                },
                COUNTED);
    }

    /** Of this role, on all nodes: pools are not to be asked in the same way on every server. */
    private void connections(Exposition out) {
        out.metric("kentongan_database_connections", "gauge");
        sql.list("""
                select s.state, count(a.pid)
                from unnest(array['active', 'idle', 'idle in transaction']) as s (state)
                left join pg_stat_activity a
                       on a.state = s.state and a.usename = current_user and a.datname = current_database()
                group by s.state order by s.state""", row -> {
            out.sample("kentongan_database_connections", row.getLong(2), "state", row.getString(1));
            return out;
        });
    }

    private static void machine(Exposition out) {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        out.gauge("jvm_memory_used_bytes", heap.getUsed(), "area", "heap");
        out.gauge("jvm_memory_max_bytes", heap.getMax(), "area", "heap");
        out.gauge("jvm_threads_current", ManagementFactory.getThreadMXBean().getThreadCount());
        double seconds = 0;
        long runs = 0;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            seconds += Math.max(0, collector.getCollectionTime()) / 1000.0;
            runs += Math.max(0, collector.getCollectionCount());
        }
        out.metric("jvm_gc_collection_seconds_total", "counter");
        out.sample("jvm_gc_collection_seconds_total", seconds);
        out.metric("jvm_gc_collections_total", "counter");
        out.sample("jvm_gc_collections_total", runs);
        out.gauge("process_uptime_seconds", ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0);
    }
}
