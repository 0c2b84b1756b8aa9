package id.kentongan.st.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.report.duplicate.entity.Terms;
import id.kentongan.st.duplicates.LabelledPair.Found;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The shipped threshold on pairs that nothing was fitted to. Whoever changes the formula must stay above these floors. */
class LabelledPairTest {

    private static final double PRECISION_FLOOR = 0.85;
    private static final double RECALL_FLOOR = 0.92;

    private final List<LabelledPair> pairs = LabelledPair.all();
    private final List<LabelledPair> heldOut =
            pairs.stream().filter(LabelledPair::heldOut).toList();

    @Test
    void there_are_enough_pairs_of_both_sorts_and_many_kinds() {
        assertThat(pairs).hasSizeGreaterThanOrEqualTo(300);
        assertThat(heldOut).hasSizeGreaterThanOrEqualTo(150);
        assertThat(heldOut.stream().filter(LabelledPair::same).count()).isBetween(60L, 120L);
        Map<String, Long> kinds =
                pairs.stream().collect(Collectors.groupingBy(LabelledPair::kind, Collectors.counting()));
        assertThat(kinds.keySet())
                .contains("next-week", "other-place", "chain", "two-problems", "spam", "spelling", "slang", "empty");
    }

    @Test
    void the_shipped_threshold_keeps_its_precision_and_recall_on_what_was_held_out() {
        Terms terms = Terms.shipped();
        Found found = Found.by(pair -> pair.likeness(terms).score() >= terms.threshold(), heldOut);
        assertThat(found.precision()).as("%s", found).isGreaterThanOrEqualTo(PRECISION_FLOOR);
        assertThat(found.recall()).as("%s", found).isGreaterThanOrEqualTo(RECALL_FLOOR);
    }

    @Test
    void it_is_better_than_distance_alone() {
        Terms terms = Terms.shipped();
        Found ours = Found.by(pair -> pair.likeness(terms).score() >= terms.threshold(), heldOut);
        assertThat(ours.balance())
                .isGreaterThan(DistanceOnly.fitted(pairs).on(heldOut).balance());
    }
}
