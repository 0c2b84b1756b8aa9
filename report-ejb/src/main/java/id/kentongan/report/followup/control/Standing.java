package id.kentongan.report.followup.control;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.report.entity.Move;
import id.kentongan.report.entity.Report;
import id.kentongan.report.followup.entity.Handling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A report, who works on it, and the offices that have to do with it: what an actor may do with it follows from these.
 *
 * @param handler the unit that has it
 * @param assigned the unit to which it was given
 * @param helping units that do a part of the work
 * @param ladder the units that answer for it, from the lowest tier upward: those of its area, or of the handler's while
 *     another government has it
 * @param told units that were told when it came, beside who got it: they may read it and take it on
 * @param reading units that may read it and no more: of the government where it was filed while another one has it, and
 *     of one that is asked to take it
 */
public record Standing(
        Report report,
        Handling handling,
        @Nullable Unit handler,
        @Nullable Unit assigned,
        List<Unit> helping,
        List<Unit> ladder,
        List<Unit> told,
        List<Unit> reading) {

    public Standing {
        helping = List.copyOf(helping);
        told = List.copyOf(told);
        ladder = List.copyOf(ladder);
        reading = List.copyOf(reading);
    }

    /** Whether another government has taken it over; one that oversees the place has not. */
    public boolean away() {
        return away(report, handler);
    }

    static boolean away(Report report, @Nullable Unit handler) {
        return handler != null
                && handler.tenantId() != report.tenantId()
                && !report.area().within(handler.area());
    }

    /** The government whose units it can be given to without asking. */
    public int government() {
        return handler == null ? report.tenantId() : handler.tenantId();
    }

    /** Where those lie who answer for it. */
    public AreaCode answering() {
        return handler != null && away() ? handler.area() : report.area();
    }

    private Matter matter() {
        return Matter.in(away() ? government() : report.tenantId(), answering());
    }

    /**
     * The unit by which the actor may do this to the report: one that works on it, else the lowest on its ladder.
     *
     * @return empty if the actor may not, in any
     */
    public Optional<Unit> unitFor(Actor actor, Action action) {
        Stream<Unit> working = Stream.of(Optional.ofNullable(assigned), Optional.ofNullable(handler))
                .flatMap(Optional::stream)
                .filter(unit -> actor.worksFor(unit.id()) && Access.may(actor, action, Matter.of(unit)));
        Stream<Unit> answering = Access.may(actor, action, matter())
                ? ladder.stream().filter(unit -> actor.worksFor(unit.id()))
                : Stream.empty();
        Stream<Unit> helps = action == Action.READ_REPORT || action == Action.NOTE_REPORT
                ? helping.stream().filter(unit -> mayAs(actor, action, unit))
                : Stream.empty();
        Stream<Unit> knowing = action == Action.READ_REPORT || action == Action.ACCEPT_REPORT
                ? told.stream().filter(unit -> mayAs(actor, action, unit))
                : Stream.empty();
        Stream<Unit> asked = action == Action.READ_REPORT
                ? reading.stream().filter(unit -> mayAs(actor, action, unit))
                : Stream.empty();
        return Stream.of(working, answering, helps, knowing, asked)
                .flatMap(Function.identity())
                .findFirst();
    }

    private static boolean mayAs(Actor actor, Action action, Unit unit) {
        return actor.worksFor(unit.id()) && Access.may(actor, action, Matter.of(unit));
    }

    /** The moves that the actor can make now, in the order of the workflow. */
    public List<Move> moves(Actor actor) {
        if (report.follows() != null) {
            return List.of();
        }
        List<Move> moves = new ArrayList<>(Move.possible(report.status()));
        moves.removeIf(move -> unitFor(actor, move).isEmpty());
        if (report.verified()) {
            moves.remove(Move.VERIFY);
        }
        return List.copyOf(moves);
    }

    /**
     * The unit by which the actor may make this move.
     *
     * @return empty if the actor may not, wherever the report stands
     */
    public Optional<Unit> unitFor(Actor actor, Move move) {
        return switch (move.by()) {
            case ANYBODY -> unitFor(actor, move.action());
            case HANDLER -> handling(actor, move.action());
            case HANDLER_OR_ABOVE -> handling(actor, move.action()).or(() -> above(actor, move.action()));
            case ASSIGNEE -> assigned(actor, move.action());
            case WORKER -> handling(actor, move.action()).or(() -> assigned(actor, move.action()));
            case ANOTHER ->
                actor.personId().equals(handling.provenBy()) ? Optional.empty() : unitFor(actor, move.action());
        };
    }

    private Optional<Unit> handling(Actor actor, Action action) {
        return Optional.ofNullable(handler)
                .filter(unit -> actor.worksFor(unit.id()) && Access.may(actor, action, Matter.of(unit)));
    }

    /** While nobody has it, whoever may do it to a report of this area; else only a higher tier than who has it. */
    private Optional<Unit> above(Actor actor, Action action) {
        return unitFor(actor, action)
                .filter(unit -> handler == null
                        || unit.tier() != Tier.AGENCY
                                && (handler.tier() == Tier.AGENCY
                                        ? unit.tier().compareTo(Tier.KECAMATAN) > 0
                                        : unit.tier().compareTo(handler.tier()) > 0));
    }

    private Optional<Unit> assigned(Actor actor, Action action) {
        if (actor.personId().equals(handling.assignee())) {
            return handling(actor, action);
        }
        return Optional.ofNullable(assigned)
                .filter(unit -> actor.worksFor(unit.id()) && Access.may(actor, action, Matter.of(unit)));
    }
}
