package id.kentongan.report.aftercare.control;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.escalation.control.Cases;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.report.aftercare.entity.NotNow;
import id.kentongan.report.control.Reports;
import id.kentongan.report.entity.Report;
import id.kentongan.report.entity.ReportEventType;
import id.kentongan.report.entity.ReportStatus;
import id.kentongan.report.entity.Ticket;
import id.kentongan.report.entity.TrackingCode;
import id.kentongan.report.entity.UnknownTicket;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What has happened to a report so far, as far as it decides what can be done after it. */
@ApplicationScoped
public class Course {

    /** PermenPANRB 62/2018 as SP4N-LAPOR! practises it; a government's own term is in {@code report.objection_term}. */
    public static final int TERM_DAYS = 10;

    /** The longest that is looked at as a code. */
    private static final int LONGEST_CODE = 64;

    /** What somebody who holds nothing is compared with. */
    private static final byte[] NOTHING = new byte[32];

    /** Who did any of these worked on it or closed it. */
    private static final List<ReportEventType> WORK = List.of(
            ReportEventType.TAKEN_ON,
            ReportEventType.STARTED,
            ReportEventType.ASKED,
            ReportEventType.WAITING,
            ReportEventType.PROVEN,
            ReportEventType.RESOLVED,
            ReportEventType.REJECTED);

    private final Reports reports;
    private final Cases cases;
    private final Units units;
    private final Sql sql;

    @Inject
    public Course(Reports reports, Cases cases, Units units, Sql sql) {
        this.reports = reports;
        this.cases = cases;
        this.units = units;
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected Course() {
        this.reports = null;
        this.cases = null;
        this.units = null;
        this.sql = null;
    }

    /** @return empty if there is no such report */
    public Optional<Report> find(int tenantId, String ticket) {
        return Ticket.parse(ticket).flatMap(number -> reports.find(tenantId, number));
    }

    /**
     * A report for who holds its number and code. A wrong code and a number that does not exist take the same work.
     *
     * @param code as a person typed it; letters may be small
     * @throws UnknownTicket if there is no such report, or it has another code
     */
    public Report own(int tenantId, String ticket, String code) {
        Optional<Report> found = find(tenantId, ticket);
        String typed = code.strip().toUpperCase(Locale.ROOT);
        boolean right = MessageDigest.isEqual(
                found.map(Report::trackingHash).orElse(NOTHING),
                new TrackingCode(typed.length() > LONGEST_CODE ? "" : typed).hash());
        return found.filter(report -> right).orElseThrow(() -> new UnknownTicket(ticket));
    }

    /**
     * @throws UnknownTicket if there is no such report for the actor
     */
    public Report readable(Actor actor, int tenantId, String ticket) {
        Report report = find(tenantId, ticket).orElseThrow(() -> new UnknownTicket(ticket));
        boolean may = Access.may(actor, Action.READ_REPORT, Matter.in(tenantId, report.area()))
                || Access.may(actor, Action.READ_REPORT, place(report))
                || working(report).stream()
                        .anyMatch(unit ->
                                actor.worksFor(unit.id()) && Access.may(actor, Action.READ_REPORT, Matter.of(unit)));
        if (!may) {
            throw new UnknownTicket(ticket);
        }
        return report;
    }

    /**
     * From here on nobody else can change the report until the end of the transaction. The case's lock is taken first
     * everywhere, and the report may have moved while we waited for it.
     */
    public void lock(Report report) {
        cases.lock(report.tenantId(), report.id());
        reports.refresh(report);
    }

    /** The units that work on it: who has it, and to which it was given. */
    public List<Unit> working(Report report) {
        return sql
                .one(
                        "select coalesce(h.unit_id, c.accepted_unit), h.assignee_unit from core.case_file c"
                                + " left join report.handling h on h.tenant_id = c.tenant_id and h.report_id = c.id"
                                + " where c.tenant_id = ? and c.id = ?",
                        row -> Stream.of(
                                        Optional.ofNullable(row.getObject(1, UUID.class)),
                                        Optional.ofNullable(row.getObject(2, UUID.class)))
                                .flatMap(Optional::stream)
                                .toList(),
                        report.tenantId(),
                        report.id())
                .orElse(List.of())
                .stream()
                .flatMap(id -> units.unit(id).stream())
                .toList();
    }

    /**
     * Ends the wait for the reporter.
     *
     * @return where the report stood before
     */
    public ReportStatus resume(Report report) {
        ReportStatus before = sql.one(
                        "select resumes_to from report.handling where tenant_id = ? and report_id = ? and resumes_to is not null",
                        row -> ReportStatus.valueOf(row.getString(1)),
                        report.tenantId(),
                        report.id())
                .orElse(ReportStatus.COORDINATION);
        sql.update(
                "update report.handling set waits_since = null, resumes_to = null where tenant_id = ? and report_id = ?",
                report.tenantId(),
                report.id());
        return before;
    }

    /**
     * @throws NotNow if it is not closed
     */
    public Closing closing(Report report) {
        @Nullable OffsetDateTime at = report.closedAt();
        if (report.status().open() || at == null) {
            throw new NotNow(NotNow.Why.NOT_CLOSED);
        }
        int days = sql.one(
                        "select days from report.objection_term where tenant_id = ? and valid_from <= ?"
                                + " order by valid_from desc limit 1",
                        row -> row.getInt(1),
                        report.tenantId(),
                        at)
                .orElse(TERM_DAYS);
        OffsetDateTime until = at.plusDays(days);
        return sql.one(
                        "select unit_id from report.report_event where tenant_id = ? and report_id = ?"
                                + " and type in ('RESOLVED', 'REJECTED') order by seq desc limit 1",
                        row -> new Closing(at, row.getObject(1, UUID.class), until),
                        report.tenantId(),
                        report.id())
                .orElse(new Closing(at, null, until));
    }

    /** Everybody who worked on it or closed it. */
    public List<UUID> workers(Report report) {
        return sql.list(
                "select distinct person_id from report.report_event where tenant_id = ? and report_id = ?"
                        + " and person_id is not null and type = any (?)",
                row -> Objects.requireNonNull(row.getObject(1, UUID.class)),
                report.tenantId(),
                report.id(),
                WORK.stream().map(Enum::name).toArray(String[]::new));
    }

    /**
     * Units of the same government above those, from the lowest tier upward; agencies stand beside the ladder, and above
     * them is the city.
     *
     * @return none if they are the highest themselves
     */
    public List<Unit> above(Report report, List<Unit> those) {
        Tier highest = those.stream()
                .map(unit -> unit.tier() == Tier.AGENCY ? Tier.KECAMATAN : unit.tier())
                .max(Tier::compareTo)
                .orElse(Tier.KELURAHAN);
        return ladder(report).stream()
                .filter(unit -> unit.tier().compareTo(highest) > 0)
                .toList();
    }

    /** Units of the same government that answer for the place, from the lowest tier upward. */
    public List<Unit> ladder(Report report) {
        Matter place = place(report);
        return units.ladderOf(place.area()).stream()
                .filter(unit -> unit.tenantId() == place.tenantId())
                .toList();
    }

    /** Where those lie who answer for it: where the report lies, or its office once another government has taken it over. */
    public Matter place(Report report) {
        return working(report).stream()
                .findFirst()
                .filter(unit ->
                        unit.tenantId() != report.tenantId() && !report.area().within(unit.area()))
                .map(unit -> Matter.in(unit.tenantId(), unit.area()))
                .orElse(Matter.in(report.tenantId(), report.area()));
    }

    /** The unit of an id, if there is one. */
    public Optional<Unit> unit(@Nullable UUID id) {
        return Optional.ofNullable(id).flatMap(units::unit);
    }
}
