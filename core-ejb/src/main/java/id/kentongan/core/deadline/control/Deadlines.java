package id.kentongan.core.deadline.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.control.Writes;
import id.kentongan.core.deadline.entity.DeadlinePassed;
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
import java.util.List;
import java.util.UUID;

/**
 * Deadlines as rows. They change only under the lock of their case, which is taken first everywhere: so acceptance and
 * sweep exclude each other and cannot wait for each other in a ring.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Deadlines {

    private final Sql sql;

    @Inject
    public Deadlines(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected Deadlines() {
        this.sql = null;
    }

    /** Plans one step of a case's ladder, among what is written together. */
    public void plan(int tenantId, UUID caseId, Step step, int round, OffsetDateTime dueAt, Writes into) {
        into.add(
                "insert into core.deadline (tenant_id, case_id, phase, step, round, tier, action, due_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                tenantId,
                caseId,
                step.phase().name(),
                step.number(),
                round,
                step.tier().name(),
                step.action().name(),
                dueAt);
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
     * deadlines as fired.
     *
     * @param most how many at the most
     * @return what has passed; fewer than was due if somebody accepted in the same moment
     */
    public List<DeadlinePassed> claimDue(int most) {
        List<DeadlinePassed> due = sql.list("""
                select d.tenant_id, d.case_id, c.kind, d.phase, d.step, d.round, d.tier, d.action, d.due_at,
                       c.correlation
                from core.deadline d
                join core.case_file c on c.tenant_id = d.tenant_id and c.id = d.case_id
                where d.due_at <= now() and d.fired_at is null and d.cancelled_at is null
                order by d.due_at limit ?
                for update of c skip locked""", Deadlines::passed, most);
        // The list was read before the locks were there. A case accepted in between shows itself only now.
        return due.stream().filter(this::fire).toList();
    }

    private boolean fire(DeadlinePassed passed) {
        return sql.update(
                        "update core.deadline set fired_at = now() where tenant_id = ? and case_id = ? and phase = ?"
                                + " and tier = ? and round = ? and fired_at is null and cancelled_at is null",
                        passed.tenantId(),
                        passed.caseId(),
                        passed.phase().name(),
                        passed.tier().name(),
                        passed.round())
                == 1;
    }

    private static DeadlinePassed passed(ResultSet row) throws SQLException {
        return new DeadlinePassed(
                row.getInt("tenant_id"),
                row.getObject("case_id", UUID.class),
                row.getString("kind"),
                Phase.valueOf(row.getString("phase")),
                row.getInt("step"),
                row.getInt("round"),
                Tier.valueOf(row.getString("tier")),
                StepAction.valueOf(row.getString("action")),
                row.getObject("due_at", OffsetDateTime.class),
                row.getString("correlation"));
    }
}
