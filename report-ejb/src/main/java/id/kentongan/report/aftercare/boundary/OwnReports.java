package id.kentongan.report.aftercare.boundary;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.escalation.control.CaseTerms;
import id.kentongan.core.escalation.control.Cases;
import id.kentongan.core.notification.entity.AlertKind;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.aftercare.control.Closing;
import id.kentongan.report.aftercare.control.Course;
import id.kentongan.report.aftercare.control.Ratings;
import id.kentongan.report.aftercare.entity.NotNow;
import id.kentongan.report.aftercare.entity.Outcome;
import id.kentongan.report.aftercare.entity.Rating;
import id.kentongan.report.aftercare.entity.TermOver;
import id.kentongan.report.aftercare.entity.UnfitWords;
import id.kentongan.report.control.Reports;
import id.kentongan.report.entity.Report;
import id.kentongan.report.entity.ReportEvent;
import id.kentongan.report.entity.ReportEventType;
import id.kentongan.report.entity.ReportStatus;
import id.kentongan.report.entity.UnknownTicket;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where reporters come back to a report with its number and tracking code; nobody asks who they are. A wrong code and a
 * number that does not exist are the same, and take the same work.
 */
@Stateless
public class OwnReports {

    /** More was never said about one report; the newest of it. */
    private static final int MOST_LINES = 200;

    private static final List<ReportEventType> TALK = List.of(
            ReportEventType.ASKED,
            ReportEventType.ANSWERED,
            ReportEventType.RESOLVED,
            ReportEventType.REJECTED,
            ReportEventType.OBJECTED,
            ReportEventType.UPHELD,
            ReportEventType.REOPENED);

    @Inject
    private Course course;

    @Inject
    private Ratings ratings;

    @Inject
    private Reports reports;

    @Inject
    private Cases cases;

    @Inject
    private CaseTerms terms;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Sql sql;

    /**
     * @param ticket as a person typed it
     * @param code as a person typed it; letters may be small
     * @throws UnknownTicket if there is no such report, or it has another code
     */
    public OwnReport show(int tenantId, String ticket, String code) {
        return Scope.tenant(tenantId).call(() -> describe(course.own(tenantId, ticket, code)));
    }

    /**
     * Answers what an office has asked: the report goes back to where it stood, and the office is told.
     *
     * @param words 1 to {@value UnfitWords#LONGEST} characters, for the offices alone
     * @throws UnknownTicket if there is no such report, or it has another code
     * @throws NotNow if nobody waits for an answer
     * @throws UnfitWords if nothing or too much is said
     */
    public OwnReport answer(int tenantId, String ticket, String code, String words) {
        return Scope.tenant(tenantId).call(() -> {
            OffsetDateTime now = clock.now();
            Report report = course.own(tenantId, ticket, code);
            String said = UnfitWords.fit(words);
            course.lock(report);
            if (report.status() != ReportStatus.AWAITING_REPORTER) {
                throw new NotNow(NotNow.Why.NOTHING_ASKED);
            }
            reports.append(report.answered(said, course.resume(report), now));
            cases.resume(tenantId, report.id());
            terms.end(tenantId, report.id()).ifPresent(report::expectBy);
            for (Unit unit : course.working(report)) {
                cases.tell(tenantId, report.id(), unit, AlertKind.ANSWERED);
            }
            return describe(report);
        });
    }

    /**
     * Objects to how the report was closed: the tier above the unit that closed it is told and has to look.
     *
     * @param reason 1 to {@value UnfitWords#LONGEST} characters, for the offices alone
     * @throws UnknownTicket if there is no such report, or it has another code
     * @throws NotNow if it is not closed, or this closing was objected to before
     * @throws TermOver if it was closed too long ago
     * @throws UnfitWords if nothing or too much is said
     */
    public OwnReport object(int tenantId, String ticket, String code, String reason) {
        return Scope.tenant(tenantId).call(() -> {
            OffsetDateTime now = clock.now();
            Report report = course.own(tenantId, ticket, code);
            String said = UnfitWords.fit(reason);
            course.lock(report);
            Closing closing = course.closing(report);
            Optional<Objected> before = objected(report, closing);
            if (before.isPresent()) {
                throw new NotNow(before.get().decided() ? NotNow.Why.DECIDED : NotNow.Why.OBJECTED);
            }
            if (now.isAfter(closing.objectionUntil())) {
                throw new TermOver(closing.objectionUntil());
            }
            Unit told = whoLooks(report, closing);
            ReportEvent event = report.objected(said, told, now);
            reports.append(event);
            sql.update(
                    "insert into report.objection (tenant_id, report_id, seq, filed_at, told_unit) values (?, ?, ?, ?, ?)",
                    tenantId,
                    report.id(),
                    event.seq(),
                    now,
                    told.id());
            cases.tell(tenantId, report.id(), told, AlertKind.OBJECTION);
            return describe(report);
        });
    }

    /**
     * Says how content the reporter is with what became of the report; said again within the term it replaces what was
     * said before.
     *
     * @param stars 1 to {@value Rating#MOST_STARS}, for everybody's figures
     * @param sentence at most {@value Rating#LONGEST_SENTENCE} characters, for the offices alone
     * @throws UnknownTicket if there is no such report, or it has another code
     * @throws NotNow if it is not closed
     * @throws TermOver if it was closed too long ago
     * @throws IllegalArgumentException if there are other stars, or the sentence is longer
     */
    public OwnReport rate(int tenantId, String ticket, String code, int stars, @Nullable String sentence) {
        Rating rating = Rating.of(stars, sentence);
        return Scope.tenant(tenantId).call(() -> {
            OffsetDateTime now = clock.now();
            Report report = course.own(tenantId, ticket, code);
            course.lock(report);
            Closing closing = course.closing(report);
            if (now.isAfter(closing.objectionUntil())) {
                throw new TermOver(closing.objectionUntil());
            }
            ratings.keep(report, closing.unit(), rating, now);
            return describe(report);
        });
    }

    /** The lowest above who closed it; where there is nobody above, the highest there is. */
    private Unit whoLooks(Report report, Closing closing) {
        List<Unit> closers = course.unit(closing.unit()).map(List::of).orElseGet(() -> course.working(report));
        List<Unit> ladder = course.ladder(report);
        return course.above(report, closers).stream()
                .findFirst()
                .or(() -> ladder.isEmpty() ? Optional.empty() : Optional.of(ladder.get(ladder.size() - 1)))
                .orElseThrow(() -> new IllegalStateException("no unit answers for " + report.area()));
    }

    private record Objected(boolean decided) {}

    private Optional<Objected> objected(Report report, Closing closing) {
        return sql.one(
                "select outcome from report.objection where tenant_id = ? and report_id = ? and filed_at >= ?"
                        + " order by seq desc limit 1",
                row -> new Objected(row.getString(1) != null && Outcome.valueOf(row.getString(1)) == Outcome.UPHELD),
                report.tenantId(),
                report.id(),
                closing.at());
    }

    private OwnReport describe(Report report) {
        @Nullable Closing closing = report.status().open() || report.closedAt() == null ? null : course.closing(report);
        Optional<Objected> objected = closing == null ? Optional.empty() : objected(report, closing);
        Optional<Rating> rating = ratings.of(report);
        boolean inTerm = closing != null && !clock.now().isAfter(closing.objectionUntil());
        List<Line> talk = talk(report);
        return new OwnReport(
                report.ticket().value(),
                report.status(),
                report.closeReason(),
                report.closedAt(),
                report.status() == ReportStatus.AWAITING_REPORTER ? question(talk) : null,
                closing == null ? null : closing.objectionUntil(),
                inTerm && objected.isEmpty(),
                objected.filter(last -> !last.decided()).isPresent(),
                inTerm,
                rating.map(Rating::stars).orElse(null),
                rating.map(Rating::sentence).orElse(null),
                talk);
    }

    private static @Nullable String question(List<Line> talk) {
        return talk.stream()
                .filter(line -> line.type() == ReportEventType.ASKED)
                .reduce((first, last) -> last)
                .map(Line::words)
                .orElse(null);
    }

    /** Of what the offices say among themselves nothing but what was asked. */
    private List<Line> talk(Report report) {
        return sql.list(
                "select * from (select e.seq, e.type, e.at, u.name, case when e.type in ('ASKED', 'ANSWERED', 'OBJECTED')"
                        + " then e.remark else e.detail end from report.report_event e"
                        + " left join core.unit u on u.id = e.unit_id and e.type <> 'OBJECTED'"
                        + " where e.tenant_id = ? and e.report_id = ? and e.type = any (?) order by e.seq desc limit ?)"
                        + " newest order by seq",
                row -> new Line(
                        ReportEventType.valueOf(row.getString(2)),
                        row.getObject(3, OffsetDateTime.class),
                        row.getString(4),
                        row.getString(5)),
                report.tenantId(),
                report.id(),
                TALK.stream().map(Enum::name).toArray(String[]::new),
                MOST_LINES);
    }
}
