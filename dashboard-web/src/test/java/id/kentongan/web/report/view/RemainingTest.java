package id.kentongan.web.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.web.report.view.Remaining.Span;
import id.kentongan.web.report.view.Remaining.State;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemainingTest {

    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-22T08:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT10S, SOON, 1, MINUTES",
        "PT59M59S, SOON, 59, MINUTES",
        "PT1H, SOON, 1, HOURS",
        "PT24H, SOON, 24, HOURS",
        "PT24H1S, CALM, 24, HOURS",
        "PT47H59M, CALM, 47, HOURS",
        "PT48H, CALM, 2, DAYS",
        "PT0S, OVERDUE, 1, MINUTES",
        "PT-30M, OVERDUE, 30, MINUTES",
        "PT-3H, OVERDUE, 3, HOURS",
        "PT-72H, OVERDUE, 3, DAYS"
    })
    void time_is_said_in_the_largest_whole_unit(Duration left, State state, long amount, Span span) {
        assertThat(Remaining.of(NOW, NOW.plus(left))).isEqualTo(new Remaining(state, amount, span));
    }

    @Test
    void what_has_no_deadline_says_nothing() {
        assertThat(Remaining.of(NOW, null).key()).isEmpty();
        assertThat(Remaining.of(NOW, NOW.minusHours(2)).key()).isEqualTo("over.HOURS");
        assertThat(Remaining.of(NOW, NOW.plusHours(2)).key()).isEqualTo("left.HOURS");
    }
}
