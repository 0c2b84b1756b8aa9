package id.kentongan.report.followup.boundary;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.report.entity.Move;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.report.followup.boundary.WorkResult.Outcome;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Moves many reports at once. Each is a transaction of its own with all that a single move does: what cannot be moved does
 * not hold up the others, and its history says the same as if it had been moved alone.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WorkBulk {

    /** As many as a page of the work shows. */
    public static final int MOST = 100;

    /** Moves that mean the same for every report. */
    public static final Set<Move> MOVES = EnumSet.of(
            Move.ACCEPT, Move.ASSIGN, Move.START, Move.TAKE_ON, Move.TELL, Move.NOTE, Move.HAND_OVER, Move.RAISE);

    /** A report as whoever chose it saw it. */
    public record Chosen(int tenantId, String ticket, int version) {}

    @Inject
    private ReportMoves moves;

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
        if (chosen.isEmpty() || chosen.size() > MOST) {
            throw new IllegalArgumentException("1 to " + MOST + " reports at once, not " + chosen.size());
        }
        if (!MOVES.contains(move)) {
            throw new IllegalArgumentException(move + " is made for one report alone");
        }
        List<WorkResult.Item> items = new ArrayList<>();
        for (Chosen one : chosen) {
            MoveWish wish = new MoveWish(move, one.version(), words, null, null, officer, unit, null);
            items.add(new WorkResult.Item(one.ticket(), attempt(actor, one, wish)));
        }
        return new WorkResult(move, items);
    }

    private Outcome attempt(Actor actor, Chosen one, MoveWish wish) {
        try {
            moves.move(actor, one.tenantId(), one.ticket(), wish);
            return Outcome.DONE;
        } catch (ChangedMeanwhile e) {
            return Outcome.CHANGED;
        } catch (NotYourMove e) {
            return Outcome.NOT_YOURS;
        } catch (InvalidMove e) {
            return Outcome.NOT_POSSIBLE;
        } catch (UnknownTicket e) {
            return Outcome.UNKNOWN;
        }
    }
}
