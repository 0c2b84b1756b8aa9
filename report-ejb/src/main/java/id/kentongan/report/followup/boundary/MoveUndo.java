package id.kentongan.report.followup.boundary;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.escalation.control.Cases;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.control.Reports;
import id.kentongan.report.entity.Report;
import id.kentongan.report.entity.ReportStatus;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.report.followup.boundary.UndoResult.Outcome;
import id.kentongan.report.followup.control.Handlings;
import id.kentongan.report.followup.control.Standing;
import id.kentongan.report.followup.control.Standings;
import id.kentongan.report.followup.control.Undoing;
import id.kentongan.report.followup.entity.Before;
import id.kentongan.report.followup.entity.Handling;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Takes back what somebody did with a report, while nobody has touched it since: as a move of its own, under the lock of the
 * case, with a line of history and of the audit. Its clocks go on with what was left of them.
 */
@Stateless
public class MoveUndo {

    /** Where a report stands that nobody has taken on. */
    private static final Set<ReportStatus> UNACCEPTED = EnumSet.of(ReportStatus.SUBMITTED, ReportStatus.REOPENED);

    /** Where one stands whose clocks stand still: what was left of them is not known any more. */
    private static final Set<ReportStatus> WAITING =
            EnumSet.of(ReportStatus.AWAITING_REPORTER, ReportStatus.AWAITING_OTHERS);

    @Inject
    private Undoing undoing;

    @Inject
    private Standings standings;

    @Inject
    private Handlings handlings;

    @Inject
    private Reports reports;

    @Inject
    private Cases cases;

    @Inject
    private Units units;

    @Inject
    private AuditTrail audit;

    @Inject
    private DatabaseClock clock;

    /**
     * @param kept one of those that the actor moved together
     * @return {@code DONE}, or why not
     */
    public Outcome undo(Actor actor, UUID bulk, Undoing.Kept kept) {
        return actor.scope().call(() -> takeBack(actor, bulk, kept));
    }

    private Outcome takeBack(Actor actor, UUID bulk, Undoing.Kept kept) {
        OffsetDateTime now = clock.now();
        Optional<Unit> by = units.unit(kept.unit())
                .filter(unit -> actor.worksFor(unit.id())
                        && Access.may(actor, kept.move().action(), Matter.of(unit)));
        if (by.isEmpty()) {
            return Outcome.NOT_YOURS;
        }
        Standing standing;
        try {
            standing = standings.locked(kept.tenantId(), kept.ticket());
        } catch (UnknownTicket e) {
            return Outcome.UNKNOWN;
        }
        Report report = standing.report();
        if (report.lastSeq() != kept.seq() || report.follows() != null) {
            return Outcome.CHANGED;
        }
        if (WAITING.contains(kept.before().status())) {
            return Outcome.WAITED;
        }
        if (!undoing.take(kept, bulk)) {
            return Outcome.CHANGED;
        }
        Before before = kept.before();
        reports.append(report.moveUndone(
                before.status(), before.verifiedAt(), before.acceptedAt(), actor.personId(), by.get(), now));
        settle(standing, kept, actor.personId(), by.get());
        audit.record(
                kept.tenantId(),
                actor.personId(),
                "REPORT_" + kept.move() + "_UNDONE",
                "report:" + report.ticket().value(),
                null);
        return Outcome.DONE;
    }

    private void settle(Standing standing, Undoing.Kept kept, UUID person, Unit by) {
        Report report = standing.report();
        Before before = kept.before();
        int tenantId = report.tenantId();
        UUID id = report.id();
        switch (kept.move()) {
            case ASSIGN -> handlings.keep(tenantId, id, before.handling());
            case START, TAKE_ON -> {
                handlings.keep(tenantId, id, before.handling());
                if (!before.acted()) {
                    cases.actNoMore(tenantId, id);
                }
            }
            case ACCEPT -> unaccepted(report, before, by);
            case HAND_OVER -> {
                if (!report.area().equals(before.area())) {
                    report.belongTo(before.area());
                    cases.belongTo(tenantId, id, before.area());
                }
                if (UNACCEPTED.contains(before.status())) {
                    unaccepted(report, before, by);
                } else {
                    Handling handling = before.handling();
                    cases.accept(
                            tenantId,
                            id,
                            person,
                            Optional.ofNullable(handling.unit()).orElse(by.id()));
                    if (before.acted()) {
                        cases.act(tenantId, id);
                    }
                    handlings.keep(tenantId, id, handling);
                }
            }
            default -> throw new IllegalStateException(kept.move() + " cannot be taken back");
        }
    }

    /** It waits again for the unit that it waited for, which has it until somebody takes it on. */
    private void unaccepted(Report report, Before before, Unit by) {
        Unit back = Optional.ofNullable(before.handling().unit())
                .or(() -> Optional.ofNullable(before.answering()))
                .flatMap(units::unit)
                .orElse(by);
        cases.handOver(report.tenantId(), report.id(), back);
        handlings.keep(
                report.tenantId(),
                report.id(),
                before.handling().with(back.id(), before.handling().hops()));
    }
}
