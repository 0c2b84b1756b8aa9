package id.kentongan.core.deadline.control;

import id.kentongan.core.database.control.Columns;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.control.Writes;
import id.kentongan.core.deadline.entity.DeadlineKey;
import id.kentongan.core.deadline.entity.DeadlinePassed;
import id.kentongan.core.deadline.entity.Moment;
import id.kentongan.core.deadline.entity.Phase;
import id.kentongan.core.deadline.entity.Step;
import id.kentongan.core.deadline.entity.StepAction;
import id.kentongan.core.organisation.entity.Tier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Deadlines as rows. They change only under the lock of their case, which is taken first everywhere: so acceptance and
 * sweep exclude each other and cannot wait for each other in a ring.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Deadlines {

    private static final String DUE = """
            select d.tenant_id, d.case_id, c.kind, d.phase, d.step, d.round, d.tier, d.action, d.due_at,
                   c.unit_id, c.correlation,
                   array(select distinct t.step from core.deadline t
                         where t.tenant_id = d.tenant_id and t.case_id = d.case_id and t.phase = d.phase
                           and t.round >= case d.phase when 'FINISH' then c.reopened_in else c.climbs_since end
                           and t.fired_at is not null) as taken
            from core.deadline d
            join core.case_file c on c.tenant_id = d.tenant_id and c.id = d.case_id
            where d.due_at <= now() and d.fired_at is null and d.cancelled_at is null
              and (d.retry_at is null or d.retry_at <= now())""";

    private final Sql sql;

    @Inject
    public Deadlines(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected Deadlines() {
        this.sql = null;
    }

    /** Plans the next moment of a case's ladder, among what is written together; anew if it was called off before. */
    public void plan(int tenantId, UUID caseId, Moment moment, int round, OffsetDateTime dueAt, Writes into) {
        Step step = moment.step();
        into.add(
                "insert into core.deadline (tenant_id, case_id, phase, step, round, tier, action, due_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (tenant_id, case_id, phase, step, round)"
                        + " do update set due_at = excluded.due_at, cancelled_at = null"
                        + " where core.deadline.fired_at is null",
                tenantId,
                caseId,
                step.phase().name(),
                moment.number(),
                round,
                step.tier().name(),
                step.action().name(),
                dueAt);
    }

    /**
     * A moment that shall be waited for.
     *
     * @param round of its case
     */
    public record Plan(int tenantId, UUID caseId, Moment moment, int round) {}

    /** Plans the next moments of many cases in one statement, as {@link #plan} does that of one. */
    public void planAll(List<Plan> all, Writes into) {
        if (all.isEmpty()) {
            return;
        }
        into.add(
                "insert into core.deadline (tenant_id, case_id, phase, step, round, tier, action, due_at)"
                        + " select * from unnest(?::int[], ?::uuid[], ?::text[], ?::int[], ?::int[], ?::text[], ?::text[],"
                        + " ?::timestamptz[]) on conflict (tenant_id, case_id, phase, step, round)"
                        + " do update set due_at = excluded.due_at, cancelled_at = null"
                        + " where core.deadline.fired_at is null",
                all.stream().mapToInt(Plan::tenantId).toArray(),
                Columns.texts(all, Plan::caseId),
                Columns.texts(all, plan -> plan.moment().step().phase()),
                all.stream().mapToInt(plan -> plan.moment().number()).toArray(),
                all.stream().mapToInt(Plan::round).toArray(),
                Columns.texts(all, plan -> plan.moment().step().tier()),
                Columns.texts(all, plan -> plan.moment().step().action()),
                Columns.texts(all, plan -> plan.moment().dueAt()));
    }

    /** Plans one step of a case that has no ladder, such as an instruction, whose terms are its own. */
    public void plan(int tenantId, UUID caseId, Step step, int round, OffsetDateTime dueAt, Writes into) {
        plan(tenantId, caseId, new Moment(step.number(), step, dueAt.toInstant()), round, dueAt, into);
    }

    /** The numbers of the moments of a phase that have passed since that round began. */
    public Set<Integer> taken(int tenantId, UUID caseId, Phase phase, int sinceRound) {
        return Set.copyOf(sql.list(
                "select distinct step from core.deadline where tenant_id = ? and case_id = ? and phase = ?"
                        + " and round >= ? and fired_at is not null",
                row -> row.getInt(1),
                tenantId,
                caseId,
                phase.name(),
                sinceRound));
    }

    /** When the next moment of a phase comes; empty if nothing is planned. */
    public Optional<OffsetDateTime> planned(int tenantId, UUID caseId, Phase phase) {
        return sql.one(
                "select min(due_at) from core.deadline where tenant_id = ? and case_id = ? and phase = ?"
                        + " and fired_at is null and cancelled_at is null having min(due_at) is not null",
                row -> row.getObject(1, OffsetDateTime.class),
                tenantId,
                caseId,
                phase.name());
    }

    /** Stops the clock of a phase: what has not fired never will. */
    public void cancel(int tenantId, UUID caseId, Phase phase) {
        sql.update(
                "update core.deadline set cancelled_at = now() where tenant_id = ? and case_id = ? and phase = ?"
                        + " and fired_at is null and cancelled_at is null",
                tenantId,
                caseId,
                phase.name());
    }

    /**
     * Locks cases with a deadline that is due, the oldest first, skipping what another node holds, and marks those
     * deadlines as fired: two statements, however many they are. Of a case only the first is taken; the next one has its
     * turn when that one had its consequence.
     *
     * @param most how many at the most
     * @return what has passed, in the order of time; fewer than was due if somebody accepted in the same moment
     */
    public List<DeadlinePassed> claimDue(int most) {
        return fire(sql.list(DUE + " order by d.due_at limit ? for update of c skip locked", Deadlines::passed, most));
    }

    /**
     * The same for one deadline.
     *
     * @return nothing if it is not due any more, or somebody holds its case
     */
    public List<DeadlinePassed> claim(DeadlineKey key) {
        return fire(sql.list(
                DUE + " and d.tenant_id = ? and d.case_id = ? and d.phase = ? and d.step = ? and d.round = ?"
                        + " for update of c skip locked",
                Deadlines::passed,
                key.tenantId(),
                key.caseId(),
                key.phase().name(),
                key.step(),
                key.round()));
    }

    /** What is due, the oldest first, whoever holds it. */
    public List<DeadlineKey> due(int most) {
        return sql.list(
                DUE + " order by d.due_at limit ?",
                row -> new DeadlineKey(
                        row.getInt("tenant_id"),
                        row.getObject("case_id", UUID.class),
                        Phase.valueOf(row.getString("phase")),
                        row.getInt("step"),
                        row.getInt("round")),
                most);
    }

    private List<DeadlinePassed> fire(List<DeadlinePassed> due) {
        Map<UUID, DeadlinePassed> firsts = new LinkedHashMap<>();
        due.forEach(passed -> firsts.putIfAbsent(passed.caseId(), passed));
        if (firsts.isEmpty()) {
            return List.of();
        }
        List<DeadlinePassed> all = List.copyOf(firsts.values());
        // The list was read before the locks were there. A case accepted in between shows itself only now.
        Set<UUID> fired = Set.copyOf(sql.list(
                "update core.deadline d set fired_at = now()"
                        + " from unnest(?::int[], ?::uuid[], ?::text[], ?::int[], ?::int[])"
                        + " as k (tenant_id, case_id, phase, step, round)"
                        + " where d.tenant_id = k.tenant_id and d.case_id = k.case_id and d.phase = k.phase"
                        + " and d.step = k.step and d.round = k.round and d.fired_at is null and d.cancelled_at is null"
                        + " returning d.case_id",
                row -> row.getObject(1, UUID.class),
                all.stream().mapToInt(DeadlinePassed::tenantId).toArray(),
                Columns.texts(all, DeadlinePassed::caseId),
                Columns.texts(all, DeadlinePassed::phase),
                all.stream().mapToInt(DeadlinePassed::step).toArray(),
                all.stream().mapToInt(DeadlinePassed::round).toArray()));
        return all.stream().filter(passed -> fired.contains(passed.caseId())).toList();
    }

    /**
     * Its consequence failed: it is tried again after ten seconds, then after twice as long each time, after an hour at
     * the most.
     *
     * @return how often it has failed; 0 if it is not due any more
     */
    public int postpone(DeadlineKey key) {
        return sql.one(
                        "update core.deadline set failures = failures + 1,"
                                + " retry_at = now() + least(10 * 2 ^ least(failures, 9), 3600) * interval '1 second'"
                                + " where tenant_id = ? and case_id = ? and phase = ? and step = ? and round = ?"
                                + " and fired_at is null and cancelled_at is null returning failures",
                        row -> row.getInt(1),
                        key.tenantId(),
                        key.caseId(),
                        key.phase().name(),
                        key.step(),
                        key.round())
                .orElse(0);
    }

    private static DeadlinePassed passed(ResultSet row) throws SQLException {
        int step = row.getInt("step");
        Set<Integer> taken =
                new HashSet<>(List.of((Integer[]) row.getArray("taken").getArray()));
        taken.add(step);
        return new DeadlinePassed(
                row.getInt("tenant_id"),
                row.getObject("case_id", UUID.class),
                row.getString("kind"),
                Phase.valueOf(row.getString("phase")),
                step,
                row.getInt("round"),
                Tier.valueOf(row.getString("tier")),
                StepAction.valueOf(row.getString("action")),
                row.getObject("due_at", OffsetDateTime.class),
                taken,
                row.getObject("unit_id", UUID.class),
                row.getString("correlation"));
    }
}
