package id.kentongan.core.escalation.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.deadline.control.Ladders;
import id.kentongan.core.deadline.entity.Moment;
import id.kentongan.core.deadline.entity.Phase;
import id.kentongan.core.deadline.entity.Priority;
import id.kentongan.core.deadline.entity.Step;
import id.kentongan.core.deadline.entity.Term;
import id.kentongan.core.time.WorkingCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * When the deadlines that are planned would come by another calendar: the working time that is left of one is left then
 * too. Nothing is moved: what is planned stays, and the moments after it count by the calendar that holds then.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class PlannedDeadlines {

    /** Those of cases that climb a ladder; a wait runs day and night, and verification counts by rules of its own. */
    private static final String OPEN = """
            select c.id, c.reference, c.topic, c.priority, c.preset, c.ladder_version, c.finish_measure,
                d.phase, d.step, d.round, d.due_at
            from core.case_file c
            join core.deadline d on d.tenant_id = c.tenant_id and d.case_id = c.id
            where c.tenant_id = ? and d.fired_at is null and d.cancelled_at is null and d.due_at > ?
              and d.phase in ('ACCEPT', 'ACT', 'FINISH')
            order by c.id, d.phase""";

    private static final int FETCHED = 1_000;

    /**
     * A planned deadline.
     *
     * @param after when it would come; never before it was planned
     */
    public record Planned(
            UUID caseId, String reference, Phase phase, int step, int round, Instant before, Instant after) {

        /** Whether that is later. */
        public boolean later() {
            return after.isAfter(before);
        }
    }

    private final Sql sql;
    private final Ladders ladders;

    @Inject
    public PlannedDeadlines(Sql sql, Ladders ladders) {
        this.sql = sql;
        this.ladders = ladders;
    }

    /** For the container's proxy. */
    protected PlannedDeadlines() {
        this.sql = null;
        this.ladders = null;
    }

    /**
     * Hands on what is planned, and when it would come, one after another: in a flood there are hundreds of thousands.
     * Nothing is changed.
     */
    public void planned(int tenantId, Instant now, WorkingCalendar from, WorkingCalendar to, Consumer<Planned> each) {
        sql.each(
                OPEN,
                FETCHED,
                row -> planned(row, tenantId, now, from, to),
                each,
                tenantId,
                now.atOffset(ZoneOffset.UTC));
    }

    /** When the last deadline of a government that is planned comes. */
    public Optional<Instant> last(int tenantId) {
        return sql.one(
                "select due_at from core.deadline where tenant_id = ? and fired_at is null and cancelled_at is null"
                        + " order by due_at desc limit 1",
                row -> row.getObject(1, OffsetDateTime.class).toInstant(),
                tenantId);
    }

    private Planned planned(ResultSet row, int tenantId, Instant now, WorkingCalendar from, WorkingCalendar to)
            throws SQLException {
        Phase phase = Phase.valueOf(row.getString("phase"));
        int number = row.getInt("step");
        Instant due = row.getObject("due_at", OffsetDateTime.class).toInstant();
        @Nullable String own = row.getString("finish_measure");
        boolean working = ladders
                .ladder(tenantId, row.getString("preset"), row.getInt("ladder_version"))
                .steps(row.getString("topic"), Priority.valueOf(row.getString("priority")), phase)
                .stream()
                .filter(step -> step.number() == Moment.stepOf(number))
                .anyMatch(step -> working(step, own));
        Instant after = working ? to.plusWorkingTime(now, from.workingTimeBetween(now, due)) : due;
        return new Planned(
                row.getObject("id", UUID.class),
                row.getString("reference"),
                phase,
                number,
                row.getInt("round"),
                due,
                after.isBefore(due) ? due : after);
    }

    private static boolean working(Step step, @Nullable String own) {
        Term term = step.term();
        return term == null
                ? own != null && Term.Measure.valueOf(own).working()
                : term.measure().working();
    }
}
