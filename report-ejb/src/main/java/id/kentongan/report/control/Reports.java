package id.kentongan.report.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.TenantKey;
import id.kentongan.report.entity.Report;
import id.kentongan.report.entity.ReportEvent;
import id.kentongan.report.entity.Ticket;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;

/**
 * All reports. An EJB, because Payara Server looks a persistence unit up in the module of the component that runs: asked
 * from another module, a plain bean would not find it.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class Reports {

    @PersistenceContext(unitName = "report")
    private EntityManager entities;

    @Inject
    private Sql sql;

    public void add(Report report) {
        entities.persist(report);
    }

    /**
     * Keeps what was answered to the questions of its category. Few reports have answers, and JPA knows no jsonb: so
     * they follow the report in a statement of their own.
     *
     * @param answers an object in JSON
     */
    public void answer(Report report, String answers) {
        entities.flush();
        sql.update(
                "update report.report set attributes = ?::jsonb where tenant_id = ? and id = ?",
                answers,
                report.tenantId(),
                report.id());
    }

    /** What {@link #answer} kept, in JSON; empty if nothing was answered. */
    public Optional<String> answers(Report report) {
        return sql.one(
                "select attributes::text from report.report"
                        + " where tenant_id = ? and id = ? and attributes is not null",
                row -> row.getString(1),
                report.tenantId(),
                report.id());
    }

    /** Appends to a report's history. */
    public void append(ReportEvent event) {
        sql.update(
                """
                insert into report.report_event
                    (tenant_id, report_id, seq, type, at, status, person_id, unit_id, tier)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                event.tenantId(),
                event.reportId(),
                event.seq(),
                event.type().name(),
                event.at(),
                event.status().name(),
                event.personId(),
                event.unitId(),
                event.tier() == null ? null : event.tier().name());
    }

    /** Reads a report anew, as after waiting for its case's lock. */
    public void refresh(Report report) {
        entities.refresh(report);
    }

    public Optional<Report> find(int tenantId, UUID id) {
        return Optional.ofNullable(entities.find(Report.class, new TenantKey(tenantId, id)));
    }

    /** By the public number; the bounds of its month lead to one partition. */
    public Optional<Report> find(int tenantId, Ticket ticket) {
        return entities.createQuery(
                        "select r from Report r where r.tenantId = :tenant and r.ticket = :ticket"
                                + " and r.id >= :first and r.id < :end",
                        Report.class)
                .setParameter("tenant", tenantId)
                .setParameter("ticket", ticket.value())
                .setParameter("first", ticket.firstId())
                .setParameter("end", ticket.endId())
                .getResultStream()
                .findFirst();
    }
}
