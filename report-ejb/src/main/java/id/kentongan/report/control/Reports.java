package id.kentongan.report.control;

import id.kentongan.core.database.control.Columns;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.control.Writes;
import id.kentongan.core.database.entity.TenantKey;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.report.control.routing.Route;
import id.kentongan.report.entity.Hashtags;
import id.kentongan.report.entity.Report;
import id.kentongan.report.entity.ReportEvent;
import id.kentongan.report.entity.ReportEventType;
import id.kentongan.report.entity.ReportTold;
import id.kentongan.report.entity.Ticket;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    @Inject
    private Event<ReportEvent> appended;

    /**
     * Adds a new report and the first line of its history to what is written together. By SQL and not by persisting it:
     * the one path that a flood takes goes to the database once, not once for each row, and JPA knows no jsonb.
     *
     * @param lines of its history, in their order; at least one
     * @param route where it goes and why
     * @param answers to the questions of its category, an object in JSON; null if nothing was answered
     */
    public void add(Report report, List<ReportEvent> lines, Route route, @Nullable String answers, Writes into) {
        into.add(
                """
                insert into report.report (tenant_id, id, ticket, tracking_hash, category_code, status, channel, area_code,
                    lat, lon, location_rule, border_distance_m, neighbour_code, approximate, address, description,
                    received_at, updated_at, expected_at, last_seq, attributes,
                    routing_version, routing_rule, also_told, verified_at, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?::uuid[],
                    ?::timestamptz, 1)""",
                report.tenantId(),
                report.id(),
                report.ticket().value(),
                report.trackingHash(),
                report.categoryCode(),
                report.status().name(),
                report.channel().name(),
                report.area().value(),
                report.lat(),
                report.lon(),
                report.locationRule().name(),
                report.borderMetres(),
                report.neighbour().map(AreaCode::value).orElse(null),
                report.approximate(),
                report.address(),
                report.description(),
                report.receivedAt(),
                report.updatedAt(),
                report.expectedAt(),
                lines.get(lines.size() - 1).seq(),
                answers,
                route.storedVersion(),
                route.storedRule(),
                route.storedAlso(),
                report.verifiedAt());
        lines.forEach(line -> append(line, into));
        List<String> tags = Hashtags.in(report.description());
        if (!tags.isEmpty()) {
            into.add(
                    "insert into report.hashtag (tenant_id, tag, report_id) select ?, unnest(?::text[]), ?",
                    report.tenantId(),
                    tags.toArray(String[]::new),
                    report.id());
        }
        if (!route.usual()) {
            // Nobody else would know: the case knows the area, and the area's office is another.
            into.add(
                    "insert into report.handling (tenant_id, report_id, unit_id, since) values (?, ?, ?, ?)",
                    report.tenantId(),
                    report.id(),
                    route.unit().id(),
                    report.receivedAt());
        }
    }

    /** What was answered to the questions of its category, in JSON; empty if nothing was answered. */
    public Optional<String> answers(Report report) {
        return sql.one(
                "select attributes::text from report.report"
                        + " where tenant_id = ? and id = ? and attributes is not null",
                row -> row.getString(1),
                report.tenantId(),
                report.id());
    }

    /** Appends to a report's history, and tells whoever follows it, in the same transaction. */
    public void append(ReportEvent event) {
        Writes writes = new Writes();
        append(event, writes);
        answerFor(event, writes);
        sql.write(writes);
        appended.fire(event);
    }

    /**
     * Who answers for it in figures: who took it on or was handed it, or closed what nobody had taken on. A check by somebody
     * else changes nothing. By statement, because the column may be null.
     */
    private static void answerFor(ReportEvent event, Writes into) {
        String set = switch (event.type()) {
            case ACCEPTED -> "update report.report set unit_id = ? where tenant_id = ? and id = ?";
            case RESOLVED, REJECTED ->
                "update report.report set unit_id = ? where tenant_id = ? and id = ?" + " and unit_id is null";
            case HANDED_OVER ->
                "update report.report set unit_id = ? where tenant_id = ? and id = ?" + " and unit_id is not null";
            default -> "";
        };
        UUID unit = event.type() == ReportEventType.HANDED_OVER ? event.toUnitId() : event.unitId();
        if (!set.isEmpty() && unit != null) {
            into.add(set, unit, event.tenantId(), event.reportId());
        }
    }

    private static void append(ReportEvent event, Writes into) {
        into.add(
                """
                insert into report.report_event
                    (tenant_id, report_id, seq, type, at, status, person_id, unit_id, tier, to_unit_id, detail, remark)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                event.tenantId(),
                event.reportId(),
                event.seq(),
                event.type().name(),
                event.at(),
                event.status().name(),
                event.personId(),
                event.unitId(),
                event.tier() == null ? null : event.tier().name(),
                event.toUnitId(),
                event.detail(),
                event.remark());
    }

    /** A report of which a unit was told. */
    public record Told(int tenantId, String ticket, String categoryCode, ReportEventType how) {}

    /**
     * Appends to the histories of reports that units were told of them, in one statement for all. Nobody who follows a
     * report has to do anything about it, because it stands where it stood.
     *
     * @param all at most one of each report, whose cases are locked
     * @return the reports, in no order
     * @throws IllegalStateException if one of the reports does not exist
     */
    public List<Told> told(List<ReportTold> all) {
        if (all.isEmpty()) {
            return List.of();
        }
        List<Told> appended = sql.list(
                """
                with told as (
                    select * from unnest(?::int[], ?::uuid[], ?::text[], ?::uuid[], ?::text[])
                        as t (tenant_id, report_id, type, unit_id, tier)),
                moved as (
                    update report.report r
                    set updated_at = now(), last_seq = r.last_seq + 1, version = r.version + 1,
                        escalated_at = case when t.type in ('ESCALATED', 'SUPERVISED') then coalesce(r.escalated_at, now())
                                            else r.escalated_at end
                    from told t where r.tenant_id = t.tenant_id and r.id = t.report_id
                    returning r.tenant_id, r.id, r.last_seq, r.status, t.type, t.unit_id, t.tier, r.ticket, r.category_code),
                lines as (
                    insert into report.report_event (tenant_id, report_id, seq, type, at, status, unit_id, tier)
                    select tenant_id, id, last_seq, type, now(), status, unit_id, tier from moved)
                select tenant_id, ticket, category_code, type from moved""",
                row -> new Told(
                        row.getInt(1), row.getString(2), row.getString(3), ReportEventType.valueOf(row.getString(4))),
                all.stream().mapToInt(ReportTold::tenantId).toArray(),
                Columns.texts(all, ReportTold::reportId),
                Columns.texts(all, ReportTold::how),
                Columns.texts(all, ReportTold::unitId),
                Columns.texts(all, ReportTold::tier));
        if (appended.size() != all.size()) {
            throw new IllegalStateException((all.size() - appended.size()) + " cases without their reports");
        }
        return appended;
    }

    /** Reads a report anew, as after waiting for its case's lock. */
    public void refresh(Report report) {
        sql.applyScope();
        entities.flush();
        entities.refresh(report);
    }

    public Optional<Report> find(int tenantId, UUID id) {
        sql.applyScope();
        return Optional.ofNullable(entities.find(Report.class, new TenantKey(tenantId, id)));
    }

    /** By the public number; the bounds of its month lead to one partition. */
    public Optional<Report> find(int tenantId, Ticket ticket) {
        sql.applyScope();
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
