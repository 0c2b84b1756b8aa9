package id.kentongan.core.deadline.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.core.deadline.entity.Term.Measure;
import id.kentongan.core.time.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermTest {

    private static final Set<LocalDate> HOLIDAYS = Set.of(LocalDate.of(2026, 12, 25), LocalDate.of(2027, 1, 1));

    @ParameterizedTest(name = "{0} {1} from {2} in {3} ends at {4}")
    @CsvSource({
        "20, SECONDS, 2026-11-20T10:00, Asia/Jakarta, 2026-11-20T10:00:20",
        "6, HOURS, 2026-11-20T22:00, Asia/Jakarta, 2026-11-21T04:00",
        "3, DAYS, 2026-11-20T22:00, Asia/Jakarta, 2026-11-23T22:00",
        "1, WORKING_DAYS, 2026-11-20T10:00, Asia/Jakarta, 2026-11-23T10:00", // Friday to Monday
        "3, WORKING_DAYS, 2026-11-18T10:00, Asia/Makassar, 2026-11-23T10:00", // over a weekend
        "1, WORKING_DAYS, 2026-11-21T10:00, Asia/Jakarta, 2026-11-24T00:00", // filed on Saturday: counts from Monday
        "1, WORKING_DAYS, 2026-12-24T09:30, Asia/Jayapura, 2026-12-28T09:30", // Christmas, then a weekend
        "2, WORKING_DAYS, 2026-12-30T15:00, Asia/Makassar, 2027-01-04T15:00", // year end
        "14, WORKING_DAYS, 2026-11-20T10:00, Asia/Jakarta, 2026-12-10T10:00"
    })
    void ends_when_the_rule_says(int amount, Measure measure, LocalDateTime start, ZoneId zone, LocalDateTime end) {
        Instant ends =
                new Term(amount, measure).endFrom(start.atZone(zone).toInstant(), new WorkingCalendar(zone, HOLIDAYS));
        assertThat(ends.atZone(zone).toLocalDateTime()).isEqualTo(end);
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
    void a_term_of_nothing_is_refused() {
        assertThatThrownBy(() -> new Term(0, Measure.HOURS)).isInstanceOf(IllegalArgumentException.class);
    }
}
