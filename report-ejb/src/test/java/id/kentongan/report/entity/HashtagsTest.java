package id.kentongan.report.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashtagsTest {

    @Test
    void tags_are_taken_from_the_words_in_their_order_and_once() {
        assertThat(Hashtags.in("#Banjir di #Gambir, sudah #BANJIR lagi.(#pompa_air) #2026banjir!"))
                .containsExactly("banjir", "gambir", "pompa_air", "2026banjir");
        assertThat(Hashtags.in("Tanpa tanda")).isEmpty();
    }

    @Test
    void what_only_looks_like_a_tag_is_none() {
        assertThat(Hashtags.in("no#mor https://contoh.id/#bagian &#39; ##dobel # kosong #1 #a #" + "x".repeat(41)))
                .isEmpty();
    }

    @Test
    void the_same_letters_are_the_same_tag_however_they_were_typed() {
        assertThat(Hashtags.in("＃Ｂａｎｊｉｒ #Cafe\u0301 #CAF\u00c9 #\ufb01lm"))
                .containsExactly("banjir", "caf\u00e9", "film");
    }

    @Test
    void no_more_than_ten_are_kept() {
        String many = IntStream.range(0, 50).mapToObj(i -> "#tag" + i).collect(Collectors.joining(" "));
        assertThat(Hashtags.in(many)).hasSize(Hashtags.MOST).startsWith("tag0").endsWith("tag9");
    }

    @ParameterizedTest
    @CsvSource({"#Banjir,banjir", "banjir,banjir", "' #banjir ',banjir", "'#ban jir',", "#,", "#12,", "'',", "a,"})
    void what_is_asked_for_is_folded_the_same_way(String typed, String tag) {
        assertThat(Hashtags.fold(typed).orElse(null)).isEqualTo(tag);
    }

    @Test
    void what_nobody_can_have_tagged_is_not_looked_for() {
        assertThat(Hashtags.fold("x".repeat(41))).isEmpty();
        assertThat(Hashtags.fold("x".repeat(40))).isPresent();
        assertThat(Hashtags.fold("#".repeat(100_000))).isEmpty();
    }
}
