package id.kentongan.web.instruction.view;

import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.report.instruction.entity.HopMove;
import id.kentongan.report.instruction.entity.HopState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unit on the tree.
 *
 * @param reader who said that it was read, and when; null while nobody has
 * @param owed names of units that it still has to be passed on to
 * @param moves what the reader of the page can do there, but for passing it on
 * @param forward whether the reader can pass it on from there
 * @param receivers to whom
 * @param below the units that it was passed on to from there
 */
public record HopCard(
        String id,
        String unitId,
        String unit,
        Tier tier,
        HopState state,
        boolean late,
        int escalations,
        @Nullable String reader,
        String acknowledgeBy,
        String finishBy,
        @Nullable Integer percent,
        List<String> owed,
        int reports,
        int verified,
        List<HopMove> moves,
        boolean forward,
        List<Unit> receivers,
        List<HopCard> below) {

    public HopCard {
        owed = List.copyOf(owed);
        moves = List.copyOf(moves);
        receivers = List.copyOf(receivers);
        below = List.copyOf(below);
    }

    /** Whether the reader can say how far it is. */
    public boolean isProgressing() {
        return moves.contains(HopMove.PROGRESS);
    }
}
