package id.kentongan.report.duplicate.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the formula promises, for thousands of drawn pairs; the seed is fixed, so a failure comes again. */
class LikenessFormulaTest {

    private static final Terms TERMS = Terms.shipped();
    private static final Instant NOON = Instant.parse("2026-11-20T05:00:00Z");
    private static final List<String> CATEGORIES =
            new ArrayList<>(TERMS.ofCategory().keySet());
    private static final String[] SENTENCES = {
        "",
        "Banjir",
        "banjir depan pasar, motor tidak bisa lewat",
        "jln rusk dkt stasiun RT 03",
        "lampu mati gang 5",
        "lampu mati gang 7 RT 3",
        "Sampah menumpuk dan bau",
        "#banjir 🙏 http://contoh.id/a1",
        "!!!",
        "A".repeat(5_000)
    };

    static {
        CATEGORIES.add("belum-dikenal");
        CATEGORIES.sort(null);
    }

    private final Random random = new Random(20_261_120);

    private Sighting drawn() {
        return new Sighting(
                -6.2 + random.nextGaussian() * 0.002,
                106.8 + random.nextGaussian() * 0.002,
                CATEGORIES.get(random.nextInt(CATEGORIES.size())),
                NOON.plusSeconds((long) (random.nextGaussian() * 200_000)),
                Words.of(SENTENCES[random.nextInt(SENTENCES.length)]));
    }

    private static Sighting at(Sighting seen, double north, Duration later) {
        return new Sighting(
                seen.lat() + north, seen.lon(), seen.category(), seen.at().plus(later), seen.words());
    }

    @Test
    void a_score_lies_between_0_and_1_and_is_the_same_in_both_directions() {
        for (int i = 0; i < 5_000; i++) {
            Sighting one = drawn();
            Sighting other = drawn();
            Likeness there = LikenessFormula.of(one, other, TERMS);
            Likeness back = LikenessFormula.of(other, one, TERMS);
            assertThat(there.score()).isBetween(0.0, 1.0).isEqualTo(back.score(), within(1e-12));
            assertThat(there.wording()).isEqualTo(back.wording());
            assertThat(there.kinship()).isEqualTo(back.kinship());
            assertThat(there.apart()).isEqualTo(back.apart().negated());
        }
    }

    @Test
    void a_score_never_rises_with_distance() {
        for (int i = 0; i < 2_000; i++) {
            Sighting one = drawn();
            double north = random.nextDouble() * 0.01;
            Sighting other = drawn();
            Sighting near = new Sighting(one.lat() + north, one.lon(), other.category(), other.at(), other.words());
            Sighting far = at(near, random.nextDouble() * 0.01, Duration.ZERO);
            assertThat(LikenessFormula.of(one, far, TERMS).score())
                    .isLessThanOrEqualTo(LikenessFormula.of(one, near, TERMS).score());
        }
    }

    @Test
    void a_score_never_rises_with_the_time_between() {
        for (int i = 0; i < 2_000; i++) {
            Sighting one = drawn();
            Sighting other = drawn();
            Duration between = Duration.between(one.at(), other.at());
            Duration further = Duration.ofSeconds(random.nextInt(500_000));
            Sighting later = at(other, 0, between.isNegative() ? further.negated() : further);
            assertThat(LikenessFormula.of(one, later, TERMS).score())
                    .isLessThanOrEqualTo(LikenessFormula.of(one, other, TERMS).score());
        }
    }

    @Test
    void the_same_report_sent_twice_is_as_alike_as_can_be() {
        Sighting seen = new Sighting(-6.2, 106.8, "banjir", NOON, Words.of("banjir depan pasar, motor mogok"));
        Likeness likeness = LikenessFormula.of(seen, seen, TERMS);
        assertThat(likeness.score()).isEqualTo(1, within(1e-9));
        assertThat(likeness.wording()).isEqualTo(Wording.SAME);
        assertThat(likeness.kinship()).isEqualTo(Kinship.SAME);
    }

    @Test
    void what_is_farther_or_older_than_the_bounds_of_the_search_is_never_suggested() {
        for (String category : CATEGORIES) {
            Sighting one = new Sighting(-6.2, 106.8, category, NOON, Words.of("banjir depan pasar ikan"));
            int metres = LikenessFormula.farthestMetres(category, TERMS);
            assertThat(LikenessFormula.of(one, at(one, (metres + 2) / 111_195.0, Duration.ZERO), TERMS)
                            .score())
                    .as(category)
                    .isLessThan(TERMS.threshold());
            Duration longest = LikenessFormula.longestApart(category, TERMS);
            assertThat(LikenessFormula.of(one, at(one, 0, longest.plusMinutes(2).negated()), TERMS)
                            .score())
                    .as(category)
                    .isLessThan(TERMS.threshold());
        }
    }

    @Test
    void reasons_say_what_was_measured() {
        Sighting one = new Sighting(-6.2, 106.8, "banjir", NOON, Words.of("Banjir di gang 3, setinggi lutut"));
        Sighting other = new Sighting(
                -6.2, 106.801, "banjir", NOON.minus(Duration.ofMinutes(35)), Words.of("gang 8 banjir selutut"));
        Likeness likeness = LikenessFormula.of(one, other, TERMS);
        assertThat(likeness.metres()).isEqualTo(110.5, within(0.3));
        assertThat(likeness.apart()).isEqualTo(Duration.ofMinutes(35));
        assertThat(likeness.wording()).isEqualTo(Wording.ELSEWHERE);
    }

    @Test
    void a_government_replaces_single_lines_and_the_rest_stays() {
        Terms own = TERMS.with(Map.of(
                        "banjir", new Term("water", 500, Duration.ofHours(48)),
                        "*", new Term("other", 10, Duration.ofHours(1))))
                .withThreshold(0.5);
        assertThat(own.of("banjir").reachMetres()).isEqualTo(500);
        assertThat(own.of("sampah")).isEqualTo(TERMS.of("sampah"));
        assertThat(own.of("belum-dikenal").reachMetres()).isEqualTo(10);
        assertThat(own.threshold()).isEqualTo(0.5);
        assertThat(TERMS.of("banjir").reachMetres()).isEqualTo(250);
    }

    @Test
    void categories_without_a_line_are_related_to_none() {
        assertThat(TERMS.kinship("baru-a", "baru-b")).isEqualTo(Kinship.OTHER);
        assertThat(TERMS.kinship("baru-a", "baru-a")).isEqualTo(Kinship.SAME);
        assertThat(TERMS.kinship("parkir-liar", "pelanggaran")).isEqualTo(Kinship.RELATED);
    }

    @Test
    void terms_out_of_range_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Term("a", 0, Duration.ofHours(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Term("a", 1_001, Duration.ofHours(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Term("a", 10, Duration.ofMinutes(59)));
        assertThatIllegalArgumentException().isThrownBy(() -> TERMS.withThreshold(Double.NaN));
    }
}
