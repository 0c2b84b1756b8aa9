package id.kentongan.report.aftercare.boundary;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Role;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.aftercare.control.Closing;
import id.kentongan.report.aftercare.control.Course;
import id.kentongan.report.aftercare.entity.NotIndependent;
import id.kentongan.report.aftercare.entity.NotNow;
import id.kentongan.report.aftercare.entity.Outcome;
import id.kentongan.report.aftercare.entity.UnfitWords;
import id.kentongan.report.control.Reports;
import id.kentongan.report.control.SentAcross;
import id.kentongan.report.entity.Report;
import id.kentongan.report.entity.ReportEvent;
import id.kentongan.report.entity.ReportStatus;
import id.kentongan.report.entity.UnknownTicket;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where offices decide objections. Who agrees with the reporter reopens the report, with the move that there is for it;
 * who does not has to be independent.
 */
@Stateless
public class Objections {

    @Inject
    private Course course;

    @Inject
    private SentAcross across;

    @Inject
    private Reports reports;

    @Inject
    private AuditTrail audit;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Sql sql;

    /**
     * @return empty if nobody has objected to how the report was closed
     * @throws UnknownTicket if there is no such report for the actor
     */
    public Optional<Objection> last(Actor actor, int tenantId, String ticket) {
        return across.scope(actor, tenantId, ticket).call(() -> read(actor, course.readable(actor, tenantId, ticket)));
    }

    /**
     * Turns the objection down: the report stays closed, and the words are for everybody.
     *
     * @param version of the report when it was shown
     * @param words 1 to {@value UnfitWords#LONGEST} characters
     * @throws UnknownTicket if there is no such report for the actor
     * @throws NotIndependent if somebody else has to look
     * @throws ChangedSince if the report is not any more what was shown
     * @throws NotNow if there is nothing to decide
     * @throws UnfitWords if nothing or too much is said
     */
    public Objection uphold(Actor actor, int tenantId, String ticket, int version, String words) {
        return across.scope(actor, tenantId, ticket).call(() -> {
            OffsetDateTime now = clock.now();
            String said = UnfitWords.fit(words);
            Report report = course.readable(actor, tenantId, ticket);
            course.lock(report);
            if (pending(report).isEmpty()) {
                throw new NotNow(NotNow.Why.NO_OBJECTION);
            }
            Unit by = independent(actor, report).orElseThrow(NotIndependent::new);
            if (report.version() != version) {
                throw new ChangedSince(version, report.version());
            }
            reports.append(report.upheld(said, actor.personId(), by, now));
            settle(tenantId, report.id(), actor.personId(), by.id(), Outcome.UPHELD, now);
            audit.record(
                    tenantId,
                    actor.personId(),
                    "OBJECTION_UPHELD",
                    "report:" + report.ticket().value(),
                    null);
            reports.refresh(report);
            return read(actor, report).orElseThrow();
        });
    }

    /** Whoever reopens the report, or the one that it follows, agrees with the reporter. */
    public void reopened(@Observes ReportEvent event) {
        if (event.status() == ReportStatus.REOPENED) {
            settle(event.tenantId(), event.reportId(), event.personId(), event.unitId(), Outcome.REOPENED, event.at());
        }
    }

    private void settle(
            int tenantId, UUID report, @Nullable UUID person, @Nullable UUID unit, Outcome outcome, OffsetDateTime at) {
        sql.update(
                "update report.objection set decided_at = ?, decided_by = ?, decided_unit = ?, outcome = ?"
                        + " where tenant_id = ? and report_id = ? and decided_at is null",
                at,
                person,
                unit,
                outcome.name(),
                tenantId,
                report);
    }

    private Optional<Integer> pending(Report report) {
        return sql.one(
                "select seq from report.objection where tenant_id = ? and report_id = ? and decided_at is null",
                row -> row.getInt(1),
                report.tenantId(),
                report.id());
    }

    /**
     * The unit by which the actor may turn it down: one above all that worked on it or closed it. Where there is none
     * above, the head of the highest may, who did neither.
     */
    private Optional<Unit> independent(Actor actor, Report report) {
        Closing closing = course.closing(report);
        if (course.workers(report).contains(actor.personId())
                || !Access.may(actor, Action.DECIDE_OBJECTION, course.place(report))) {
            return Optional.empty();
        }
        List<Unit> involved = new ArrayList<>(course.working(report));
        course.unit(closing.unit()).ifPresent(involved::add);
        List<Unit> above = course.above(report, involved);
        if (!above.isEmpty()) {
            return above.stream().filter(unit -> actor.worksFor(unit.id())).findFirst();
        }
        List<Unit> ladder = course.ladder(report);
        return ladder.stream()
                .skip(Math.max(0, ladder.size() - 1))
                .filter(highest -> actor.posts().stream()
                        .anyMatch(
                                post -> post.role() == Role.HEAD && post.unit().equals(highest.id())))
                .findFirst();
    }

    private Optional<Objection> read(Actor actor, Report report) {
        return sql.one(
                "select o.filed_at, e.remark, t.name, o.outcome, o.decided_at, d.name from report.objection o"
                        + " join report.report_event e on e.tenant_id = o.tenant_id and e.report_id = o.report_id and e.seq = o.seq"
                        + " join core.unit t on t.id = o.told_unit left join core.unit d on d.id = o.decided_unit"
                        + " where o.tenant_id = ? and o.report_id = ? order by o.seq desc limit 1",
                row -> new Objection(
                        report.ticket().value(),
                        report.version(),
                        row.getObject(1, OffsetDateTime.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4) == null ? null : Outcome.valueOf(row.getString(4)),
                        row.getObject(5, OffsetDateTime.class),
                        row.getString(6),
                        row.getString(4) == null
                                && !report.status().open()
                                && independent(actor, report).isPresent()),
                report.tenantId(),
                report.id());
    }
}
