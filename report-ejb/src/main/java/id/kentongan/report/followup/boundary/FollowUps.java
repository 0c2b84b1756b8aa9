package id.kentongan.report.followup.boundary;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.escalation.control.Cases;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.control.Categories;
import id.kentongan.report.control.Reports;
import id.kentongan.report.entity.Answers;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.Report;
import id.kentongan.report.entity.ReportStatus;
import id.kentongan.report.entity.Ticket;
import id.kentongan.report.entity.UnknownTicket;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where officers read reports of their area and take them on. */
@Stateless
public class FollowUps {

    /** The newest of what partners say; more than this is noise on a page. */
    private static final int NOTES = 50;

    @Inject
    private Reports reports;

    @Inject
    private Categories categories;

    @Inject
    private Cases cases;

    @Inject
    private AreaDirectory areas;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Sql sql;

    /**
     * Takes a report on for the actor's lowest unit on its ladder, and stops its clock.
     *
     * @throws UnknownTicket if there is no such report on a ladder of the actor's units
     * @throws id.kentongan.report.entity.IllegalTransition if it cannot be accepted any more
     * @throws id.kentongan.core.escalation.entity.AlreadyAccepted if somebody was faster
     */
    public void accept(Actor actor, int tenantId, String ticket) {
        actor.scope().run(() -> take(actor, tenantId, ticket));
    }

    private void take(Actor actor, int tenantId, String ticket) {
        // Asked for first: the time comes along with the scope, which JPA could only tell in a round trip of its own.
        OffsetDateTime now = clock.now();
        Report report = find(tenantId, ticket);
        Unit unit = unitOf(actor, Action.ACCEPT_REPORT, report).orElseThrow(() -> new UnknownTicket(ticket));
        // The case first: its lock is taken first everywhere, and the report may have moved while we waited for it.
        cases.accept(tenantId, report.id(), actor.personId(), unit.id());
        reports.refresh(report);
        reports.append(report.accept(actor.personId(), unit, now));
    }

    /**
     * @throws UnknownTicket if there is no such report on a ladder of the actor's units
     */
    public Dossier dossier(Actor actor, int tenantId, String ticket) {
        return actor.scope().call(() -> read(actor, tenantId, ticket));
    }

    private Dossier read(Actor actor, int tenantId, String ticket) {
        Report report = find(tenantId, ticket);
        unitOf(actor, Action.READ_REPORT, report).orElseThrow(() -> new UnknownTicket(ticket));
        Category category = categories.find(tenantId, report.categoryCode()).orElseThrow();
        return new Dossier(
                report.ticket().value(),
                tenantId,
                report.status(),
                category,
                report.area(),
                areas.path(report.area()),
                report.locationRule(),
                report.borderMetres(),
                report.approximate(),
                report.description(),
                report.address(),
                report.lat(),
                report.lon(),
                Answers.read(category, reports.answers(report).orElse(null)),
                report.receivedAt(),
                report.expectedAt(),
                report.status().next().contains(ReportStatus.ACCEPTED)
                        && unitOf(actor, Action.ACCEPT_REPORT, report).isPresent(),
                history(report),
                deadlines(report),
                notes(report));
    }

    /**
     * Shows the public what a partner says about a report. Showing it again changes nothing.
     *
     * @throws UnknownTicket if there is no such report on a ladder of the actor's units, or nothing of that id about it
     */
    public void show(Actor actor, int tenantId, String ticket, UUID note) {
        actor.scope().run(() -> publish(actor, tenantId, ticket, note));
    }

    private void publish(Actor actor, int tenantId, String ticket, UUID note) {
        Report report = find(tenantId, ticket);
        unitOf(actor, Action.PUBLISH_PARTNER_NOTE, report).orElseThrow(() -> new UnknownTicket(ticket));
        int found = sql.update(
                "update report.partner_update set shown_at = coalesce(shown_at, ?), shown_by = coalesce(shown_by, ?)"
                        + " where id = ? and tenant_id = ? and report_id = ?",
                clock.now(),
                actor.personId(),
                note,
                tenantId,
                report.id());
        if (found == 0) {
            throw new UnknownTicket(ticket);
        }
    }

    private List<PartnerNote> notes(Report report) {
        return sql.list(
                "select p.id, coalesce(k.name, '?'), p.status, p.said_at, p.description, p.shown_at is not null"
                        + " from report.partner_update p left join core.api_key k on k.id = p.key_id"
                        + " where p.tenant_id = ? and p.report_id = ? order by p.id desc limit ?",
                row -> new PartnerNote(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class),
                        row.getString(5),
                        row.getBoolean(6)),
                report.tenantId(),
                report.id(),
                NOTES);
    }

    private Report find(int tenantId, String ticket) {
        return Ticket.parse(ticket)
                .flatMap(number -> reports.find(tenantId, number))
                .orElseThrow(() -> new UnknownTicket(ticket));
    }

    /** The actor's lowest unit on the report's ladder, if the actor may do this to the report at all. */
    private Optional<Unit> unitOf(Actor actor, Action action, Report report) {
        if (!Access.may(actor, action, Matter.in(report.tenantId(), report.area()))) {
            return Optional.empty();
        }
        return cases.ladderOf(report.area()).stream()
                .filter(unit -> actor.worksFor(unit.id()))
                .findFirst();
    }

    private List<HistoryRow> history(Report report) {
        return sql.list(
                "select e.seq, e.type, e.at, e.tier, u.name from report.report_event e"
                        + " left join core.unit u on u.id = e.unit_id"
                        + " where e.tenant_id = ? and e.report_id = ? order by e.seq",
                row -> new HistoryRow(
                        row.getInt(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class),
                        row.getString(4),
                        row.getString(5)),
                report.tenantId(),
                report.id());
    }

    private List<DeadlineRow> deadlines(Report report) {
        return sql.list(
                "select d.tier, d.action, d.due_at, d.fired_at, d.cancelled_at is not null, s.source"
                        + " from core.deadline d"
                        + " join core.case_file c on c.tenant_id = d.tenant_id and c.id = d.case_id"
                        + " left join core.ladder_step s"
                        + " on s.preset = c.preset and s.phase = d.phase and s.step = d.step"
                        + " where d.tenant_id = ? and d.case_id = ? order by d.due_at",
                row -> new DeadlineRow(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class),
                        row.getObject(4, OffsetDateTime.class),
                        row.getBoolean(5),
                        row.getString(6)),
                report.tenantId(),
                report.id());
    }
}
