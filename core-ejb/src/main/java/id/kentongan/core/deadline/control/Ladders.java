package id.kentongan.core.deadline.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.deadline.entity.Ladder;
import id.kentongan.core.deadline.entity.LadderLine;
import id.kentongan.core.deadline.entity.LadderText;
import id.kentongan.core.deadline.entity.LaddersChanged;
import id.kentongan.core.deadline.entity.Phase;
import id.kentongan.core.deadline.entity.Priority;
import id.kentongan.core.deadline.entity.Step;
import id.kentongan.core.deadline.entity.StepAction;
import id.kentongan.core.deadline.entity.Term;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.time.WorkingCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * The ladders and the days off, as the office has loaded them. Kept in memory for a minute; the node on which somebody
 * changes them looks again at once.
 */
@ApplicationScoped
public class Ladders {

    private static final long KEEP_NANOS = 60_000_000_000L;

    private record Kept<T>(T value, long since) {
        boolean fresh() {
            return System.nanoTime() - since < KEEP_NANOS;
        }
    }

    private record Version(int tenantId, int number) {}

    private final Sql sql;
    private final OfficeCalendars offices;
    private final ConcurrentMap<String, Kept<List<LadderLine>>> presets = new ConcurrentHashMap<>();
    private final ConcurrentMap<Integer, Kept<Integer>> newest = new ConcurrentHashMap<>();

    /** What was published does not change any more. */
    private final ConcurrentMap<Version, List<LadderLine>> published = new ConcurrentHashMap<>();

    private final ConcurrentMap<Integer, Kept<WorkingCalendar>> calendars = new ConcurrentHashMap<>();

    @Inject
    public Ladders(Sql sql, OfficeCalendars offices) {
        this.sql = sql;
        this.offices = offices;
    }

    /** For the container's proxy. */
    protected Ladders() {
        this.sql = null;
        this.offices = null;
    }

    /** The ladder that new cases of a government climb by: its own, else the preset. */
    public Ladder current(int tenantId, String preset) {
        int version = kept(newest, tenantId, () -> newest(tenantId));
        return ladder(tenantId, preset, version);
    }

    /**
     * A ladder as it was published; the preset for version 0.
     *
     * @throws IllegalStateException if there is no such version
     */
    public Ladder ladder(int tenantId, String preset, int version) {
        return new Ladder(
                preset,
                version,
                version == 0
                        ? kept(presets, preset, () -> shipped(preset))
                        : published.computeIfAbsent(new Version(tenantId, version), this::stored));
    }

    /** The working time of a tenant: its zone and hours, and the days off of that zone. */
    public WorkingCalendar calendar(int tenantId) {
        return kept(calendars, tenantId, () -> offices.calendar(tenantId));
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) LaddersChanged changed) {
        newest.remove(changed.tenantId());
        calendars.clear();
    }

    private static <K, T> T kept(ConcurrentMap<K, Kept<T>> where, K key, Supplier<T> read) {
        Kept<T> known = where.get(key);
        if (known == null || !known.fresh()) {
            known = new Kept<>(read.get(), System.nanoTime());
            where.put(key, known);
        }
        return known.value();
    }

    private int newest(int tenantId) {
        return sql.one(
                        "select coalesce(max(version), 0) from core.ladder_version where tenant_id = ?",
                        row -> row.getInt(1),
                        tenantId)
                .orElse(0);
    }

    private List<LadderLine> stored(Version version) {
        return sql.one(
                        "select steps::text from core.ladder_version where tenant_id = ? and version = ?",
                        row -> LadderText.read(row.getString(1)),
                        version.tenantId(),
                        version.number())
                .orElseThrow(() -> new IllegalStateException("no ladder " + version));
    }

    private List<LadderLine> shipped(String preset) {
        return sql.list("""
                select topic, priority, phase, step, tier, agency, action, amount, measure, share, again, source
                from core.ladder_step where preset = ?
                order by phase, topic, priority, step""", Ladders::line, preset);
    }

    private static LadderLine line(ResultSet row) throws SQLException {
        String topic = row.getString("topic");
        String priority = row.getString("priority");
        String measure = row.getString("measure");
        return new LadderLine(
                topic.equals("*") ? null : topic,
                priority.equals("*") ? null : Priority.valueOf(priority),
                new Step(
                        Phase.valueOf(row.getString("phase")),
                        row.getInt("step"),
                        Tier.valueOf(row.getString("tier")),
                        row.getString("agency"),
                        StepAction.valueOf(row.getString("action")),
                        measure == null ? null : new Term(row.getInt("amount"), Term.Measure.valueOf(measure)),
                        row.getInt("share"),
                        row.getObject("again", Integer.class),
                        row.getString("source")));
    }
}
