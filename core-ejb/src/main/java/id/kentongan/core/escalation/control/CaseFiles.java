package id.kentongan.core.escalation.control;

import id.kentongan.core.database.control.Columns;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.control.Writes;
import id.kentongan.core.database.entity.TenantKey;
import id.kentongan.core.deadline.entity.DeadlinePassed;
import id.kentongan.core.deadline.entity.Term;
import id.kentongan.core.escalation.entity.Case;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    /**
     * A case as it is under its lock, whatever this transaction has read before.
     *
     * @throws IllegalStateException if there is none
     */
    public Case fresh(int tenantId, UUID id) {
        Case found = known(tenantId, id);
        refresh(found);
        return found;
    }

    /**
     * A case as this transaction knows it.
     *
     * @throws IllegalStateException if there is none
     */
    public Case known(int tenantId, UUID id) {
        return find(tenantId, id)
                .orElseThrow(() -> new IllegalStateException("no case " + id + " of tenant " + tenantId));
    }

    /** Reads a case anew, as after waiting for its lock. */
    public void refresh(Case known) {
        sql.applyScope();
        // What this transaction has changed itself must not be forgotten.
        entities.flush();
        entities.refresh(known);
    }

    /**
     * Cases as they are now, in one question. They are copies, which JPA does not know: what is changed in them is kept by
     * {@link #keep} alone.
     *
     * @return by id, those that there are
     */
    static Map<UUID, Case> read(List<DeadlinePassed> passed, Sql sql) {
        return sql
                .list(
                        """
                        select c.tenant_id, c.id, c.kind, c.reference, c.topic, c.area_code, c.preset, c.ladder_version,
                               c.priority, c.finish_amount, c.finish_measure, c.state, c.tier, c.last_seq, c.round,
                               c.opened_at, c.accepted_at, c.clock_from, c.finish_from, c.acted_at, c.waits_from,
                               c.closed_at, c.climbs_since, c.reopened_in, c.correlation, c.version
                        from unnest(?::int[], ?::uuid[]) as k (tenant_id, id)
                        join core.case_file c on c.tenant_id = k.tenant_id and c.id = k.id""",
                        Case::read,
                        passed.stream().mapToInt(DeadlinePassed::tenantId).toArray(),
                        Columns.texts(passed, DeadlinePassed::caseId))
                .stream()
                .collect(Collectors.toMap(Case::id, Function.identity()));
    }

    /** Keeps how far cases have climbed that were {@link #read} under their locks, in one statement. */
    static void keep(List<Case> climbed, Writes into) {
        into.add(
                "update core.case_file c set tier = k.tier, last_seq = k.last_seq, waits_from = k.waits_from,"
                        + " version = c.version + 1"
                        + " from unnest(?::int[], ?::uuid[], ?::text[], ?::int[], ?::timestamptz[])"
                        + " as k (tenant_id, id, tier, last_seq, waits_from)"
                        + " where c.tenant_id = k.tenant_id and c.id = k.id",
                climbed.stream().mapToInt(Case::tenantId).toArray(),
                Columns.texts(climbed, Case::id),
                Columns.texts(climbed, Case::tier),
                climbed.stream().mapToInt(Case::lastSequence).toArray(),
                Columns.texts(climbed, Case::waitsFrom));
    }

    public Optional<Case> find(int tenantId, UUID id) {
        sql.applyScope();
        return Optional.ofNullable(entities.find(Case.class, new TenantKey(tenantId, id)));
    }
}
