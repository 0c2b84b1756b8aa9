package id.kentongan.report.duplicate.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    private static double likeness(String one, String other) {
        return Words.of(one).likeness(Words.of(other));
    }

    @ParameterizedTest
    @CsvSource({
        "bnjr dpn pasar, Banjir di depan pasar",
        "BANJIIIIR!!! depan pasar, banjir depan pasar",
        "jln berlubang, jalanan bolong",
        "lampu jalan padam, lampu jl mati",
        "sampahnya menumpuk, tumpukan sampah",
        "pohon rubuh, pohon tumbang",
        "#Banjir di Depan Pasar https://contoh.id/x1y2, banjir depan pasar"
    })
    void spelling_slang_and_affixes_cost_little(String one, String other) {
        assertThat(likeness(one, other)).isGreaterThan(0.8);
    }

    @ParameterizedTest
    @CsvSource({
        "bangku taman patah, air mancur tidak hidup",
        "truk mogok di tol, pawai budaya",
        "mohon segera ditindaklanjuti pak sampah, tolong pak segera diperbaiki banjir"
    })
    void politeness_makes_nothing_alike(String one, String other) {
        assertThat(likeness(one, other)).isLessThan(0.2);
    }

    @Test
    void a_text_without_words_is_silent() {
        for (String text : new String[] {"", "  ", "!!!", "🙏🙏", "yang di ke pak", "https://contoh.id/a", "\u0301"}) {
            assertThat(Words.of(text).silent()).as(text).isTrue();
            assertThat(likeness(text, "banjir")).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Banjir RT 03 RW 05, rt 7 rw 05 banjir, true",
        "Banjir RT 03 RW 05, rt3 rw5 banjir, false",
        "gg 3 bolong, gang 5 rusak, true",
        "gang 3 bolong, jalan rusak, false",
        "blok C, blk c no 4, false"
    })
    void another_house_number_is_another_place(String one, String other, boolean elsewhere) {
        assertThat(Words.of(one).nameAnotherPlace(Words.of(other))).isEqualTo(elsewhere);
        assertThat(Words.of(other).nameAnotherPlace(Words.of(one))).isEqualTo(elsewhere);
    }

    @Test
    void whatever_is_written_the_likeness_stays_between_0_and_1_and_symmetric() {
        Random random = new Random(7);
        for (int i = 0; i < 3_000; i++) {
            Words one = Words.of(noise(random));
            Words other = Words.of(noise(random));
            double there = one.likeness(other);
            assertThat(there).isBetween(0.0, 1.0).isEqualTo(other.likeness(one), within(1e-12));
            assertThat(one.silent() ? 1 : one.likeness(one)).isEqualTo(1, within(1e-12));
        }
    }

    private static String noise(Random random) {
        String letters = "abdegiklmnrstu  0123é🙏-#@\n\u0301";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(60); i > 0; i--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    @Test
    void a_text_as_long_as_may_be_costs_a_bounded_time() {
        StringBuilder text = new StringBuilder();
        Random random = new Random(3);
        while (text.length() < 4_000) {
            text.append((char) ('a' + random.nextInt(26)));
            text.append(random.nextInt(5) == 0 ? " " : "");
        }
        Words one = Words.of(text.toString());
        Words other = Words.of(text.reverse().toString());
        long begin = System.nanoTime();
        for (int i = 0; i < 200; i++) {
            one.likeness(other);
        }
        // About 10 ms here; two hundred candidates of the longest texts must never hold a request up.
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
    }
}
