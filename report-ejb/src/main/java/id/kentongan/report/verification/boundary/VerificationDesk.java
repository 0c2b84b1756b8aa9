package id.kentongan.report.verification.boundary;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.escalation.control.CasePauses;
import id.kentongan.core.escalation.control.Cases;
import id.kentongan.core.escalation.entity.CaseState;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.control.Categories;
import id.kentongan.report.control.Reports;
import id.kentongan.report.control.verification.NoTwins;
import id.kentongan.report.control.verification.RuleBook;
import id.kentongan.report.control.verification.Twins;
import id.kentongan.report.entity.Channel;
import id.kentongan.report.entity.CloseReason;
import id.kentongan.report.entity.Move;
import id.kentongan.report.entity.MoveOrder;
import id.kentongan.report.entity.Report;
import id.kentongan.report.entity.ReportStatus;
import id.kentongan.report.entity.Ticket;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.report.entity.verification.Flag;
import id.kentongan.report.entity.verification.Recommendation;
import id.kentongan.report.verification.boundary.InvalidDecision.Flaw;
import id.kentongan.report.verification.control.LastLines;
import id.kentongan.report.verification.control.QueueRows;
import id.kentongan.report.verification.entity.Decision;
import id.kentongan.report.verification.entity.QueueQuery;
import id.kentongan.report.verification.entity.Verdict;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where it is decided whether reports are reports. Each decision is one transaction, under the lock of the report's case. */
@Stateless
public class VerificationDesk {

    private static final int USUAL_MINUTES = 10;
    private static final int AN_HOUR = 60;

    @Inject
    private QueueRows rows;

    @Inject
    private Reports reports;

    @Inject
    private Categories categories;

    @Inject
    private AreaDirectory areas;

    @Inject
    private Cases cases;

    @Inject
    private Units units;

    @Inject
    private CasePauses pauses;

    @Inject
    private Twins twins;

    @Inject
    private AuditTrail audit;

    @Inject
    private Settings settings;

    @Inject
    private DatabaseClock clock;

    @Inject
    private LastLines lines;

    @Inject
    private RuleBook rules;

    /** A part of the queue, as far as the actor may decide there. Nothing in it leads to who wrote. */
    public QueuePage list(Actor actor, QueueQuery query) {
        return actor.scope().call(() -> {
            List<QueueRows.Row> found = rows.list(actor, Action.VERIFY_REPORT, query, query.size() + 1);
            List<QueueItem> items = found.stream()
                    .limit(query.size())
                    .map(row -> item(actor, query.tenantId(), row))
                    .toList();
            return new QueuePage(
                    items,
                    found.size() > query.size() ? found.get(query.size() - 1).place() : null);
        });
    }

    private QueueItem item(Actor actor, int tenantId, QueueRows.Row row) {
        AreaCode area = new AreaCode(row.areaCode());
        boolean taken = row.claimedBy() != null;
        return new QueueItem(
                row.ticket(),
                tenantId,
                row.version(),
                categories.find(tenantId, row.categoryCode()).orElseThrow(),
                Channel.valueOf(row.channel()),
                area,
                areas.path(area).stream().findFirst().orElse(row.areaCode()),
                shortened(row.description()),
                row.address(),
                row.receivedAt(),
                row.dueAt(),
                row.late(),
                row.told(),
                row.flags().stream().map(Flag::valueOf).toList(),
                new QueueItem.Votes(row.real(), row.notReal(), row.notHere()),
                Recommendation.of(
                        row.real(),
                        row.notReal(),
                        row.notHere(),
                        rules.of(tenantId).quorum()),
                taken ? row.claimedName() : null,
                taken ? row.claimedUntil() : null,
                actor.personId().equals(row.claimedBy()));
    }

    static String shortened(String words) {
        int length = words.codePointCount(0, words.length());
        return length <= QueueItem.LONGEST_WORDS
                ? words
                : words.substring(0, words.offsetByCodePoints(0, QueueItem.LONGEST_WORDS)) + "\u2026";
    }

    /**
     * Keeps a report for the actor for {@code kentongan.verification.claim.minutes}; who has it already keeps it longer.
     *
     * @throws UnknownTicket if there is no such report for the actor
     * @throws TakenByAnother if somebody else has it
     * @throws NotWaiting if nobody has to look at it any more
     */
    public Claimed claim(Actor actor, int tenantId, String ticket) {
        return actor.scope().call(() -> {
            Report report = find(actor, tenantId, ticket).report();
            int minutes = settings.number("kentongan.verification.claim.minutes", USUAL_MINUTES, 1, AN_HOUR);
            Optional<OffsetDateTime> until = rows.claim(tenantId, report.id(), actor.personId(), minutes);
            if (until.isEmpty()) {
                free(actor, report);
                throw new NotWaiting(lines.last(report));
            }
            return new Claimed(report.ticket().value(), until.get());
        });
    }

    /**
     * Lets others have it; nothing happens to what somebody else has.
     *
     * @throws UnknownTicket if there is no such report for the actor
     */
    public void release(Actor actor, int tenantId, String ticket) {
        actor.scope()
                .run(() -> rows.release(
                        tenantId, find(actor, tenantId, ticket).report().id(), actor.personId()));
    }

    /**
     * Decides. Only what nobody has verified, taken on or closed can be decided here.
     *
     * @throws UnknownTicket if there is no such report for the actor; for a duplicate also if the actor may not take reports
     *     together
     * @throws TakenByAnother if somebody else is looking at it
     * @throws NotWaiting if somebody else was faster, or it is not the version that was shown
     * @throws InvalidDecision if what the decision needs was not said
     */
    public Decided decide(Actor actor, int tenantId, String ticket, Decision decision) {
        return actor.scope().call(() -> make(actor, tenantId, ticket, decision));
    }

    private Decided make(Actor actor, int tenantId, String ticket, Decision decision) {
        // Asked for first: the time comes along with the scope, which JPA could only tell in a round trip of its own.
        OffsetDateTime now = clock.now();
        Concern concern = find(actor, tenantId, ticket);
        Report report = concern.report();
        @Nullable String words = words(decision);
        if (decision.verdict() == Verdict.DUPLICATE) {
            waiting(report, decision);
            free(actor, report);
            // Clusters are locked before cases.
            join(actor, report, decision);
        } else {
            cases.lock(tenantId, report.id());
            reports.refresh(report);
            if (by(actor, report).isEmpty()) {
                throw new UnknownTicket(ticket);
            }
            waiting(report, decision);
            free(actor, report);
            boolean real = decision.verdict() == Verdict.VERIFY;
            MoveOrder order = real
                    ? MoveOrder.of(Move.VERIFY, words)
                    : new MoveOrder(Move.REJECT, words, CloseReason.INVALID, null, null, null, null);
            reports.append(report.move(order, null, actor.personId(), concern.by(), now));
            if (!real) {
                pauses.pause(tenantId, report.id(), now);
            }
        }
        reports.refresh(report);
        audit.record(
                tenantId,
                actor.personId(),
                "VERIFICATION_" + decision.verdict(),
                "report:" + report.ticket().value(),
                null);
        return new Decided(report.ticket().value(), report.status(), report.version());
    }

    private void join(Actor actor, Report report, Decision decision) {
        String original = original(decision);
        try {
            twins.join(actor, report.tenantId(), report.ticket().value(), original);
        } catch (NoTwins e) {
            throw new InvalidDecision(Flaw.ORIGINAL_NOT_POSSIBLE);
        }
    }

    /**
     * @throws InvalidDecision if what the decision needs was not said
     */
    static void require(Decision decision) {
        words(decision);
        if (decision.verdict() == Verdict.DUPLICATE) {
            original(decision);
        }
    }

    private static @Nullable String words(Decision decision) {
        @Nullable
        String words = decision.words() == null || decision.words().isBlank()
                ? null
                : decision.words().strip();
        if (words == null && decision.verdict() == Verdict.REJECT) {
            throw new InvalidDecision(Flaw.WORDS_MISSING);
        }
        if (words != null && words.length() > MoveOrder.LONGEST_WORDS) {
            throw new InvalidDecision(Flaw.WORDS_TOO_LONG);
        }
        return words;
    }

    private static String original(Decision decision) {
        if (decision.duplicateOf() == null || decision.duplicateOf().isBlank()) {
            throw new InvalidDecision(Flaw.ORIGINAL_MISSING);
        }
        return decision.duplicateOf().strip();
    }

    /**
     * Takes back a decision, if nobody has touched the report since.
     *
     * @param version the report's after the decision
     * @throws UnknownTicket if there is no such report for the actor
     * @throws NotWaiting if somebody has touched it since
     */
    public void undo(Actor actor, int tenantId, String ticket, int version, Verdict verdict) {
        actor.scope().run(() -> takeBack(actor, tenantId, ticket, version, verdict));
    }

    private void takeBack(Actor actor, int tenantId, String ticket, int version, Verdict verdict) {
        OffsetDateTime now = clock.now();
        Concern concern = find(actor, tenantId, ticket);
        Report report = concern.report();
        if (verdict == Verdict.DUPLICATE) {
            untouched(report, version);
            try {
                // Clusters are locked before cases.
                twins.part(actor, tenantId, ticket);
            } catch (NoTwins e) {
                throw new NotWaiting(lines.last(report));
            }
        } else {
            cases.lock(tenantId, report.id());
            reports.refresh(report);
            untouched(report, version);
            @Nullable OffsetDateTime closedAt = report.closedAt();
            reports.append(report.verificationUndone(actor.personId(), concern.by(), now));
            if (closedAt != null) {
                pauses.resume(tenantId, report.id(), CaseState.OPEN, closedAt);
            }
        }
        audit.record(
                tenantId,
                actor.personId(),
                "VERIFICATION_UNDONE",
                "report:" + report.ticket().value(),
                null);
    }

    private void untouched(Report report, int version) {
        if (report.version() != version) {
            throw new NotWaiting(lines.last(report));
        }
    }

    private void waiting(Report report, Decision decision) {
        boolean changed = decision.version() != null && decision.version() != report.version();
        if (changed || report.verified() || report.follows() != null || report.status() != ReportStatus.SUBMITTED) {
            throw new NotWaiting(lines.last(report));
        }
    }

    private void free(Actor actor, Report report) {
        rows.claim(report.tenantId(), report.id())
                .filter(claim -> !claim.by().equals(actor.personId()))
                .ifPresent(claim -> {
                    throw new TakenByAnother(claim.name(), claim.until());
                });
    }

    /** A report, and the unit by which the actor decides about it. */
    private record Concern(Report report, Unit by) {}

    private Concern find(Actor actor, int tenantId, String ticket) {
        Report report = Ticket.parse(ticket)
                .flatMap(number -> reports.find(tenantId, number))
                .orElseThrow(() -> new UnknownTicket(ticket));
        return new Concern(report, by(actor, report).orElseThrow(() -> new UnknownTicket(ticket)));
    }

    /** As whoever answers for the area of the report, on whatever tier. */
    private Optional<Unit> by(Actor actor, Report report) {
        return Access.may(actor, Action.VERIFY_REPORT, Matter.in(report.tenantId(), report.area()))
                ? units.ladderOf(report.area()).stream()
                        .filter(unit -> actor.worksFor(unit.id()))
                        .findFirst()
                : Optional.empty();
    }
}
