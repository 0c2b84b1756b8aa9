package id.kentongan.report.followup.boundary;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.deadline.entity.Priority;
import id.kentongan.core.escalation.control.CaseTerms;
import id.kentongan.core.escalation.control.Cases;
import id.kentongan.core.notification.entity.AlertKind;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.control.Categories;
import id.kentongan.report.control.Reports;
import id.kentongan.report.control.SentAcross;
import id.kentongan.report.control.routing.Incidents;
import id.kentongan.report.control.routing.Recipients;
import id.kentongan.report.control.routing.Route;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.CloseReason;
import id.kentongan.report.entity.Move;
import id.kentongan.report.entity.MoveOrder;
import id.kentongan.report.entity.Report;
import id.kentongan.report.entity.ReportEventType;
import id.kentongan.report.entity.ReportStatus;
import id.kentongan.report.entity.Ticket;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.report.followup.boundary.InvalidMove.Flaw;
import id.kentongan.report.followup.control.Handlings;
import id.kentongan.report.followup.control.Proposals;
import id.kentongan.report.followup.control.Recategorising;
import id.kentongan.report.followup.control.Standing;
import id.kentongan.report.followup.control.Standings;
import id.kentongan.report.followup.control.Tasks;
import id.kentongan.report.followup.control.Undoing;
import id.kentongan.report.followup.entity.Before;
import id.kentongan.report.followup.entity.Handling;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where officers move reports on. One move is one transaction, under the lock of the report's case. */
@Stateless
public class ReportMoves {

    /** Handed on more often than this, a report goes to the next tier, which settles whose it is. */
    public static final int MOST_HOPS = 2;

    @Inject
    private Standings standings;

    @Inject
    private Handlings handlings;

    @Inject
    private Tasks tasks;

    @Inject
    private Proposals proposals;

    @Inject
    private SentAcross across;

    @Inject
    private Reports reports;

    @Inject
    private Cases cases;

    @Inject
    private CaseTerms terms;

    @Inject
    private Units units;

    @Inject
    private Recipients recipients;

    @Inject
    private Incidents incidents;

    @Inject
    private AuditTrail audit;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Categories categories;

    @Inject
    private Recategorising recategorising;

    @Inject
    private Undoing undoing;

    @Inject
    private Sql sql;

    /**
     * Moves a report on.
     *
     * @throws UnknownTicket if there is no such report for the actor
     * @throws ChangedMeanwhile if it does not stand where the move begins, or is not the version that was shown
     * @throws NotYourMove if somebody else has to make this move
     * @throws InvalidMove if what the move needs was not said
     */
    public Moved move(Actor actor, int tenantId, String ticket, MoveWish wish) {
        return across.scope(actor, tenantId, ticket).call(() -> make(actor, tenantId, ticket, wish, null));
    }

    /**
     * The same as one of many; how the report stood is kept, so that it can be taken back.
     *
     * @param bulk by what they are known together
     */
    public Moved move(Actor actor, int tenantId, String ticket, MoveWish wish, UUID bulk) {
        return across.scope(actor, tenantId, ticket).call(() -> make(actor, tenantId, ticket, wish, bulk));
    }

    private Moved make(Actor actor, int tenantId, String ticket, MoveWish wish, @Nullable UUID bulk) {
        // Asked for first: the time comes along with the scope, which JPA could only tell in a round trip of its own.
        OffsetDateTime now = clock.now();
        Move move = wish.move();
        if (standings.of(tenantId, ticket).unitFor(actor, Action.READ_REPORT).isEmpty()) {
            // Nobody can hold a lock on what they must not see.
            throw new UnknownTicket(ticket);
        }
        Standing standing = standings.locked(tenantId, ticket);
        Report report = standing.report();
        if (standing.unitFor(actor, Action.READ_REPORT).isEmpty()) {
            throw new UnknownTicket(ticket);
        }
        boolean changed = wish.version() != null && wish.version() != report.version();
        if (changed || report.follows() != null || !move.from().contains(report.status())) {
            throw new ChangedMeanwhile(lastChange(report));
        }
        Unit by = standing.unitFor(actor, move).orElseThrow(() -> new NotYourMove(move));
        MoveOrder said = order(standing, wish);
        Optional<Route> route =
                said.category() == null ? Optional.empty() : recategorising.route(standing, said.category());
        MoveOrder order = route.filter(to -> recategorising.elsewhere(standing, to))
                .map(to -> said.to(to.unit()))
                .orElse(said);
        ReportStatus before = report.status();
        Handling handling = standing.handling();
        Optional<Before> stood = Optional.ofNullable(bulk)
                .filter(known -> Undoing.MOVES.contains(move))
                .map(known -> undoing.look(standing));
        reports.append(report.move(order, handling.resumesTo(), actor.personId(), by, now));
        Optional<Unit> sentTo = settle(standing, order, by, before, actor, now);
        route.ifPresent(to -> recategorising.follow(standing, to, now));
        stood.ifPresent(known -> undoing.keep(bulk, known, move, actor.personId(), by, report, now));
        audit.record(
                tenantId,
                actor.personId(),
                "REPORT_" + move,
                "report:" + report.ticket().value(),
                null);
        return new Moved(report.ticket().value(), report.status(), sentTo.orElse(null));
    }

    /** What a move means for who works on the report, for its clock and for those who have to know. */
    private Optional<Unit> settle(
            Standing standing, MoveOrder order, Unit by, ReportStatus before, Actor actor, OffsetDateTime now) {
        Report report = standing.report();
        Handling handling = standing.handling();
        int tenantId = report.tenantId();
        UUID id = report.id();
        switch (order.move()) {
            case VERIFY, NOTE, TELL -> {
                // nobody else works on it because of that
            }
            case ACCEPT -> {
                cases.accept(tenantId, id, actor.personId(), by.id());
                handlings.keep(tenantId, id, handling.with(by.id(), handling.hops()));
            }
            case ASSIGN -> {
                @Nullable Unit to = order.unit();
                handlings.keep(tenantId, id, handling.given(order.officer(), to == null ? null : to.id(), now));
                if (to != null) {
                    cases.tell(tenantId, id, to, AlertKind.ASSIGNED);
                }
            }
            case DECLINE -> {
                handlings.keep(tenantId, id, handling.given(null, null, null));
                tellHandler(standing, by, AlertKind.RETURNED);
            }
            case TAKE_ON, START -> {
                handlings.keep(tenantId, id, handling.answered());
                cases.act(tenantId, id);
            }
            case ASK_REPORTER, WAIT_FOR_OTHERS -> {
                handlings.keep(tenantId, id, handling.waiting(before, now));
                cases.act(tenantId, id);
                cases.await(tenantId, id);
            }
            case RESUME -> {
                handlings.keep(tenantId, id, handling.resumed());
                cases.resume(tenantId, id);
                expectAnew(report);
            }
            case RAISE -> {
                if (cases.raise(tenantId, id, Priority.HIGH)) {
                    tellHandler(standing, by, AlertKind.RAISED);
                }
            }
            case RECATEGORISE -> {
                recategorising.concern(report);
                if (order.unit() != null) {
                    // Another government was asked about the other matter.
                    proposals.withdrawOpen(tenantId, id, actor.personId());
                }
                expectAnew(report);
            }
            case PROVE -> {
                handlings.keep(tenantId, id, handling.proven(actor.personId()));
                tellHandler(standing, null, AlertKind.CHECK);
            }
            case SEND_BACK -> {
                handlings.keep(tenantId, id, handling.proven(null));
                tellHandler(standing, by, AlertKind.RETURNED);
            }
            case CONFIRM, CLOSE_UNCHECKED, REJECT -> {
                if (standing.handler() != null) {
                    handlings.keep(tenantId, id, handling.answered());
                }
                cases.close(tenantId, id);
                tasks.withdrawAll(tenantId, id, actor.personId());
                proposals.withdrawOpen(tenantId, id, actor.personId());
            }
            case HAND_OVER -> {
                proposals.withdrawOpen(tenantId, id, actor.personId());
                return Optional.of(handOver(standing, order, by, now));
            }
            case REOPEN -> {
                Unit told = Optional.ofNullable(standing.handler())
                        .or(() -> standing.ladder().stream().findFirst())
                        .orElse(by);
                handlings.keep(tenantId, id, handling.with(told.id(), handling.hops()));
                cases.reopen(tenantId, id, told);
                return Optional.of(told);
            }
        }
        return Optional.ofNullable(order.unit());
    }

    private void expectAnew(Report report) {
        terms.end(report.tenantId(), report.id()).ifPresent(report::expectBy);
    }

    private void tellHandler(Standing standing, @Nullable Unit but, AlertKind kind) {
        @Nullable Unit handler = standing.handler();
        if (handler != null && (but == null || !but.id().equals(handler.id()))) {
            cases.tell(standing.report().tenantId(), standing.report().id(), handler, kind);
        }
    }

    /** Handed on once too often, it goes to the tier above instead, which settles whose it is. */
    private Unit handOver(Standing standing, MoveOrder order, Unit by, OffsetDateTime now) {
        Report report = standing.report();
        Unit wished = Objects.requireNonNull(order.unit());
        int hops = standing.handling().hops() + 1;
        Recipients.Arrival arrival = recipients.arrival(standing.government(), wished.id(), standing.answering());
        Unit receiving = arrival.unit() == null ? wished : arrival.unit();
        boolean settles = by.tier() == Tier.PEMKOT || by.tier() == Tier.PEMPROV;
        Unit to = hops <= MOST_HOPS || settles
                ? receiving
                : units.answerableFor(standing.answering(), Tier.PEMKOT).orElse(receiving);
        if (arrival.broken() != null) {
            reports.append(report.rerouted(arrival.broken(), to, now));
            incidents.broken(
                    report.tenantId(), arrival.broken(), to, report.ticket().value());
        }
        if (!to.id().equals(receiving.id())) {
            reports.append(report.told(ReportEventType.ESCALATED, to, to.tier(), now));
        } else if (to.tier() == Tier.KELURAHAN || to.tier() == Tier.KECAMATAN) {
            // Where it is counted, and whose ladder it climbs: that of the office that says it is theirs.
            if (!standing.away()) {
                report.belongTo(to.area());
            }
            cases.belongTo(report.tenantId(), report.id(), to.area());
        }
        handlings.keep(report.tenantId(), report.id(), standing.handling().with(to.id(), hops));
        cases.handOver(report.tenantId(), report.id(), to);
        return to;
    }

    // ------------------------------------------------------------ what must be said

    private MoveOrder order(Standing standing, MoveWish wish) {
        List<Flaw> flaws = new ArrayList<>();
        Move move = wish.move();
        @Nullable
        String words = wish.words() == null || wish.words().isBlank()
                ? null
                : wish.words().strip();
        if (words == null && move.needs(Move.Need.WORDS)) {
            flaws.add(Flaw.WORDS_MISSING);
        } else if (words != null && words.length() > MoveOrder.LONGEST_WORDS) {
            flaws.add(Flaw.WORDS_TOO_LONG);
        }
        @Nullable CloseReason reason = move.needs(Move.Need.REASON) ? wish.reason() : null;
        @Nullable String duplicateOf = null;
        if (move.needs(Move.Need.REASON)) {
            if (reason == null) {
                flaws.add(Flaw.REASON_MISSING);
            } else if (reason.status() != ReportStatus.REJECTED) {
                flaws.add(Flaw.REASON_NOT_HERE);
            } else if (reason == CloseReason.DUPLICATE) {
                duplicateOf = original(standing, wish.duplicateOf(), flaws);
            }
        }
        @Nullable UUID person = null;
        @Nullable Unit unit = null;
        if (move.needs(Move.Need.ASSIGNEE)) {
            if (wish.officer() == null && wish.unit() == null) {
                flaws.add(Flaw.ASSIGNEE_MISSING);
            } else if (wish.officer() != null && wish.unit() != null) {
                flaws.add(Flaw.ASSIGNEE_TWICE);
            } else if (wish.officer() != null) {
                person = member(standing, wish.officer(), flaws);
            } else {
                unit = another(standing, wish.unit(), false, flaws);
            }
        } else if (move.needs(Move.Need.UNIT)) {
            if (wish.unit() == null) {
                flaws.add(Flaw.UNIT_MISSING);
            } else {
                unit = another(standing, wish.unit(), true, flaws);
            }
        }
        @Nullable String category = move.needs(Move.Need.CATEGORY) ? category(standing, wish.category(), flaws) : null;
        if (move == Move.PROVE && tasks.open(standing.report())) {
            flaws.add(Flaw.TASKS_OPEN);
        }
        if (!flaws.isEmpty()) {
            throw new InvalidMove(flaws);
        }
        return new MoveOrder(move, words, reason, duplicateOf, person, unit, category);
    }

    private @Nullable String original(Standing standing, @Nullable String ticket, List<Flaw> flaws) {
        if (ticket == null || ticket.isBlank()) {
            flaws.add(Flaw.DUPLICATE_MISSING);
            return null;
        }
        Report report = standing.report();
        Optional<Report> original = Ticket.parse(ticket)
                .flatMap(number -> reports.find(report.tenantId(), number))
                .filter(found -> !found.id().equals(report.id()));
        if (original.isEmpty()) {
            flaws.add(Flaw.DUPLICATE_UNKNOWN);
            return null;
        }
        return original.get().ticket().value();
    }

    private @Nullable String category(Standing standing, @Nullable String wished, List<Flaw> flaws) {
        Report report = standing.report();
        if (wished == null || wished.isBlank()) {
            flaws.add(Flaw.CATEGORY_MISSING);
            return null;
        }
        Optional<Category> known = categories
                .find(report.tenantId(), wished)
                .filter(category -> !category.retired() && !category.code().equals(report.categoryCode()));
        if (known.isEmpty()) {
            flaws.add(Flaw.CATEGORY_NOT_POSSIBLE);
        }
        return known.map(Category::code).orElse(null);
    }

    private @Nullable UUID member(Standing standing, UUID person, List<Flaw> flaws) {
        @Nullable Unit handler = standing.handler();
        boolean works = handler != null
                && sql.one(
                                "select 1 from core.membership m join core.account a on a.person_id = m.person_id"
                                        + " where m.unit_id = ? and m.person_id = ? and m.role <> 'COMMUNITY_VERIFIER'"
                                        + " and a.disabled_at is null"
                                        + " and m.valid_from <= now() and (m.valid_until is null or m.valid_until > now())",
                                row -> true,
                                handler.id(),
                                person)
                        .isPresent();
        if (!works) {
            flaws.add(Flaw.PERSON_NOT_OF_UNIT);
            return null;
        }
        return person;
    }

    /** @param evenClosed whether what is meant for a unit that was closed may fall to the office above it */
    private @Nullable Unit another(Standing standing, UUID wished, boolean evenClosed, List<Flaw> flaws) {
        Optional<Unit> unit = units.unit(wished)
                .or(() -> evenClosed ? recipients.closed(standing.government(), wished) : Optional.empty())
                .filter(found -> found.tenantId() == standing.government())
                .filter(found -> standing.handler() == null
                        || !found.id().equals(standing.handler().id()));
        if (unit.isEmpty()) {
            flaws.add(Flaw.UNIT_NOT_POSSIBLE);
        }
        return unit.orElse(null);
    }

    private LastChange lastChange(Report report) {
        return sql.one(
                        "select e.type, e.at, a.display_name, u.name from report.report_event e"
                                + " left join core.account a on a.person_id = e.person_id"
                                + " left join core.unit u on u.id = e.unit_id"
                                + " where e.tenant_id = ? and e.report_id = ? order by e.seq desc limit 1",
                        row -> new LastChange(
                                report.status(),
                                ReportEventType.valueOf(row.getString(1)),
                                row.getObject(2, OffsetDateTime.class),
                                row.getString(3),
                                row.getString(4)),
                        report.tenantId(),
                        report.id())
                .orElseThrow();
    }
}
