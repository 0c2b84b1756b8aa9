package id.kentongan.core.deadline.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.deadline.entity.Phase;
import id.kentongan.core.deadline.entity.Step;
import id.kentongan.core.deadline.entity.StepAction;
import id.kentongan.core.deadline.entity.Term;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.time.WorkingCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The presets of terms and the days off, as the office has loaded them. Kept in memory for a minute. */
@ApplicationScoped
public class Ladders {

    private static final long KEEP_NANOS = 60_000_000_000L;

    private record Kept<T>(T value, long since) {
        boolean fresh() {
            return System.nanoTime() - since < KEEP_NANOS;
        }
    }

    private final Sql sql;
    private final ConcurrentMap<String, Kept<List<Step>>> steps = new ConcurrentHashMap<>();
    private final ConcurrentMap<Integer, Kept<WorkingCalendar>> calendars = new ConcurrentHashMap<>();

    @Inject
    public Ladders(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected Ladders() {
        this.sql = null;
    }

    /**
     * @return the steps of a phase in the order of their numbers; empty if the preset has none
     */
    public List<Step> steps(String preset, Phase phase) {
        Kept<List<Step>> kept = steps.get(preset);
        if (kept == null || !kept.fresh()) {
            kept = new Kept<>(
                    sql.list(
                            "select phase, step, tier, action, amount, measure, source from core.ladder_step"
                                    + " where preset = ? order by phase, step",
                            Ladders::step,
                            preset),
                    System.nanoTime());
            steps.put(preset, kept);
        }
        return kept.value().stream().filter(step -> step.phase() == phase).toList();
    }

    /** The working time of a tenant: its zone and hours, and the days off of that zone. */
    public WorkingCalendar calendar(int tenantId) {
        Kept<WorkingCalendar> kept = calendars.get(tenantId);
        if (kept == null || !kept.fresh()) {
            kept = new Kept<>(read(tenantId), System.nanoTime());
            calendars.put(tenantId, kept);
        }
        return kept.value();
    }

    private WorkingCalendar read(int tenantId) {
        WorkingCalendar hours = sql.one(
                        "select zone, opens, closes from core.tenant where id = ?",
                        row -> new WorkingCalendar(
                                ZoneId.of(row.getString(1)),
                                Set.of(),
                                row.getObject(2, LocalTime.class),
                                row.getObject(3, LocalTime.class)),
                        tenantId)
                .orElseThrow();
        List<LocalDate> daysOff = sql.list(
                "select day from core.holiday where zone in ('*', ?)",
                row -> row.getObject(1, LocalDate.class),
                hours.zone().getId());
        return new WorkingCalendar(hours.zone(), Set.copyOf(daysOff), hours.opens(), hours.closes());
    }

    private static Step step(ResultSet row) throws SQLException {
        return new Step(
                Phase.valueOf(row.getString("phase")),
                row.getInt("step"),
                Tier.valueOf(row.getString("tier")),
                StepAction.valueOf(row.getString("action")),
                new Term(row.getInt("amount"), Term.Measure.valueOf(row.getString("measure"))),
                row.getString("source"));
    }
}
