package id.kentongan.report.followup.boundary;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.escalation.control.CaseTerms;
import id.kentongan.core.escalation.control.Cases;
import id.kentongan.core.notification.entity.AlertKind;
import id.kentongan.core.organisation.control.Tenants;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.control.Reports;
import id.kentongan.report.control.SentAcross;
import id.kentongan.report.entity.Move;
import id.kentongan.report.entity.MoveOrder;
import id.kentongan.report.entity.Report;
import id.kentongan.report.entity.ReportEventType;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.report.followup.boundary.ProposalRefused.Reason;
import id.kentongan.report.followup.control.Handlings;
import id.kentongan.report.followup.control.Proposals;
import id.kentongan.report.followup.control.Standing;
import id.kentongan.report.followup.control.Standings;
import id.kentongan.report.followup.control.Tasks;
import id.kentongan.report.followup.entity.ProposalState;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Handing a report to another government. No government gives orders to another one: it asks, the other one takes it or
 * says why not, within the first term of its own ladder. Until then the report stays with who has it; after that clock
 * and history go with it, and the report stays filed where it was.
 */
@Stateless
public class ReportProposals {

    /** The longest list. */
    public static final int MOST = 100;

    private static final Scope SWEEP = Scope.system(Scope.Work.SWEEP);

    @Inject
    private Standings standings;

    @Inject
    private Proposals proposals;

    @Inject
    private SentAcross across;

    @Inject
    private Handlings handlings;

    @Inject
    private Tasks tasks;

    @Inject
    private Reports reports;

    @Inject
    private Cases cases;

    @Inject
    private CaseTerms terms;

    @Inject
    private Units units;

    @Inject
    private Tenants tenants;

    @Inject
    private AuditTrail audit;

    @Inject
    private DatabaseClock clock;

    /**
     * What was asked about a report, the newest first.
     *
     * @throws UnknownTicket if there is no such report for the actor
     */
    public List<ProposalRow> list(Actor actor, int tenantId, String ticket) {
        return across.scope(actor, tenantId, ticket).call(() -> {
            clock.now();
            Standing standing = readable(standings.of(tenantId, ticket), actor, ticket);
            return proposals.of(standing.report()).stream()
                    .map(stored -> row(stored, actor, maker(standing, actor).isPresent()))
                    .toList();
        });
    }

    /** What the actor's units are asked and have not answered, the oldest first, at most {@value #MOST}. */
    public List<ProposalRow> waiting(Actor actor) {
        return actor.scope()
                .call(() -> proposals.waiting(actor, MOST).stream()
                        .map(stored -> row(stored, actor, false))
                        .toList());
    }

    /** What the actor's units have asked others, the newest first, at most {@value #MOST}. */
    public List<ProposalRow> sent(Actor actor) {
        return actor.scope()
                .call(() -> proposals.sent(actor, MOST).stream()
                        .map(stored -> row(stored, actor, false))
                        .toList());
    }

    /**
     * Units of other governments that a report is most likely for: those of its own place, the office across the border,
     * then the first office of each government.
     *
     * @return none if the actor cannot ask now
     * @throws UnknownTicket if there is no such report for the actor
     */
    public List<Unit> targets(Actor actor, int tenantId, String ticket) {
        return across.scope(actor, tenantId, ticket).call(() -> {
            clock.now();
            Standing standing = readable(standings.of(tenantId, ticket), actor, ticket);
            Report report = standing.report();
            if (maker(standing, actor).isEmpty() || proposals.asked(report).isPresent()) {
                return List.of();
            }
            Stream<Unit> here = units.ladderOf(report.area()).stream();
            Stream<Unit> beyond =
                    report.neighbour().flatMap(area -> units.answerableFor(area, Tier.KELURAHAN)).stream();
            Stream<Unit> everywhere = tenants.all().stream()
                    .flatMap(tenant -> units.ofTenant(tenant.id()).stream()
                            .filter(unit -> unit.tier() == Tier.PEMKOT || unit.tier() == Tier.PEMPROV)
                            .sorted(Comparator.comparing(Unit::name))
                            .limit(1));
            return Stream.of(here, beyond, everywhere)
                    .flatMap(each -> each)
                    .filter(unit -> unit.tenantId() != standing.government())
                    .distinct()
                    .limit(MOST)
                    .toList();
        });
    }

    /**
     * Asks a unit of another government to take a report over.
     *
     * @return the id of the proposal
     * @throws UnknownTicket if there is no such report for the actor
     * @throws ProposalRefused and why
     */
    public UUID propose(Actor actor, int tenantId, String ticket, UUID unit, String words) {
        return across.scope(actor, tenantId, ticket).call(() -> {
            OffsetDateTime now = clock.now();
            Standing standing = locked(actor, tenantId, ticket);
            Report report = standing.report();
            Unit by = maker(standing, actor).orElseThrow(() -> new ProposalRefused(Reason.NOT_YOURS));
            Unit to = units.unit(unit)
                    .filter(found -> found.tenantId() != standing.government())
                    .orElseThrow(() -> new ProposalRefused(Reason.UNIT_NOT_POSSIBLE));
            String said = Objects.requireNonNull(said(words, true));
            if (proposals.asked(report).isPresent()) {
                throw new ProposalRefused(Reason.ASKED_ALREADY);
            }
            UUID id = UuidV7.at(now.toInstant());
            OffsetDateTime due =
                    tenants.tenant(to.tenantId()).flatMap(terms::answerBy).orElse(null);
            proposals.ask(report, id, by, to, actor.personId(), said, due);
            reports.append(report.aboutProposal(ReportEventType.PROPOSED, actor.personId(), by, to, said, now));
            cases.tell(tenantId, report.id(), to, AlertKind.PROPOSED);
            record(actor, report, to.tenantId(), "PROPOSED");
            return id;
        });
    }

    /**
     * Takes the report over, declines it with a reason, or withdraws the proposal.
     *
     * @param next anything but {@link ProposalState#PROPOSED} and {@link ProposalState#LAPSED}
     * @param words why not; needed to decline
     * @throws UnknownTicket if there is no such report for the actor
     * @throws ProposalRefused and why
     */
    public void answer(
            Actor actor, int tenantId, String ticket, UUID proposal, ProposalState next, @Nullable String words) {
        across.scope(actor, tenantId, ticket).run(() -> {
            OffsetDateTime now = clock.now();
            Standing standing = locked(actor, tenantId, ticket);
            Report report = standing.report();
            Proposals.Stored stored = proposals
                    .find(tenantId, proposal)
                    .filter(found -> found.reportId().equals(report.id()))
                    .orElseThrow(() -> new ProposalRefused(Reason.UNKNOWN));
            Unit by = (next == ProposalState.WITHDRAWN ? maker(standing, actor) : answering(stored, actor))
                    .orElseThrow(() -> new ProposalRefused(Reason.UNKNOWN));
            if (stored.state() != ProposalState.PROPOSED
                    || !Move.HAND_OVER.from().contains(report.status())) {
                throw new ProposalRefused(Reason.TOO_LATE);
            }
            String said = said(words, next == ProposalState.DECLINED);
            proposals.answer(tenantId, proposal, next, actor.personId(), said);
            switch (next) {
                case ACCEPTED -> takeOver(standing, stored, actor, by, now);
                case DECLINED -> {
                    reports.append(report.aboutProposal(
                            ReportEventType.PROPOSAL_DECLINED, actor.personId(), by, null, said, now));
                    tellAsker(stored);
                }
                case WITHDRAWN ->
                    reports.append(report.aboutProposal(
                            ReportEventType.PROPOSAL_WITHDRAWN, actor.personId(), by, null, said, now));
                case PROPOSED, LAPSED -> throw new ProposalRefused(Reason.UNKNOWN);
            }
            record(actor, report, government(stored).orElse(tenantId), next.name());
        });
    }

    /** Clock and history go along; the report stays filed where it was, and climbs where it is worked on from now on. */
    private void takeOver(Standing standing, Proposals.Stored stored, Actor actor, Unit by, OffsetDateTime now) {
        Report report = standing.report();
        Unit to = units.unit(stored.toUnit()).orElse(by);
        MoveOrder order = new MoveOrder(Move.HAND_OVER, stored.words(), null, null, null, to, null);
        reports.append(report.move(order, null, actor.personId(), by, now));
        tasks.withdrawAll(report.tenantId(), report.id(), actor.personId());
        handlings.keep(
                report.tenantId(),
                report.id(),
                standing.handling().with(to.id(), standing.handling().hops() + 1));
        cases.belongTo(report.tenantId(), report.id(), to.area());
        cases.handOver(report.tenantId(), report.id(), to);
    }

    /** Nobody has answered in time: it stays where it is; who asked is told, and who oversees both of them. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void lapse(Proposals.Stored overdue) {
        Scope.tenant(overdue.tenantId()).run(() -> {
            OffsetDateTime now = clock.now();
            Standing standing = standings.locked(overdue.tenantId(), overdue.ticket());
            Report report = standing.report();
            boolean still = proposals
                    .find(overdue.tenantId(), overdue.id())
                    .filter(found -> found.state() == ProposalState.PROPOSED)
                    .isPresent();
            if (!still) {
                return;
            }
            proposals.answer(overdue.tenantId(), overdue.id(), ProposalState.LAPSED, null, null);
            units.unit(overdue.toUnit())
                    .ifPresent(silent -> reports.append(
                            report.aboutProposal(ReportEventType.PROPOSAL_LAPSED, null, silent, null, null, now)));
            tellAsker(overdue);
            units.answerableFor(report.area(), Tier.PEMPROV)
                    .filter(province -> !province.id().equals(overdue.fromUnit()))
                    .ifPresent(province -> cases.tell(report.tenantId(), report.id(), province, AlertKind.WARNING));
            audit.system(
                    overdue.tenantId(),
                    "PROPOSAL_LAPSED",
                    "report:" + report.ticket().value(),
                    null);
        });
    }

    /** What nobody has answered in time, the oldest first, at most {@value #MOST}. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public List<Proposals.Stored> overdue() {
        return SWEEP.call(() -> proposals.overdue(MOST));
    }

    private void tellAsker(Proposals.Stored stored) {
        units.unit(stored.fromUnit())
                .ifPresent(asker -> cases.tell(stored.tenantId(), stored.reportId(), asker, AlertKind.RETURNED));
    }

    /** Both governments can read in their audits what became of it. */
    private void record(Actor actor, Report report, int other, String what) {
        String object = "report:" + report.ticket().value();
        String action = what.equals("PROPOSED") ? "REPORT_PROPOSED" : "PROPOSAL_" + what;
        if (other != report.tenantId()) {
            // Who is asked has an audit of its own, which is not in the scope of who asks.
            Scope.tenant(other).run(() -> audit.record(other, actor.personId(), action, object, null));
        }
        // After it, so that what is flushed at the end finds the scope of the report again.
        audit.record(report.tenantId(), actor.personId(), action, object, null);
    }

    private Optional<Integer> government(Proposals.Stored stored) {
        return units.unit(stored.toUnit()).map(Unit::tenantId);
    }

    /** The unit by which the actor may ask others: as for handing it over. */
    private static Optional<Unit> maker(Standing standing, Actor actor) {
        return standing.report().follows() == null
                        && Move.HAND_OVER.from().contains(standing.report().status())
                ? standing.unitFor(actor, Move.HAND_OVER)
                : Optional.empty();
    }

    /** The unit by which the actor answers: the one that is asked, or one above it of its own government. */
    private Optional<Unit> answering(Proposals.Stored stored, Actor actor) {
        return units.unit(stored.toUnit())
                .filter(asked -> Access.may(actor, Action.ANSWER_PROPOSAL, Matter.of(asked)))
                .flatMap(asked -> Stream.concat(Stream.of(asked), units.ladderOf(asked.area()).stream())
                        .filter(unit -> unit.tenantId() == asked.tenantId() && actor.worksFor(unit.id()))
                        .findFirst());
    }

    private ProposalRow row(Proposals.Stored stored, Actor actor, boolean maker) {
        boolean open = stored.state() == ProposalState.PROPOSED;
        return new ProposalRow(
                stored.id(),
                stored.tenantId(),
                stored.ticket(),
                units.unit(stored.fromUnit()).map(Unit::name).orElse("?"),
                units.unit(stored.toUnit()).map(Unit::name).orElse("?"),
                stored.words(),
                stored.proposedAt(),
                stored.dueAt(),
                stored.state(),
                stored.answeredAt(),
                stored.answer(),
                open && answering(stored, actor).isPresent(),
                open && maker);
    }

    private Standing locked(Actor actor, int tenantId, String ticket) {
        readable(standings.of(tenantId, ticket), actor, ticket);
        return readable(standings.locked(tenantId, ticket), actor, ticket);
    }

    private static Standing readable(Standing standing, Actor actor, String ticket) {
        standing.unitFor(actor, Action.READ_REPORT).orElseThrow(() -> new UnknownTicket(ticket));
        return standing;
    }

    private static @Nullable String said(@Nullable String words, boolean needed) {
        String said = words == null || words.isBlank() ? null : words.strip();
        if (said == null && needed) {
            throw new ProposalRefused(Reason.WORDS_MISSING);
        }
        if (said != null && said.length() > MoveOrder.LONGEST_WORDS) {
            throw new ProposalRefused(Reason.WORDS_TOO_LONG);
        }
        return said;
    }
}
