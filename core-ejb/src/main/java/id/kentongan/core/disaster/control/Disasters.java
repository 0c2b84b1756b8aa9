package id.kentongan.core.disaster.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.disaster.entity.Disaster;
import id.kentongan.core.disaster.entity.DisasterKind;
import id.kentongan.core.disaster.entity.DisasterLine;
import id.kentongan.core.disaster.entity.DisasterStep;
import id.kentongan.core.organisation.entity.AreaCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * The disasters of each tenant. Which ones go on is kept in memory for five seconds, so that a report that comes in and a
 * page that is opened ask the database nothing; the node on which one is declared knows it at once.
 */
@ApplicationScoped
public class Disasters {

    private static final long KEEP_NANOS = 5_000_000_000L;

    private static final String LAST = """
            select l.*, l.ends_at > now() as running from (
                select distinct on (disaster_id) tenant_id, disaster_id, kind, array_to_string(areas, ',') as areas,
                       ends_at, reason
                from core.disaster_line where tenant_id = ? order by disaster_id desc, number desc) l""";

    private record Kept(List<Disaster> running, long since) {}

    private final Sql sql;
    private final ConcurrentMap<Integer, Kept> kept = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    @Inject
    public Disasters(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected Disasters() {
        this.sql = null;
    }

    /** Those that go on, the newest first, without their history; what other nodes declare is known within five seconds. */
    public List<Disaster> running(int tenantId) {
        Kept known = kept.get(tenantId);
        if (known == null || System.nanoTime() - known.since() > KEEP_NANOS) {
            long before = changes.get();
            known = new Kept(stored(tenantId), System.nanoTime());
            kept.put(tenantId, known);
            if (changes.get() != before) {
                // It may have been read before the change and put here after it: the next one looks again.
                kept.remove(tenantId, known);
            }
        }
        return known.running();
    }

    /** Whether a report of that category, filed there now, cannot wait. */
    public boolean raises(int tenantId, String category, AreaCode place, OffsetDateTime now) {
        return running(tenantId).stream().anyMatch(disaster -> disaster.raises(category, place, now));
    }

    /** Those that go on, as the database has them now. */
    public List<Disaster> stored(int tenantId) {
        return sql.list(LAST + " where l.ends_at > now()", row -> disaster(row, Map.of()), tenantId);
    }

    /** Those that go on and those that are over, the newest first, with what was said. */
    public List<Disaster> history(int tenantId, int most) {
        record Said(UUID disaster, DisasterLine line) {}
        Map<UUID, List<DisasterLine>> lines = sql
                .list(
                        """
                select l.disaster_id, l.step, l.ends_at, coalesce(a.display_name, l.said_by::text), l.said_at, l.reason
                from core.disaster_line l left join core.account a on a.person_id = l.said_by
                where l.tenant_id = ? and l.disaster_id in (select distinct disaster_id from core.disaster_line
                    where tenant_id = ? order by disaster_id desc limit ?)
                order by l.disaster_id, l.number""",
                        row -> new Said(
                                row.getObject(1, UUID.class),
                                new DisasterLine(
                                        DisasterStep.valueOf(row.getString(2)),
                                        row.getObject(3, OffsetDateTime.class),
                                        row.getString(4),
                                        row.getObject(5, OffsetDateTime.class),
                                        row.getString(6))),
                        tenantId,
                        tenantId,
                        most)
                .stream()
                .collect(Collectors.groupingBy(Said::disaster, Collectors.mapping(Said::line, Collectors.toList())));
        return sql.list(LAST + " limit ?", row -> disaster(row, lines), tenantId, most);
    }

    /** The first line of a disaster. */
    public void declare(Disaster disaster, UUID officer) {
        sql.update(
                """
                insert into core.disaster_line (tenant_id, disaster_id, number, step, kind, areas, ends_at, said_by,
                                                said_at, reason)
                values (?, ?, 1, 'DECLARED', ?, string_to_array(?, ','), ?, ?, ?, ?)""",
                disaster.tenantId(),
                disaster.id(),
                disaster.kind().name(),
                disaster.areas().stream().map(AreaCode::value).collect(Collectors.joining(",")),
                disaster.endsAt(),
                officer,
                disaster.startedAt(),
                disaster.reason());
    }

    /**
     * Says something more about one that goes on.
     *
     * @return false if it is over, or somebody else has said something at the same moment
     */
    public boolean say(int tenantId, UUID id, DisasterStep step, OffsetDateTime endsAt, UUID officer, String reason) {
        return sql.update("""
                insert into core.disaster_line (tenant_id, disaster_id, number, step, kind, areas, ends_at, said_by,
                                                said_at, reason)
                select l.tenant_id, l.disaster_id, l.number + 1, ?, l.kind, l.areas, ?, ?, now(), ?
                from (select * from core.disaster_line where tenant_id = ? and disaster_id = ?
                      order by number desc limit 1) l
                where l.ends_at > now()
                on conflict do nothing""", step.name(), endsAt, officer, reason, tenantId, id) == 1;
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) DisastersChanged changed) {
        changes.incrementAndGet();
        kept.remove(changed.tenantId());
    }

    private static Disaster disaster(ResultSet row, Map<UUID, List<DisasterLine>> lines) throws SQLException {
        UUID id = row.getObject("disaster_id", UUID.class);
        return new Disaster(
                id,
                row.getInt("tenant_id"),
                DisasterKind.valueOf(row.getString("kind")),
                Arrays.stream(row.getString("areas").split(","))
                        .map(AreaCode::new)
                        .toList(),
                UuidV7.timeOf(id).atOffset(ZoneOffset.UTC),
                row.getObject("ends_at", OffsetDateTime.class),
                row.getBoolean("running"),
                row.getString("reason"),
                lines.getOrDefault(id, List.of()));
    }
}
