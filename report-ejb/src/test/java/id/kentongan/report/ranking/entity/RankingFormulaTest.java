package id.kentongan.report.ranking.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import id.kentongan.report.ranking.entity.Entry.Cell;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RankingFormulaTest {

    /** Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3: 81/263, 15/148, 0/20, 1/29. */
    @Test
    void the_lower_bound_is_wilsons() {
        assertThat(RankingFormula.wilson(81 / 263.0, 263)).isCloseTo(0.2553, within(0.00005));
        assertThat(RankingFormula.wilson(15 / 148.0, 148)).isCloseTo(0.0624, within(0.00005));
        assertThat(RankingFormula.wilson(0, 20)).isZero();
        assertThat(RankingFormula.wilson(1 / 29.0, 29)).isCloseTo(0.0061, within(0.00005));
    }

    @Test
    void few_reports_that_all_went_well_are_less_than_many_that_nearly_all_did() {
        List<Place> places = RankingFormula.places(List.of(entry("a", 20, 20), entry("b", 2_000, 1_950)));

        assertThat(places).extracting(place -> place.entry().key()).containsExactly("b", "a");
    }

    /** A city that has mostly what is hard is not worse for it: the same share in each stratum gives the same share. */
    @Test
    void the_mix_of_reports_does_not_decide() {
        Map<String, long[]> strata =
                new TreeMap<>(Map.of("long", new long[] {1_000, 500}, "quick", new long[] {1_000, 900}));
        Entry hard = new Entry("hard", "", List.of(new Cell("long", 900, 450), new Cell("quick", 100, 90)), 0, 0);
        Entry easy = new Entry("easy", "", List.of(new Cell("long", 100, 50), new Cell("quick", 900, 810)), 0, 0);

        assertThat(RankingFormula.standardised(hard, strata, 2_000)).isCloseTo(0.7, within(1e-12));
        assertThat(RankingFormula.standardised(easy, strata, 2_000)).isCloseTo(0.7, within(1e-12));
    }

    @Test
    void equals_share_a_place_and_the_next_is_further_down() {
        List<Place> places = RankingFormula.places(
                List.of(entry("c", 100, 50), entry("b", 100, 80), entry("a", 100, 80), entry("d", 100, 50)));

        assertThat(places).extracting(place -> place.entry().key()).containsExactly("a", "b", "c", "d");
        assertThat(places).extracting(Place::place).containsExactly(1, 1, 3, 3);
    }

    @Test
    void who_has_few_reports_is_not_compared_and_small_groups_are_pooled() {
        Entry few = entry("few", 19, 19);
        Entry mixed = new Entry(
                "mixed",
                "",
                List.of(new Cell("emergency", 2, 1), new Cell("long", 6, 3), new Cell("normal", 30, 20)),
                4,
                20);

        Entry told = RankingFormula.comparable(List.of(few, mixed)).get(0);

        assertThat(told.key()).isEqualTo("mixed");
        assertThat(told.cells()).containsExactly(new Cell("normal", 30, 20), new Cell(RankingFormula.POOL, 8, 4));
        assertThat(told.ratings()).isZero();
        assertThat(told.ratingSum()).isZero();
    }

    @Test
    void ratings_count_a_fifth_and_few_of_them_hardly() {
        Entry liked = new Entry("liked", "", List.of(new Cell("normal", 100, 80)), 50, 250);
        Entry disliked = new Entry("disliked", "", List.of(new Cell("normal", 100, 80)), 50, 50);

        List<Place> places = RankingFormula.places(List.of(disliked, liked));

        assertThat(places.get(0).entry().key()).isEqualTo("liked");
        assertThat(places.get(0).score() - places.get(1).score()).isBetween(1_500, 2_000);
    }

    private static Entry entry(String key, int reports, int successes) {
        return new Entry(key, key, List.of(new Cell("normal", reports, successes)), 0, 0);
    }
}
