package id.kentongan.core.escalation.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.control.Writes;
import id.kentongan.core.database.entity.TenantKey;
import id.kentongan.core.deadline.entity.Term;
import id.kentongan.core.escalation.entity.Case;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;

/**
 * All cases. An EJB, because Payara Server looks a persistence unit up in the module of the component that runs: asked
 * from another module, a plain bean would not find it.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class CaseFiles {

    @PersistenceContext(unitName = "core")
    private EntityManager entities;

    @Inject
    private Sql sql;

    /**
     * Adds a new case to what is written together. By SQL and not by persisting it: the one path that a flood takes goes
     * to the database once, not once for each row.
     */
    public void add(Case opened, UUID unit, Writes into) {
        Term finish = opened.finish();
        into.add(
                """
                insert into core.case_file (tenant_id, id, kind, reference, topic, area_code, preset, ladder_version,
                                            priority, finish_amount, finish_measure, unit_id, state, tier, last_seq,
                                            opened_at, correlation, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::int, ?, ?, ?, ?, ?, ?, ?, 1)""",
                opened.tenantId(),
                opened.id(),
                opened.kind().name(),
                opened.reference(),
                opened.topic(),
                opened.area().value(),
                opened.preset(),
                opened.ladderVersion(),
                opened.priority().name(),
                finish == null ? null : finish.amount(),
                finish == null ? null : finish.measure().name(),
                unit,
                opened.state().name(),
                opened.tier().name(),
                opened.lastSequence(),
                opened.openedAt(),
                opened.correlation());
    }

    /** Reads a case anew, as after waiting for its lock. */
    public void refresh(Case known) {
        sql.applyScope();
        // What this transaction has changed itself must not be forgotten.
        entities.flush();
        entities.refresh(known);
    }

    public Optional<Case> find(int tenantId, UUID id) {
        sql.applyScope();
        return Optional.ofNullable(entities.find(Case.class, new TenantKey(tenantId, id)));
    }
}
