package id.kentongan.core.deadline.entity;

import id.kentongan.core.organisation.entity.Tier;
import org.jspecify.annotations.Nullable;

/**
 * A rung of the ladder.
 *
 * @param number its name within the phase, from 1 to {@value #MOST}
 * @param tier who is told; where the action is for who has the case, that unit is
 * @param agency the service beside the tiers that is told, as routing rules call it; only with {@link Tier#AGENCY}
 * @param term how long after the beginning of the phase; null: within what the case's category is to be finished
 * @param share which part of the term, in percent: 80 comes before it is over, 300 is thrice too late; 1 to 1000
 * @param again after the last step, every so often until somebody answers, in the measure of the term; null: not
 * @param source where the value comes from; shown to officers
 */
public record Step(
        Phase phase,
        int number,
        Tier tier,
        @Nullable String agency,
        StepAction action,
        @Nullable Term term,
        int share,
        @Nullable Integer again,
        String source) {

    /** The most steps of a phase. Repetitions have the numbers above. */
    public static final int MOST = 99;

    /** The largest share, in percent. */
    public static final int LARGEST_SHARE = 1000;

    public Step {
        if (number < 1 || number > MOST || share < 1 || share > LARGEST_SHARE) {
            throw new IllegalArgumentException("step " + number + " at " + share + " percent");
        }
    }

    /** At the end of a term, for a tier. */
    public Step(Phase phase, int number, Tier tier, StepAction action, Term term, String source) {
        this(phase, number, tier, null, action, term, 100, null, source);
    }
}
