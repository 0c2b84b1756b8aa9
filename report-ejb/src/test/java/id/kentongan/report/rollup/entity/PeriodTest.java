package id.kentongan.report.rollup.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class PeriodTest {

    private static final YearMonth MAY = YearMonth.of(2026, 5);

    @Test
    void a_quarter_and_a_year_are_those_that_a_month_lies_in() {
        assertThat(Period.quarter(MAY)).isEqualTo(new Period(YearMonth.of(2026, 4), YearMonth.of(2026, 6)));
        assertThat(Period.year(2026).months()).isEqualTo(12);
    }

    @Test
    void before_it_are_as_many_months() {
        assertThat(Period.month(MAY).before()).isEqualTo(Period.month(YearMonth.of(2026, 4)));
        assertThat(Period.year(2026).before()).isEqualTo(Period.year(2025));
    }

    @Test
    void what_is_typed_is_a_period_or_nothing() {
        assertThat(Period.of("2026-05", "2026-07")).contains(new Period(MAY, MAY.plusMonths(2)));
        assertThat(Period.of("2026-05", "2026-04")).isEmpty();
        assertThat(Period.of("2026-05", "2028-05")).isEmpty();
        assertThat(Period.of("2026-13", "2026-13")).isEmpty();
        assertThat(Period.of("+999999999-01", "+999999999-01")).isEmpty();
        assertThat(Period.of("", "x")).isEmpty();
        assertThatThrownBy(() -> new Period(MAY, MAY.minusMonths(1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void four_of_five_that_were_answered_are_80_percent_of_what_came_in() {
        Tally tally = new Tally();
        assertThat(tally.answeredPercent()).isEmpty();
        tally.add(Counter.RECEIVED, 5);
        tally.add(Counter.ANSWERED, 4);
        tally.add(Counter.RATINGS, 2);
        tally.add(Counter.RATING_SUM, 9);

        assertThat(tally.answeredPercent()).hasValue(80);
        assertThat(tally.stars()).hasValue(4.5);
    }
}
