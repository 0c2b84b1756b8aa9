package id.kentongan.core.deadline.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.core.deadline.entity.Term.Measure;
import id.kentongan.core.time.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class TermTest {

    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");
    private static final WorkingCalendar CALENDAR = new WorkingCalendar(JAKARTA, DaysOff.IN_2026);

    /** More than 200 cases: days off, joint leave, weekends, three zones, the end of a year. */
    @ParameterizedTest(name = "{0}: {3} {4} from {1} in {2} ends at {5}")
    @CsvFileSource(resources = "terms.csv", useHeadersInDisplayName = true)
    void ends_when_the_rule_says(
            String what, LocalDateTime start, ZoneId zone, int amount, Measure measure, LocalDateTime end) {
        Instant ends = new Term(amount, measure)
                .endFrom(start.atZone(zone).toInstant(), new WorkingCalendar(zone, DaysOff.IN_2026));
        assertThat(ends.atZone(zone).toLocalDateTime()).as(what).isEqualTo(end);
    }

    @ParameterizedTest(name = "{3} % of {1} {2} from {0} are over at {4}")
    @CsvSource({
        "2026-11-18T10:00, 24, HOURS, 50, 2026-11-18T22:00",
        "2026-11-18T10:00, 24, HOURS, 80, 2026-11-19T05:12",
        "2026-11-20T10:00, 1, WORKING_DAYS, 50, 2026-11-20T14:15",
        "2026-11-20T15:00, 2, WORKING_DAYS, 50, 2026-11-23T15:00", // over a weekend
        "2026-12-23T12:00, 5, WORKING_DAYS, 80, 2026-12-31T12:00", // over Christmas with its joint leave
        "2026-11-21T12:00, 1, WORKING_DAYS, 50, 2026-11-23T11:45", // filed on Saturday
        "2026-11-20T22:00, 4, WORKING_HOURS, 50, 2026-11-23T09:30"
    })
    void a_share_of_it_is_over_when_so_much_of_its_time_has_gone_by(
            LocalDateTime start, int amount, Measure measure, int percent, LocalDateTime passed) {
        Instant at = new Term(amount, measure).shareFrom(at(start), percent, CALENDAR);
        assertThat(at.atZone(JAKARTA).toLocalDateTime()).isEqualTo(passed);
    }

    @ParameterizedTest(name = "{2} paused from {3} to {4} ends at {5}")
    @CsvSource({
        "2026-11-18T10:00, 24, HOURS, 2026-11-18T12:00, 2026-11-20T12:00, 2026-11-21T10:00",
        "2026-11-18T10:00, 2, WORKING_DAYS, 2026-11-18T12:00, 2026-11-20T12:00, 2026-11-24T10:00",
        "2026-11-18T10:00, 2, WORKING_DAYS, 2026-11-18T12:00, 2026-11-22T12:00, 2026-11-24T14:00", // resumed on Sunday
        "2026-11-18T10:00, 2, WORKING_DAYS, 2026-11-20T12:00, 2026-11-23T12:00, 2026-11-20T10:00", // paused after its
        // end
        "2026-11-18T22:00, 1, WORKING_DAYS, 2026-11-19T17:00, 2026-11-19T18:00, 2026-11-19T22:00" // at night: none was
        // lost
    })
    void a_pause_leaves_what_was_left(
            LocalDateTime start,
            int amount,
            Measure measure,
            LocalDateTime paused,
            LocalDateTime resumed,
            LocalDateTime end) {
        Term term = new Term(amount, measure);
        Instant before = term.endFrom(at(start), CALENDAR);
        Instant after = term.endAfterPause(before, at(paused), at(resumed), CALENDAR);
        assertThat(after.atZone(JAKARTA).toLocalDateTime()).isEqualTo(end);
    }

    @Test
    void a_working_day_is_the_local_one() {
        // Friday 23:30 in Jakarta is already Saturday in Jayapura.
        Instant start = Instant.parse("2026-11-20T16:30:00Z");
        Term day = new Term(1, Measure.WORKING_DAYS);
        ZoneId jakarta = ZoneId.of("Asia/Jakarta");
        ZoneId jayapura = ZoneId.of("Asia/Jayapura");
        assertThat(day.endFrom(start, new WorkingCalendar(jakarta, Set.of()))
                        .atZone(jakarta)
                        .toLocalDateTime())
                .isEqualTo(LocalDateTime.parse("2026-11-23T23:30"));
        assertThat(day.endFrom(start, new WorkingCalendar(jayapura, Set.of()))
                        .atZone(jayapura)
                        .toLocalDateTime())
                .isEqualTo(LocalDateTime.parse("2026-11-24T00:00"));
    }

    @Test
    void a_term_of_nothing_and_a_share_of_nothing_are_refused() {
        assertThatThrownBy(() -> new Term(0, Measure.HOURS)).isInstanceOf(IllegalArgumentException.class);
        Term day = new Term(1, Measure.DAYS);
        assertThatThrownBy(() -> day.shareFrom(Instant.EPOCH, 0, CALENDAR))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(day.shareFrom(Instant.EPOCH, 300, CALENDAR))
                .isEqualTo(new Term(3, Measure.DAYS).endFrom(Instant.EPOCH, CALENDAR));
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(JAKARTA).toInstant();
    }
}
