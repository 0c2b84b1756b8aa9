package id.kentongan.report.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import id.kentongan.report.entity.InvalidAnswers.Reason;
import id.kentongan.report.entity.InvalidAnswers.Wrong;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {

    private static final List<AttributeChoice> CHOICES =
            List.of(new AttributeChoice("a", "Satu", "One"), new AttributeChoice("b", "Dua", "Two"));

    private static final Category CATEGORY = category(
            attribute(1, "line", AttributeType.STRING),
            attribute(2, "lines", AttributeType.TEXT),
            attribute(3, "number", AttributeType.NUMBER),
            attribute(4, "time", AttributeType.DATETIME),
            attribute(5, "one", AttributeType.SINGLEVALUELIST),
            attribute(6, "several", AttributeType.MULTIVALUELIST),
            new CategoryAttribute("notice", AttributeType.TEXT, false, false, 7, "N", "N", "", "", List.of()));

    private static CategoryAttribute attribute(int position, String code, AttributeType type) {
        return new CategoryAttribute(
                code,
                type,
                true,
                false,
                position,
                "Apa " + code,
                "What " + code,
                "",
                "",
                type.isList() ? CHOICES : List.of());
    }

    private static Category category(CategoryAttribute... attributes) {
        return new Category("banjir", "Banjir", "Flood", false, false, false, List.of(attributes));
    }

    private static String kept(String code, String... values) {
        return Answers.check(CATEGORY, Map.of(code, List.of(values)));
    }

    private static List<Wrong> wrong(Category category, Map<String, List<String>> given) {
        return catchThrowableOfType(InvalidAnswers.class, () -> Answers.check(category, given))
                .answers();
    }

    @Test
    void each_kind_is_kept_as_what_it_is() {
        assertThat(kept("line", " Tiang 7 ")).isEqualTo("{\"line\":\"Tiang 7\"}");
        assertThat(kept("lines", "a\r\nb")).isEqualTo("{\"lines\":\"a\\nb\"}");
        assertThat(kept("number", "-12.50")).isEqualTo("{\"number\":-12.50}");
        assertThat(kept("time", "2026-11-22T08:30:15.123+07:00")).isEqualTo("{\"time\":\"2026-11-22T08:30:15+07:00\"}");
        assertThat(kept("one", "b")).isEqualTo("{\"one\":\"b\"}");
        assertThat(kept("several", "b", "a", "b")).isEqualTo("{\"several\":[\"b\",\"a\"]}");
        assertThat(kept("several", "a")).isEqualTo("{\"several\":[\"a\"]}");
        assertThat(kept("line", " ")).isNull();
        assertThat(Answers.check(CATEGORY, Map.of())).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "nothing, x, UNKNOWN",
        "notice, x, UNKNOWN",
        "number, 1e5, NOT_A_NUMBER",
        "number, NaN, NOT_A_NUMBER",
        "number, '1,5', NOT_A_NUMBER",
        "number, 99999999999999999999, NOT_A_NUMBER",
        "time, 2026-11-22, NOT_A_TIME",
        "time, 2026-11-22T08:30:15, NOT_A_TIME",
        "time, +999999999-01-01T00:00:00Z, NOT_A_TIME",
        "one, c, NOT_A_CHOICE",
        "several, c, NOT_A_CHOICE"
    })
    void what_is_wrong_is_told_by_its_reason(String code, String value, Reason reason) {
        assertThat(wrong(CATEGORY, Map.of(code, List.of(value))))
                .extracting(Wrong::code, Wrong::reason)
                .containsExactly(tuple(code, reason));
    }

    @Test
    void bounds_repeats_and_controls_are_refused() {
        assertThat(wrong(CATEGORY, Map.of("line", List.of("x".repeat(201)))))
                .containsExactly(new Wrong("line", Reason.TOO_LONG, "200"));
        assertThat(wrong(CATEGORY, Map.of("line", List.of("a\nb"))))
                .containsExactly(new Wrong("line", Reason.CONTROL_CHARACTERS, ""));
        assertThat(wrong(CATEGORY, Map.of("lines", List.of("a\uD800"))))
                .containsExactly(new Wrong("lines", Reason.CONTROL_CHARACTERS, ""));
        assertThat(wrong(CATEGORY, Map.of("one", List.of("a", "b"))))
                .containsExactly(new Wrong("one", Reason.REPEATED, ""));
        assertThat(wrong(CATEGORY, Map.of("one", List.of("x"))))
                .containsExactly(new Wrong("one", Reason.NOT_A_CHOICE, "a, b"));
    }

    @Test
    void a_question_that_must_be_answered_is_asked_for_and_all_mistakes_come_at_once() {
        Category strict = category(
                new CategoryAttribute("must", AttributeType.STRING, true, true, 1, "M", "M", "", "", List.of()));

        assertThat(wrong(strict, Map.of("other", List.of("x"))))
                .containsExactly(new Wrong("other", Reason.UNKNOWN, "must"), new Wrong("must", Reason.MISSING, ""));
    }

    @Test
    void what_was_kept_is_read_in_words_also_when_the_questions_changed() {
        List<Answer> answers = Answers.read(
                CATEGORY, "{\"gone\":\"x\",\"several\":[\"b\",\"old\"],\"number\":1.5,\"line\":\"Tiang\"}");

        assertThat(answers).extracting(Answer::code).containsExactly("line", "number", "several", "gone");
        assertThat(answers.get(1).values()).containsExactly(new Answer.Value(null, "1.5", "1.5"));
        assertThat(answers.get(2).nameEn()).isEqualTo("What several");
        assertThat(answers.get(2).values())
                .containsExactly(new Answer.Value("b", "Dua", "Two"), new Answer.Value("old", "old", "old"));
        assertThat(Answers.read(CATEGORY, null)).isEmpty();
    }
}
