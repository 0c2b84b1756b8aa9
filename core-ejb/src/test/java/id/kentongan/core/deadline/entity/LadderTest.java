package id.kentongan.core.deadline.entity;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.core.organisation.entity.Tier;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LadderTest {

    private static final Ladder LADDER = new Ladder(
            "dki",
            3,
            List.of(
                    line(null, null, 2, 12),
                    line(null, null, 1, 6),
                    line(null, Priority.HIGH, 1, 3),
                    line("banjir", null, 1, 2),
                    line("banjir", Priority.HIGH, 1, 1)));

    @Test
    void the_most_special_steps_hold_alone_and_a_topic_is_more_special_than_a_priority() {
        assertThat(hours("sampah", Priority.NORMAL)).containsExactly(6, 12);
        assertThat(hours("sampah", Priority.HIGH)).containsExactly(3);
        assertThat(hours("banjir", Priority.NORMAL)).containsExactly(2);
        assertThat(hours("banjir", Priority.EMERGENCY)).containsExactly(2);
        assertThat(hours("banjir", Priority.HIGH)).containsExactly(1);
    }

    @Test
    void a_phase_without_steps_has_no_term() {
        assertThat(LADDER.term("sampah", Priority.NORMAL, Phase.ACCEPT)).hasValue(new Term(6, Term.Measure.HOURS));
        assertThat(LADDER.term("sampah", Priority.NORMAL, Phase.WAIT)).isEmpty();
    }

    @Test
    void what_is_kept_is_read_as_it_was() {
        List<LadderLine> lines = List.of(
                line("banjir", Priority.EMERGENCY, 1, 1),
                new LadderLine(
                        null,
                        null,
                        new Step(
                                Phase.FINISH,
                                4,
                                Tier.AGENCY,
                                "bpbd",
                                StepAction.ESCALATION,
                                null,
                                300,
                                null,
                                "SK Wali Kota 12/2026")),
                new LadderLine(
                        null,
                        Priority.LOW,
                        new Step(
                                Phase.ACCEPT,
                                9,
                                Tier.PEMPROV,
                                null,
                                StepAction.ESCALATION,
                                new Term(3, Term.Measure.WORKING_DAYS),
                                100,
                                3,
                                "Perda")));

        assertThat(LadderText.read(LadderText.write(lines))).isEqualTo(lines);
    }

    private static List<Integer> hours(String topic, Priority priority) {
        return LADDER.steps(topic, priority, Phase.ACCEPT).stream()
                .map(step -> step.term() == null ? 0 : step.term().amount())
                .toList();
    }

    private static LadderLine line(@Nullable String topic, @Nullable Priority priority, int number, int hours) {
        return new LadderLine(
                topic,
                priority,
                new Step(
                        Phase.ACCEPT,
                        number,
                        Tier.KELURAHAN,
                        StepAction.REMINDER,
                        new Term(hours, Term.Measure.HOURS),
                        "a decree"));
    }
}
