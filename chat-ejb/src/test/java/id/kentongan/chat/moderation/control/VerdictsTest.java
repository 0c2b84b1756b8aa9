package id.kentongan.chat.moderation.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.chat.moderation.entity.Circumstances;
import id.kentongan.chat.moderation.entity.Decision;
import id.kentongan.chat.moderation.entity.Hit;
import id.kentongan.chat.moderation.entity.RuleKind;
import id.kentongan.chat.moderation.entity.Severity;
import id.kentongan.chat.moderation.entity.Thresholds;
import id.kentongan.chat.moderation.entity.Verdict;
import id.kentongan.chat.moderation.entity.Verdict.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictsTest {

    private static final Circumstances NIGHT = new Circumstances(false, false, true, 0);

    @ParameterizedTest
    @CsvSource({
        ".49,PASS,PASS",
        ".50,QUEUE,QUEUE",
        ".79,QUEUE,QUEUE",
        ".80,BLUR_AND_ALERT,HOLD",
        ".94,BLUR_AND_ALERT,HOLD",
        ".95,HOLD,HOLD"
    })
    void a_score_decides_by_day_and_night(double score, Decision day, Decision night) {
        assertThat(byScore("abuse", score, Circumstances.PLAIN)).isEqualTo(day);
        assertThat(byScore("abuse", score, NIGHT)).isEqualTo(night);
    }

    @ParameterizedTest
    @CsvSource({"LOW,QUEUE", "MEDIUM,BLUR_AND_ALERT", "SEVERE,HOLD"})
    void a_rule_decides_by_its_severity(Severity severity, Decision decision) {
        assertThat(byHit(RuleKind.MODERATION, severity, Circumstances.PLAIN)).isEqualTo(decision);
    }

    @Test
    void a_topic_never_counts_against_the_writer() {
        assertThat(byHit(RuleKind.TOPIC, Severity.SEVERE, Circumstances.PLAIN)).isEqualTo(Decision.PASS);
    }

    @Test
    void who_speaks_for_an_office_is_queued_at_most() {
        for (Circumstances official :
                List.of(new Circumstances(true, false, true, 0), new Circumstances(false, true, false, 9))) {
            assertThat(byHit(RuleKind.MODERATION, Severity.SEVERE, official)).isEqualTo(Decision.QUEUE);
            assertThat(byScore("abuse", .99, official)).isEqualTo(Decision.QUEUE);
        }
        assertThat(byScore("abuse", .1, new Circumstances(true, true, false, 0)))
                .isEqualTo(Decision.PASS);
    }

    @Test
    void style_alone_never_hides_a_rumour() {
        assertThat(byScore("hoax", .99, NIGHT)).isEqualTo(Decision.QUEUE);
    }

    @Test
    void two_reports_and_an_unread_end_are_queued() {
        assertThat(byScore("abuse", .1, new Circumstances(false, false, false, 1)))
                .isEqualTo(Decision.PASS);
        assertThat(byScore("abuse", .1, new Circumstances(false, false, false, 2)))
                .isEqualTo(Decision.QUEUE);
        assertThat(Verdicts.decide(List.of(), Map.of(), true, Circumstances.PLAIN, Thresholds.DEFAULT))
                .isEqualTo(new Verdicts.Outcome(Decision.QUEUE, Set.of(Reason.TOO_LONG)));
    }

    @Test
    void thresholds_rise() {
        assertThatThrownBy(() -> new Thresholds(.9, .8, .8, .95, 2, Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Thresholds(.5, .8, .99, .95, 2, Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Thresholds(Double.NaN, .8, .8, .95, 2, Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_verdict_carries_all_that_explains_it() {
        TextModerator moderator = new TextModerator(
                RuleSet.compile(List.of(TestTexts.word("goblok", Severity.MEDIUM, Set.of()))),
                Trainer.train(TestTexts.labelled(), List.of("abuse")));

        Verdict verdict =
                moderator.judge("goblok sekali kau bangsat", Circumstances.PLAIN, Thresholds.DEFAULT, Instant.EPOCH);

        assertThat(verdict.decision()).isGreaterThanOrEqualTo(Decision.BLUR_AND_ALERT);
        assertThat(verdict.reasons()).contains(Reason.MEDIUM_RULE);
        assertThat(verdict.hits()).extracting(Hit::start).containsExactly(0);
        assertThat(verdict.explanations()).hasSize(1);
        assertThat(verdict.model()).isEqualTo(moderator.model().version());
        assertThat(verdict.rules()).isEqualTo(moderator.rules().version());
        assertThat(verdict.topics()).isEmpty();
    }

    private static Decision byScore(String label, double score, Circumstances circumstances) {
        return Verdicts.decide(List.of(), Map.of(label, score), false, circumstances, Thresholds.DEFAULT)
                .decision();
    }

    private static Decision byHit(RuleKind kind, Severity severity, Circumstances circumstances) {
        return Verdicts.decide(
                        List.of(new Hit("satu-dua", 1, kind, "abuse", severity, 0, 1)),
                        Map.of(),
                        false,
                        circumstances,
                        Thresholds.DEFAULT)
                .decision();
    }
}
