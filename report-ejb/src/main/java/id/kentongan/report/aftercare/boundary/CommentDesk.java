package id.kentongan.report.aftercare.boundary;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.aftercare.control.CommentBook;
import id.kentongan.report.aftercare.control.CommentBook.Speaker;
import id.kentongan.report.aftercare.control.Course;
import id.kentongan.report.aftercare.entity.CommentRefused;
import id.kentongan.report.aftercare.entity.CommentRefused.Reason;
import id.kentongan.report.aftercare.entity.CommentRules;
import id.kentongan.report.aftercare.entity.Voice;
import id.kentongan.report.control.SentAcross;
import id.kentongan.report.entity.Report;
import id.kentongan.report.entity.UnknownTicket;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where officers read what is said about a report, answer as their unit, and hide what must not be read. */
@Stateless
public class CommentDesk {

    private static final UUID FIRST = new UUID(0, 0);

    @Inject
    private Course course;

    @Inject
    private CommentBook book;

    @Inject
    private SentAcross across;

    @Inject
    private AuditTrail audit;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Sql sql;

    /**
     * @param after the last one of the page before; null for the first page
     * @param size 1 to {@value Comments#MOST}
     * @throws UnknownTicket if there is no such report for the actor
     */
    public StaffComments page(Actor actor, int tenantId, String ticket, @Nullable UUID after, int size) {
        if (size < 1 || size > Comments.MOST) {
            throw new IllegalArgumentException("size must be 1 to " + Comments.MOST + ", not " + size);
        }
        return across.scope(actor, tenantId, ticket).call(() -> {
            Report report = course.readable(actor, tenantId, ticket);
            return new StaffComments(
                    list(actor, report, after == null ? FIRST : after, size),
                    answering(actor, report).isPresent(),
                    hiding(actor, report).isPresent());
        });
    }

    private List<StaffComment> list(Actor actor, Report report, UUID after, int size) {
        return sql.list(
                "select c.id, c.voice, coalesce(p.name, u.name), c.words, c.at, c.voice <> 'UNIT' and c.id >"
                        + " coalesce((select max(s.seen::text)::uuid from report.comment_seen s where s.tenant_id = c.tenant_id"
                        + " and s.report_id = c.report_id and s.unit_id = any (?)), '00000000-0000-0000-0000-000000000000'),"
                        + " c.hidden_at, h.name, c.hidden_reason from report.comment c"
                        + " left join core.pseudonym p on p.tenant_id = c.tenant_id and p.area_code = c.name_area"
                        + " and p.id = c.name_id left join core.unit u on u.id = c.unit_id"
                        + " left join core.unit h on h.id = c.hidden_unit"
                        + " where c.tenant_id = ? and c.report_id = ? and c.id > ? and c.removed_at is null order by c.id limit ?",
                row -> new StaffComment(
                        row.getObject(1, UUID.class),
                        Voice.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, OffsetDateTime.class),
                        row.getBoolean(6),
                        row.getObject(7, OffsetDateTime.class),
                        row.getString(8),
                        row.getString(9)),
                hearing(actor, report).stream().map(Unit::id).toArray(UUID[]::new),
                report.tenantId(),
                report.id(),
                after,
                size);
    }

    /**
     * The actor's units have read what was said so far; the next comment is told again.
     *
     * @throws UnknownTicket if there is no such report for the actor
     */
    public void read(Actor actor, int tenantId, String ticket) {
        across.scope(actor, tenantId, ticket).run(() -> {
            Report report = course.readable(actor, tenantId, ticket);
            hearing(actor, report).forEach(unit -> book.read(report, unit.id()));
        });
    }

    /**
     * Answers in public, as the unit that works on the report. What was said before counts as read.
     *
     * @param key under which it may be sent again; null for once
     * @throws UnknownTicket if there is no such report for the actor
     * @throws CommentRefused if the actor's unit does not work on it, or it cannot be said
     */
    public void answer(Actor actor, int tenantId, String ticket, String words, @Nullable String key) {
        across.scope(actor, tenantId, ticket).run(() -> {
            Report report = course.readable(actor, tenantId, ticket);
            Unit unit = answering(actor, report).orElseThrow(() -> new CommentRefused(Reason.NOT_YOURS));
            book.say(report, Speaker.unit(unit.id(), actor.personId()), words, key, clock.now());
            book.read(report, unit.id());
        });
    }

    /**
     * Hides a comment from everybody but the offices; its author is told why. Hidden once it stays hidden with the first
     * reason.
     *
     * @param reason 1 to {@value CommentRules#LONGEST_REASON} characters, for the author and the offices
     * @throws UnknownTicket if there is no such report for the actor
     * @throws CommentRefused if the actor may not, there is no such comment, or nothing or too much is said
     */
    public void hide(Actor actor, int tenantId, String ticket, UUID comment, String reason) {
        across.scope(actor, tenantId, ticket).run(() -> {
            Report report = course.readable(actor, tenantId, ticket);
            Unit unit = hiding(actor, report).orElseThrow(() -> new CommentRefused(Reason.NOT_YOURS));
            String why = CommentRules.fit(reason, Voice.UNIT);
            if (why.codePointCount(0, why.length()) > CommentRules.LONGEST_REASON) {
                throw new CommentRefused(Reason.WORDS_TOO_LONG);
            }
            boolean known = sql.one(
                            "select 1 from report.comment where tenant_id = ? and report_id = ? and id = ? and removed_at is null",
                            row -> true,
                            tenantId,
                            report.id(),
                            comment)
                    .isPresent();
            if (!known) {
                throw new CommentRefused(Reason.UNKNOWN);
            }
            int hidden = sql.update(
                    "update report.comment set hidden_at = ?, hidden_by = ?, hidden_unit = ?, hidden_reason = ?"
                            + " where tenant_id = ? and report_id = ? and id = ? and hidden_at is null and removed_at is null",
                    clock.now(),
                    actor.personId(),
                    unit.id(),
                    why,
                    tenantId,
                    report.id(),
                    comment);
            if (hidden > 0) {
                audit.record(
                        tenantId,
                        actor.personId(),
                        "COMMENT_HIDDEN",
                        "report:" + report.ticket().value(),
                        "comment:" + comment);
            }
        });
    }

    /** Those of the actor's units that are told of comments. */
    private List<Unit> hearing(Actor actor, Report report) {
        List<Unit> working = course.working(report);
        return (working.isEmpty() ? course.ladder(report) : working)
                .stream().filter(unit -> actor.worksFor(unit.id())).toList();
    }

    private Optional<Unit> answering(Actor actor, Report report) {
        return course.working(report).stream()
                .filter(unit -> actor.worksFor(unit.id()) && Access.may(actor, Action.WORK_REPORT, Matter.of(unit)))
                .findFirst();
    }

    /** As the unit that works on it, or one that answers for the place. */
    private Optional<Unit> hiding(Actor actor, Report report) {
        Optional<Unit> working = course.working(report).stream()
                .filter(unit -> actor.worksFor(unit.id()) && Access.may(actor, Action.HIDE_COMMENT, Matter.of(unit)))
                .findFirst();
        return working.or(() -> course.ladder(report).stream()
                .filter(unit ->
                        actor.worksFor(unit.id()) && Access.may(actor, Action.HIDE_COMMENT, course.place(report)))
                .findFirst());
    }
}
