package id.kentongan.core.deadline.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.deadline.entity.Ladder;
import id.kentongan.core.deadline.entity.Moment;
import id.kentongan.core.deadline.entity.Pause;
import id.kentongan.core.deadline.entity.Phase;
import id.kentongan.core.deadline.entity.Priority;
import id.kentongan.core.deadline.entity.StepAction;
import id.kentongan.core.deadline.entity.Term;
import id.kentongan.core.deadline.entity.Timeline;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.time.WorkingCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The cases of the last month, and what a ladder would have done with them. */
@ApplicationScoped
public class PastCases {

    /**
     * A case as it went.
     *
     * @param answered until when nobody had taken it on; now if nobody has
     * @param over until when it was not done; now if it is not
     * @param waits when nobody of the offices could go on
     */
    public record Past(
            String topic,
            Priority priority,
            Instant opened,
            Instant answered,
            Instant over,
            @Nullable Term finish,
            List<Pause> waits) {}

    /** What a tier is told, of what. */
    public record Told(Phase phase, Tier tier, StepAction action) {}

    private final Sql sql;

    @Inject
    public PastCases(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected PastCases() {
        this.sql = null;
    }

    /**
     * Reports that came within the last thirty days, the newest first.
     *
     * @param most how many at the most
     */
    public List<Past> ofLastMonth(int tenantId, int most) {
        return sql.list("""
                select c.topic, c.priority, c.opened_at,
                    coalesce(c.accepted_at, c.closed_at, now()) as answered,
                    coalesce(c.closed_at, now()) as over, c.finish_amount, c.finish_measure,
                    array(select w.began_at from core.case_wait w where w.tenant_id = c.tenant_id and w.case_id = c.id
                          and w.ended_at is not null order by w.began_at) as began,
                    array(select w.ended_at from core.case_wait w where w.tenant_id = c.tenant_id and w.case_id = c.id
                          and w.ended_at is not null order by w.began_at) as ended
                from core.case_file c
                where c.tenant_id = ? and c.id >= core.id_floor(now() - interval '30 days') and c.kind = 'REPORT'
                  and (c.state <> 'CLOSED' or c.closed_at is not null)
                order by c.id desc limit ?""", PastCases::past, tenantId, most);
    }

    /** How often each tier would have been told of each thing. */
    public static Map<Told, Integer> told(List<Past> cases, Ladder ladder, WorkingCalendar calendar) {
        Map<Told, Integer> told = new HashMap<>();
        for (Past each : cases) {
            count(each, ladder, Phase.ACCEPT, each.answered(), List.of(), calendar, told);
            count(each, ladder, Phase.FINISH, each.over(), each.waits(), calendar, told);
        }
        return told;
    }

    private static void count(
            Past each,
            Ladder ladder,
            Phase phase,
            Instant until,
            List<Pause> pauses,
            WorkingCalendar calendar,
            Map<Told, Integer> told) {
        Timeline.of(ladder.steps(each.topic(), each.priority(), phase), each.finish(), each.opened(), pauses, calendar)
                .moments()
                .stream()
                .filter(moment -> moment.dueAt().isBefore(until))
                .map(Moment::step)
                .forEach(step -> told.merge(new Told(phase, step.tier(), step.action()), 1, Integer::sum));
    }

    private static Past past(ResultSet row) throws SQLException {
        String measure = row.getString("finish_measure");
        List<Instant> began = moments(row, "began");
        List<Instant> ended = moments(row, "ended");
        return new Past(
                row.getString("topic"),
                Priority.valueOf(row.getString("priority")),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("answered", OffsetDateTime.class).toInstant(),
                row.getObject("over", OffsetDateTime.class).toInstant(),
                measure == null ? null : new Term(row.getInt("finish_amount"), Term.Measure.valueOf(measure)),
                IntStream.range(0, began.size())
                        .mapToObj(i -> new Pause(began.get(i), ended.get(i)))
                        .toList());
    }

    private static List<Instant> moments(ResultSet row, String column) throws SQLException {
        Timestamp[] values = (Timestamp[]) row.getArray(column).getArray();
        return Arrays.stream(values).map(Timestamp::toInstant).toList();
    }
}
