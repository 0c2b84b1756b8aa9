package id.kentongan.core.deadline.boundary;

import id.kentongan.core.deadline.entity.Phase;
import id.kentongan.core.deadline.entity.StepAction;
import id.kentongan.core.organisation.entity.Tier;
import java.util.List;

/**
 * What another ladder would have done with the cases of the last month.
 *
 * @param cases how many were looked at
 * @param rows what would have happened, by the present ladder and by the other one
 */
public record LadderTrial(int cases, List<Row> rows) {

    public LadderTrial {
        rows = List.copyOf(rows);
    }

    /** How often a tier was told of something. */
    public record Row(Phase phase, Tier tier, StepAction action, int before, int after) {}
}
