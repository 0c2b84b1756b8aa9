package id.kentongan.chat.moderation.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.chat.moderation.entity.Hit;
import id.kentongan.chat.moderation.entity.ModerationRule;
import id.kentongan.chat.moderation.entity.PatternKind;
import id.kentongan.chat.moderation.entity.RuleKind;
import id.kentongan.chat.moderation.entity.RuleRefused;
import id.kentongan.chat.moderation.entity.RuleRefused.Reason;
import id.kentongan.chat.moderation.entity.Severity;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleSetTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void a_word_is_found_as_a_whole_with_clitics_and_in_disguise() {
        RuleSet rules = RuleSet.compile(List.of(TestTexts.word("anjing", Severity.MEDIUM, Set.of())));

        assertThat(found(rules, "Anjing kau")).containsExactly("0-6");
        assertThat(found(rules, "dasar anjinglah")).containsExactly("6-15");
        assertThat(found(rules, "dasar 4nj1ng")).containsExactly("6-12");
        assertThat(found(rules, "anjingan jinganjing")).isEmpty();
    }

    @Test
    void an_exception_counts_within_four_tokens_only() {
        RuleSet rules =
                RuleSet.compile(List.of(TestTexts.word("anjing", Severity.MEDIUM, Set.of("liar"), "anjing liar")));

        assertThat(found(rules, "anjing satu dua tiga liar")).isEmpty();
        assertThat(found(rules, "anjing satu dua tiga empat liar")).hasSize(1);
        assertThat(found(rules, "liarnya anjing")).isEmpty();
    }

    @Test
    void a_phrase_keeps_the_borders_of_words() {
        RuleSet rules = RuleSet.compile(List.of(
                TestTexts.rule(PatternKind.PHRASE, "slot gacor", Severity.MEDIUM, Set.of(), "main slot gacor yuk"),
                TestTexts.rule(
                        PatternKind.PHRASE, "slot gacor hari ini", Severity.LOW, Set.of(), "slot gacor hari ini")));

        assertThat(found(rules, "SLOT   Gacor!!")).containsExactly("0-12");
        assertThat(found(rules, "slot gacor hari ini")).hasSize(2);
        assertThat(found(rules, "pilot gacor, slot gacoran")).isEmpty();
        assertThat(found(rules, "sl0t g4cor")).hasSize(1);
    }

    @Test
    void hashtags_domains_and_expressions_are_found() {
        RuleSet rules = RuleSet.compile(List.of(
                TestTexts.rule(PatternKind.HASHTAG, "banjir", Severity.LOW, Set.of(), "#banjir"),
                TestTexts.rule(PatternKind.DOMAIN, "judi.example.com", Severity.LOW, Set.of(), "x.judi.example.com/a"),
                TestTexts.rule(PatternKind.REGEX, "\\bkode [0-9]{4}\\b", Severity.LOW, Set.of(), "kode 1234")));

        assertThat(found(rules, "#Banjir di sini")).containsExactly("0-7");
        assertThat(found(rules, "banjir di sini")).isEmpty();
        assertThat(found(rules, "lihat https://www.judi.example.com:8/x")).hasSize(1);
        assertThat(found(rules, "lihat https://judi.example.com.id dan example.com"))
                .isEmpty();
        assertThat(found(rules, "ＫＯＤＥ 1234!")).containsExactly("0-9");
    }

    @Test
    void what_has_expired_is_silent() {
        ModerationRule rule = new ModerationRule(
                "satu-dua",
                3,
                RuleKind.MODERATION,
                PatternKind.WORD,
                "gacor",
                "spam",
                Severity.LOW,
                "id",
                Set.of(),
                NOW,
                List.of("gacor"),
                List.of());
        RuleSet rules = RuleSet.compile(List.of(rule));

        assertThat(rules.check(rules.normaliser().normalise("gacor"), NOW)).isEmpty();
        assertThat(rules.check(rules.normaliser().normalise("gacor"), NOW.minusSeconds(1)))
                .containsExactly(new Hit("satu-dua", 3, RuleKind.MODERATION, "spam", Severity.LOW, 0, 5));
    }

    @Test
    void a_rule_proves_its_examples() {
        refused(
                Reason.EXAMPLE_NOT_HIT,
                TestTexts.rule(PatternKind.WORD, "anjing", Severity.LOW, Set.of("liar"), "anjing liar"));
        refused(Reason.EXAMPLE_HIT, TestTexts.word("anjing", Severity.LOW, Set.of("liar"), "anjing peliharaan"));
    }

    @Test
    void what_cannot_be_used_is_refused_with_the_cure() {
        refused(Reason.WORD, TestTexts.rule(PatternKind.WORD, "dua kata", Severity.LOW, Set.of(), "x"));
        refused(Reason.PHRASE, TestTexts.rule(PatternKind.PHRASE, "satu", Severity.LOW, Set.of(), "x"));
        refused(Reason.HASHTAG, TestTexts.rule(PatternKind.HASHTAG, "#x y", Severity.LOW, Set.of(), "x"));
        refused(Reason.DOMAIN, TestTexts.rule(PatternKind.DOMAIN, "https://a.com", Severity.LOW, Set.of(), "x"));
        refused(Reason.REGEX, TestTexts.rule(PatternKind.REGEX, "(?=x)y", Severity.LOW, Set.of(), "x"));
        refused(Reason.REGEX_EMPTY, TestTexts.rule(PatternKind.REGEX, "x*", Severity.LOW, Set.of(), "x"));
        refused(Reason.REGEX_WIDE, TestTexts.rule(PatternKind.REGEX, "((x{50}){50}){50}", Severity.LOW, Set.of(), "x"));
        refused(
                Reason.PATTERN_LONG,
                () -> TestTexts.rule(PatternKind.REGEX, "x".repeat(201), Severity.LOW, Set.of(), "x"));
        refused(
                Reason.EXCEPTIONS,
                () -> TestTexts.rule(PatternKind.WORD, "kata", Severity.LOW, Set.of("Dua Kata"), "kata"));
        assertThatThrownBy(() ->
                        RuleSet.compile(List.of(TestTexts.rule(PatternKind.REGEX, "x(", Severity.LOW, Set.of(), "x"))))
                .hasMessageContaining("RE2");
    }

    @Test
    void a_set_is_bounded() {
        List<ModerationRule> many = new ArrayList<>();
        for (int i = 0; i <= RuleSet.MOST_RULES; i++) {
            many.add(TestTexts.word("kata" + i, Severity.LOW, Set.of()));
        }
        refused(Reason.TOO_MANY, () -> RuleSet.compile(many));
        assertThat(RuleSet.compile(many.subList(0, RuleSet.MOST_RULES)).rules()).hasSize(RuleSet.MOST_RULES);

        List<ModerationRule> expressions = new ArrayList<>();
        for (int i = 0; i <= RuleSet.MOST_EXPRESSIONS; i++) {
            expressions.add(TestTexts.rule(PatternKind.REGEX, "x" + i + "\\b", Severity.LOW, Set.of(), "x" + i));
        }
        refused(Reason.TOO_MANY_REGEX, () -> RuleSet.compile(expressions));
        refused(Reason.ID_TWICE, () -> RuleSet.compile(List.of(many.get(0), many.get(0))));
    }

    @Test
    void hits_are_bounded_and_an_expression_of_borders_ends() {
        RuleSet rules = RuleSet.compile(List.of(
                TestTexts.word("asu", Severity.LOW, Set.of()),
                TestTexts.rule(PatternKind.REGEX, "\\b|x", Severity.LOW, Set.of(), "zx")));

        assertThat(found(rules, "asu ".repeat(400))).hasSize(RuleSet.MOST_HITS);
    }

    @Test
    void the_version_follows_every_change() {
        RuleSet one = RuleSet.compile(List.of(TestTexts.word("asu", Severity.LOW, Set.of())));
        RuleSet same = RuleSet.compile(List.of(TestTexts.word("asu", Severity.LOW, Set.of())));
        RuleSet other = RuleSet.compile(List.of(TestTexts.word("asu", Severity.SEVERE, Set.of())));

        assertThat(one.version()).isEqualTo(same.version()).isNotEqualTo(other.version());
    }

    @Test
    void an_empty_set_finds_nothing() {
        assertThat(found(RuleSet.compile(List.of()), "apa saja")).isEmpty();
    }

    @Test
    void a_file_of_rules_names_the_line_that_is_wrong() {
        String head =
                "id,version,kind,pattern_kind,pattern,label,severity,language,exceptions,expires,matching,passing\n";
        assertThatThrownBy(() -> RuleFile.read(new StringReader(head + "satu,1,moderasi,word,x,spam,low,id,,,x,\n")))
                .isInstanceOf(RuleRefused.class)
                .hasMessageContaining("line 2");
    }

    private static List<String> found(RuleSet rules, String text) {
        return rules.check(rules.normaliser().normalise(text), NOW).stream()
                .map(hit -> hit.start() + "-" + hit.end())
                .toList();
    }

    private static void refused(Reason reason, ModerationRule rule) {
        refused(reason, () -> RuleSet.compile(List.of(rule)));
    }

    private static void refused(Reason reason, org.assertj.core.api.ThrowableAssert.ThrowingCallable doing) {
        assertThatThrownBy(doing).isInstanceOfSatisfying(RuleRefused.class, refusal -> {
            assertThat(refusal.reason()).isEqualTo(reason);
            assertThat(refusal).hasMessageContaining(reason.cure());
        });
    }
}
