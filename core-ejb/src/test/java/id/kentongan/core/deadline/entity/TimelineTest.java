package id.kentongan.core.deadline.entity;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.core.deadline.entity.Term.Measure;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.time.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final WorkingCalendar CALENDAR =
            new WorkingCalendar(ZoneId.of("Asia/Jakarta"), Set.of(LocalDate.parse("2026-12-24")));

    /** A Monday, half past eight in the morning. */
    private static final Instant START = Instant.parse("2026-11-23T01:30:00Z");

    private static final List<Step> STEPS = List.of(
            step(1, StepAction.REMINDER, 6, 100, null),
            step(2, StepAction.WARNING, 12, 100, null),
            step(3, StepAction.ESCALATION, 24, 100, null),
            step(4, StepAction.ESCALATION, 72, 100, 72),
            step(5, StepAction.EARLY_WARNING, 24, 50, null),
            step(6, StepAction.EARLY_WARNING, 24, 80, null));

    @Test
    void steps_come_in_the_order_of_time_and_the_last_one_again_and_again() {
        Timeline timeline = Timeline.of(STEPS, null, START, List.of(), CALENDAR);

        assertThat(timeline.moments().stream().limit(8).map(Moment::number))
                .containsExactly(1, 2, 5, 6, 3, 4, 104, 204);
        assertThat(timeline.moments()).hasSize(STEPS.size() + Timeline.MOST_REPETITIONS);
        assertThat(due(timeline, 5)).isEqualTo(START.plus(Duration.ofHours(12)));
        assertThat(due(timeline, 6)).isEqualTo(START.plus(Duration.ofMinutes(24 * 48)));
        assertThat(due(timeline, 204)).isEqualTo(START.plus(Duration.ofHours(3 * 72)));
        assertThat(Moment.stepOf(204)).isEqualTo(4);
    }

    @Test
    void a_warning_before_the_end_is_left_out_once_the_end_has_come() {
        Timeline timeline = Timeline.of(STEPS, null, START, List.of(), CALENDAR);
        Set<Integer> taken = new HashSet<>(Set.of(1, 2));

        assertThat(timeline.next(taken, START.plus(Duration.ofHours(13))))
                .hasValueSatisfying(next -> assertThat(next.number())
                        .as("late by an hour, and still worth hearing")
                        .isEqualTo(5));
        assertThat(timeline.next(taken, START.plus(Duration.ofHours(25))))
                .hasValueSatisfying(next -> assertThat(next.number()).isEqualTo(3));
    }

    @Test
    void what_is_taken_never_comes_again_and_there_is_an_end() {
        Timeline timeline = Timeline.of(STEPS, null, START, List.of(), CALENDAR);
        Set<Integer> taken = new HashSet<>();
        while (true) {
            var next = timeline.next(taken, START);
            if (next.isEmpty()) {
                break;
            }
            assertThat(taken.add(next.get().number())).isTrue();
        }
        assertThat(taken).hasSize(timeline.moments().size());
    }

    @Test
    void a_step_without_a_term_counts_by_that_of_the_category() {
        Step thrice = new Step(
                Phase.FINISH, 1, Tier.PEMPROV, null, StepAction.ESCALATION, null, 300, null, "three times too late");

        assertThat(Timeline.of(List.of(thrice), null, START, List.of(), CALENDAR)
                        .moments())
                .isEmpty();
        assertThat(due(Timeline.of(List.of(thrice), new Term(7, Measure.DAYS), START, List.of(), CALENDAR), 1))
                .isEqualTo(START.plus(Duration.ofDays(21)));
    }

    @Test
    void all_waits_together_may_last_as_long_as_one() {
        Step end = new Step(
                Phase.WAIT, 1, Tier.KELURAHAN, StepAction.RESUMPTION, new Term(30, Measure.DAYS), "UU 25/2009");
        Timeline wait = Timeline.of(List.of(end), null, START, List.of(), CALENDAR);

        assertThat(due(wait.resumingEarlier(Duration.ofDays(22)), 1)).isEqualTo(START.plus(Duration.ofDays(8)));
    }

    @Property
    void a_pause_puts_every_moment_that_is_to_come_off_and_none_forward(
            @ForAll("steps") List<Step> steps,
            @ForAll @IntRange(max = 500) int from,
            @ForAll @IntRange(min = 1, max = 900) int hours) {
        Pause pause = new Pause(START.plus(Duration.ofHours(from)), START.plus(Duration.ofHours(from + (long) hours)));
        Timeline without = Timeline.of(steps, new Term(5, Measure.WORKING_DAYS), START, List.of(), CALENDAR);
        Timeline with = Timeline.of(steps, new Term(5, Measure.WORKING_DAYS), START, List.of(pause), CALENDAR);

        assertThat(with.moments()).hasSameSizeAs(without.moments());
        for (Moment moment : without.moments()) {
            Instant after = due(with, moment.number());
            assertThat(after).isAfterOrEqualTo(moment.dueAt());
            if (moment.dueAt().isBefore(pause.from())) {
                assertThat(after).as("passed before the pause").isEqualTo(moment.dueAt());
            } else if (moment.dueAt().isAfter(pause.from())) {
                assertThat(after).as("comes while nobody can go on").isAfterOrEqualTo(pause.until());
            }
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Arbitraries.integers()
                .between(1, 8)
                .map(number -> IntStream.rangeClosed(1, number)
                        .mapToObj(each -> new Step(
                                Phase.FINISH,
                                each,
                                Tier.PEMKOT,
                                null,
                                StepAction.ESCALATION,
                                each % 3 == 0
                                        ? null
                                        : new Term(each * 7, each % 2 == 0 ? Measure.HOURS : Measure.WORKING_HOURS),
                                each % 4 == 0 ? 50 : 100,
                                null,
                                "made up"))
                        .toList());
    }

    private static Instant due(Timeline timeline, int number) {
        return timeline.moments().stream()
                .filter(moment -> moment.number() == number)
                .findFirst()
                .orElseThrow()
                .dueAt();
    }

    private static Step step(int number, StepAction action, int hours, int share, @Nullable Integer again) {
        return new Step(
                Phase.ACCEPT,
                number,
                Tier.KELURAHAN,
                null,
                action,
                new Term(hours, Measure.HOURS),
                share,
                again,
                "a decree");
    }
}
