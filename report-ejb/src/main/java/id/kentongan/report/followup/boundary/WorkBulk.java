package id.kentongan.report.followup.boundary;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.configuration.control.Settings;
import id.kentongan.report.entity.Move;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.report.followup.boundary.WorkResult.Outcome;
import id.kentongan.report.followup.control.Undoing;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Does the same with many reports at once. Each is a transaction of its own with all that is done for a single one: what
 * cannot be done does not hold up the others, and its history says the same as if it had been done alone.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WorkBulk {

    /** As many as a page of the work shows. */
    public static final int MOST = 100;

    /** Moves that mean the same for every report. */
    public static final Set<Move> MOVES = EnumSet.of(
            Move.ACCEPT, Move.ASSIGN, Move.START, Move.TAKE_ON, Move.TELL, Move.NOTE, Move.HAND_OVER, Move.RAISE);

    private static final int USUAL_MINUTES = 10;
    private static final int AN_HOUR = 60;

    /** A report as whoever chose it saw it. */
    public record Chosen(int tenantId, String ticket, int version) {}

    /**
     * What can be taken back.
     *
     * @param reports how many were moved
     * @param until for how long
     */
    public record Undoable(UUID id, Move move, int reports, OffsetDateTime until) {}

    @Inject
    private ReportMoves moves;

    @Inject
    private ReportTasks tasks;

    @Inject
    private Templates templates;

    @Inject
    private MoveUndo undo;

    @Inject
    private Undoing undoing;

    @Inject
    private Settings settings;

    /**
     * @param move one of {@link #MOVES}
     * @param words what is said with it, if anything
     * @param officer to whom it is given
     * @param unit to which unit it is given or handed
     * @param chosen at least one, at most {@value #MOST}
     */
    public WorkResult move(
            Actor actor,
            Move move,
            @Nullable String words,
            @Nullable UUID officer,
            @Nullable UUID unit,
            List<Chosen> chosen) {
        if (!MOVES.contains(move)) {
            throw new IllegalArgumentException(move + " is made for one report alone");
        }
        actor.scope().run(undoing::forget);
        UUID bulk = UUID.randomUUID();
        return each(chosen, one -> {
            MoveWish wish = new MoveWish(move, one.version(), words, null, null, officer, unit, null);
            moves.move(actor, one.tenantId(), one.ticket(), wish, bulk);
            return Outcome.DONE;
        });
    }

    /**
     * Asks a unit to do a part of each.
     *
     * @param words what it is asked to do
     * @param chosen at least one, at most {@value #MOST}
     */
    public WorkResult ask(Actor actor, UUID unit, String words, List<Chosen> chosen) {
        return each(chosen, one -> {
            tasks.ask(actor, one.tenantId(), one.ticket(), unit, words, null);
            return Outcome.DONE;
        });
    }

    /**
     * Tells citizens what a template says, filled in for each.
     *
     * @param language {@code id} or {@code en}
     * @param chosen at least one, at most {@value #MOST}
     */
    public WorkResult answer(Actor actor, UUID template, String language, List<Chosen> chosen) {
        return each(chosen, one -> {
            Optional<FilledTemplate> filled = templates.offered(actor, one.tenantId(), one.ticket()).stream()
                    .filter(each ->
                            each.id().equals(template) && each.language().equals(language))
                    .findFirst();
            if (filled.isEmpty()) {
                return Outcome.NO_TEMPLATE;
            }
            String words = filled.get().text();
            moves.move(
                    actor,
                    one.tenantId(),
                    one.ticket(),
                    new MoveWish(Move.TELL, one.version(), words, null, null, null, null, null));
            return Outcome.DONE;
        });
    }

    /** The newest that the actor can still take back. */
    public Optional<Undoable> newest(Actor actor) {
        int minutes = minutes();
        return actor.scope()
                .call(() -> undoing.newest(actor.personId(), minutes))
                .map(found -> new Undoable(
                        found.bulk(), found.move(), found.reports(), found.at().plusMinutes(minutes)));
    }

    /**
     * Takes back what the actor did with many, for all that nobody has touched since.
     *
     * @return what came of each; none if there is nothing that the actor can take back, or not any more
     */
    public UndoResult undo(Actor actor, UUID bulk) {
        List<UndoResult.Item> items = actor.scope().call(() -> undoing.kept(actor.personId(), bulk, minutes())).stream()
                .map(kept -> new UndoResult.Item(kept.ticket(), undo.undo(actor, bulk, kept)))
                .toList();
        return new UndoResult(items);
    }

    private int minutes() {
        return settings.number("kentongan.work.undo.minutes", USUAL_MINUTES, 1, AN_HOUR);
    }

    private static WorkResult each(List<Chosen> chosen, Function<Chosen, Outcome> work) {
        if (chosen.isEmpty() || chosen.size() > MOST) {
            throw new IllegalArgumentException("1 to " + MOST + " reports at once, not " + chosen.size());
        }
        return new WorkResult(chosen.stream()
                .map(one -> new WorkResult.Item(one.ticket(), attempt(one, work)))
                .toList());
    }

    private static Outcome attempt(Chosen one, Function<Chosen, Outcome> work) {
        try {
            return work.apply(one);
        } catch (ChangedMeanwhile e) {
            return Outcome.CHANGED;
        } catch (NotYourMove e) {
            return Outcome.NOT_YOURS;
        } catch (InvalidMove e) {
            return Outcome.NOT_POSSIBLE;
        } catch (TaskRefused e) {
            return switch (e.reason()) {
                case NOT_YOURS, UNKNOWN -> Outcome.NOT_YOURS;
                case TOO_MANY -> Outcome.TOO_MANY_PARTS;
                default -> Outcome.NOT_POSSIBLE;
            };
        } catch (UnknownTicket e) {
            return Outcome.UNKNOWN;
        }
    }
}
