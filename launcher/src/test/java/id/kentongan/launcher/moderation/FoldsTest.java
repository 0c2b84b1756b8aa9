package id.kentongan.launcher.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.launcher.boot.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FoldsTest {

    private static final Messages MESSAGES = Messages.beside(Parts.class, Locale.ENGLISH);
    private static final List<String> WORDS = List.of(
            "air", "banjir", "lampu", "jalan", "sampah", "pohon", "warga", "rumah", "pagi", "malam", "gang", "kali");

    @Test
    void near_duplicates_stay_together_and_nothing_is_asked_that_was_learned() {
        List<Question> all = questions();

        List<Fold> folds = Folds.own(all, 5, MESSAGES);

        assertThat(folds).hasSize(5);
        for (Fold fold : folds) {
            Set<String> learned = families(fold.train());
            assertThat(families(fold.test())).doesNotContainAnyElementsOf(learned);
            assertThat(fold.train().size() + fold.test().size()).isEqualTo(all.size());
        }
        assertThat(folds.stream().flatMap(fold -> fold.test().stream())).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void labels_are_spread_evenly_and_always_in_the_same_way() {
        List<Fold> folds = Folds.own(questions(), 5, MESSAGES);

        for (Fold fold : folds) {
            assertThat(fold.test().stream().filter(q -> !q.clean()).count()).isBetween(4L, 12L);
        }
        assertThat(Folds.own(questions(), 5, MESSAGES)).isEqualTo(folds);
    }

    /** Forty families of three texts that differ in one word at the end. */
    private static List<Question> questions() {
        List<Question> all = new ArrayList<>();
        for (int family = 0; family < 40; family++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 9; i++) {
                text.append(WORDS.get((family * (i + 3) + i * i) % WORDS.size()))
                        .append(family)
                        .append("x ");
            }
            for (String end : List.of("", "ya", "pak")) {
                all.add(new Question(
                        all.size() + 1L,
                        text + end,
                        family % 3 == 0 ? Set.of("abuse") : Set.of(),
                        "f" + family,
                        "",
                        ""));
            }
        }
        return all;
    }

    private static Set<String> families(List<Question> questions) {
        return questions.stream().map(Question::kind).collect(Collectors.toSet());
    }
}
