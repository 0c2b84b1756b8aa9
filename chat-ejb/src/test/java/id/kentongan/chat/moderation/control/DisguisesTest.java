package id.kentongan.chat.moderation.control;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.chat.moderation.entity.Disguise;
import id.kentongan.chat.moderation.entity.Hit;
import id.kentongan.chat.moderation.entity.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DisguisesTest {

    private static final RuleSet RULES = RuleSet.compile(List.of(TestTexts.word("bangsat", Severity.MEDIUM, Set.of())));

    @ParameterizedTest
    @CsvSource({
        "LEET,b4ng54t",
        "SPACED,b a n g s a t",
        "DOTTED,b.a.n.g.s.a.t",
        "REPEATED,baaangsaaat",
        "VOWELS_DROPPED,bngst",
        "MASKED,b*ngsat"
    })
    void a_word_is_hidden_and_nothing_else(Disguise disguise, String hidden) {
        assertThat(disguised("dasar bangsat kau", disguise)).hasValue("dasar " + hidden + " kau");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void the_rules_see_through_each(Disguise disguise) {
        String hidden = disguised("dasar bangsat kau", disguise).orElseThrow();

        assertThat(hits(hidden)).extracting(Hit::rule).hasSize(1);
    }

    @Test
    void where_there_is_nothing_to_hide_there_is_no_disguise() {
        assertThat(disguised("selamat pagi", Disguise.LEET)).isEmpty();
        assertThat(disguised("dasar bangsat", Disguise.NONE)).isEmpty();
    }

    private static Optional<String> disguised(String text, Disguise disguise) {
        return Disguises.disguised(text, hits(text), disguise);
    }

    private static List<Hit> hits(String text) {
        return RULES.check(RULES.normaliser().normalise(text), Instant.EPOCH);
    }
}
