package id.kentongan.chat.talk.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.kentongan.chat.talk.entity.TalkRefused.Reason;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewMessageTest {

    @Test
    void words_are_kept_without_blanks_around_in_one_form_of_characters_and_of_lines() {
        assertThat(said("  Cafe\u0301 tutup\r\nbesok \n").words()).isEqualTo("Caf\u00e9 tutup\nbesok");
    }

    @Test
    void hashtags_are_words_behind_a_sign_each_once_in_small_letters() {
        assertThat(said("#Banjir di RT03, lihat #banjir dan #Air_Naik2! Bukan a#b, bukan &#39; atau ##ganda, # atau #x")
                        .tags())
                .containsExactly("banjir", "air_naik2");
    }

    @Test
    void a_message_has_up_to_ten_hashtags() {
        String ten = IntStream.range(0, 10).mapToObj(i -> "#tag" + i).collect(Collectors.joining(" "));
        assertThat(said(ten).tags()).hasSize(10);
        assertThat(refusal(ten + " #lagi")).isEqualTo(Reason.TOO_MANY_TAGS);
    }

    @Test
    void a_message_has_up_to_2000_characters_whatever_planes_they_come_from() {
        assertThat(said("😀".repeat(2_000)).words()).hasSize(4_000);
        assertThat(refusal("a".repeat(2_001))).isEqualTo(Reason.WORDS_TOO_LONG);
        assertThat(refusal("a".repeat(5_000_000))).isEqualTo(Reason.WORDS_TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t \r\n"})
    void nothing_is_no_message(String words) {
        assertThat(refusal(words)).isEqualTo(Reason.WORDS_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u202Eb", "a\u2066b", "a\u200Bb", "a\u001Bb", "a\uD800b", "a\uFFFFb"})
    void characters_that_nobody_sees_are_refused(String words) {
        assertThat(refusal(words)).isEqualTo(Reason.UNFIT_CHARACTERS);
    }

    @Test
    void joiners_are_part_of_signs() {
        assertThat(said("Keluarga 👨\u200D👩\u200D👧").words()).contains("\u200D");
    }

    private static NewMessage said(String words) {
        return new NewMessage(new UUID(1, 1), words, null);
    }

    private static Reason refusal(String words) {
        return catchThrowableOfType(TalkRefused.class, () -> said(words)).reason();
    }
}
