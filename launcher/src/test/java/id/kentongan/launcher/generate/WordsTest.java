package id.kentongan.launcher.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static final List<String> CATEGORIES = List.of(
            "banjir",
            "kebakaran",
            "pohon-tumbang",
            "sampah",
            "jalan-rusak",
            "lampu-jalan",
            "kemacetan",
            "parkir-liar",
            "fasilitas-umum",
            "pelanggaran",
            "pkl-liar",
            "izin-bangunan",
            "iklan-liar",
            "dilarang-merokok",
            "makanan-tidak-higienis",
            "pengemis",
            "joki",
            "transjakarta",
            "tindak-kriminal",
            "potensi-teror",
            "lain");

    private final Words words = new Words();

    /** Many draws, so that every name of the grammar is met: one that it does not explain would throw. */
    @Test
    void every_category_has_many_sentences_and_none_is_too_long() {
        SplittableRandom random = new SplittableRandom(1);
        for (String category : CATEGORIES) {
            assertThat(words.knows("cat." + category)).as(category).isTrue();
            Set<String> sentences = new HashSet<>();
            for (int i = 0; i < 2_000; i++) {
                sentences.add(words.say("cat." + category, "cat.lain", random));
            }
            assertThat(sentences)
                    .as(category)
                    .hasSizeGreaterThan(100)
                    .allSatisfy(sentence -> assertThat(sentence)
                            .hasSizeBetween(15, 300)
                            .doesNotContain("{")
                            .doesNotContain("}"));
        }
    }

    @Test
    void a_category_that_it_does_not_know_has_general_words() {
        assertThat(words.say("cat.apa-saja", "cat.lain", new SplittableRandom(2)))
                .isNotBlank();
    }
}
