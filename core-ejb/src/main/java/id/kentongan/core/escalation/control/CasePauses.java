package id.kentongan.core.escalation.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.escalation.entity.CaseState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * Stops the clock of a case while another case answers for the same thing, and lets it go on as if it had never stopped:
 * what became due meanwhile is due. By SQL alone, because the cases are not those that the transaction works on.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class CasePauses {

    private final Sql sql;

    @Inject
    public CasePauses(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected CasePauses() {
        this.sql = null;
    }

    /**
     * Waits until nobody else is about to change the case, and stops its clock.
     *
     * @return the state that it had
     */
    public CaseState pause(int tenantId, UUID caseId, OffsetDateTime at) {
        CaseState had = lock(tenantId, caseId);
        sql.update(
                "update core.case_file set state = 'CLOSED', version = version + 1 where tenant_id = ? and id = ?",
                tenantId,
                caseId);
        sql.update(
                "update core.deadline set cancelled_at = ? where tenant_id = ? and case_id = ? and fired_at is null"
                        + " and cancelled_at is null",
                at,
                tenantId,
                caseId);
        return had;
    }

    /** @param at when it was paused */
    public void resume(int tenantId, UUID caseId, CaseState had, OffsetDateTime at) {
        lock(tenantId, caseId);
        sql.update(
                "update core.case_file set state = ?, version = version + 1 where tenant_id = ? and id = ?",
                had.name(),
                tenantId,
                caseId);
        sql.update(
                "update core.deadline set cancelled_at = null where tenant_id = ? and case_id = ? and fired_at is null"
                        + " and cancelled_at = ?",
                tenantId,
                caseId,
                at);
    }

    private CaseState lock(int tenantId, UUID caseId) {
        return sql.one(
                        "select state from core.case_file where tenant_id = ? and id = ? for update",
                        row -> CaseState.valueOf(row.getString(1)),
                        tenantId,
                        caseId)
                .orElseThrow(() -> new IllegalStateException("no case " + caseId + " of tenant " + tenantId));
    }
}
