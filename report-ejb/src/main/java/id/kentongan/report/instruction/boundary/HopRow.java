package id.kentongan.report.instruction.boundary;

import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.report.instruction.entity.Hop;
import id.kentongan.report.instruction.entity.HopMove;
import id.kentongan.report.instruction.entity.Reported;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unit on the tree of an instruction, as it is shown.
 *
 * @param depth how many units lie between it and who instructs
 * @param unit its name
 * @param reader the officer who said that it was read; null while nobody has
 * @param owed names of units that it still has to be passed on to from there
 * @param reported the reports that lie with it
 * @param moves what the one who asks can do there now
 */
public record HopRow(
        Hop hop,
        int depth,
        String unit,
        Tier tier,
        @Nullable String reader,
        boolean late,
        List<String> owed,
        Reported reported,
        List<HopMove> moves) {

    public HopRow {
        owed = List.copyOf(owed);
        moves = List.copyOf(moves);
    }
}
