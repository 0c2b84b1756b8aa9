package id.kentongan.core.deadline.control;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.core.deadline.entity.CalendarLine;
import id.kentongan.core.deadline.entity.CalendarLine.Kind;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MissingHolidaysTest {

    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

    private static List<CalendarLine> decrees(int... years) {
        return IntStream.of(years)
                .boxed()
                .flatMap(year -> Stream.of(Kind.NATIONAL, Kind.JOINT_LEAVE)
                        .map(kind -> new CalendarLine(
                                LocalDate.of(year, 12, 25), LocalDate.of(year, 12, 25), kind, "Natal", null)))
                .toList();
    }

    private static ZonedDateTime at(int year, int month) {
        return ZonedDateTime.of(year, month, 1, 8, 0, 0, 0, JAKARTA);
    }

    @Test
    void the_next_year_is_missing_from_october_on() {
        assertThat(MissingHolidays.missing(decrees(2026), at(2026, 9), at(2026, 9)))
                .isEmpty();
        assertThat(MissingHolidays.missing(decrees(2026), at(2026, 10), at(2026, 10)))
                .containsExactly(2027);
        assertThat(MissingHolidays.missing(decrees(2026, 2027), at(2026, 10), at(2026, 10)))
                .isEmpty();
    }

    @Test
    void every_year_is_missing_until_the_last_planned_moment() {
        assertThat(MissingHolidays.missing(decrees(2026, 2028), at(2026, 3), at(2029, 1)))
                .containsExactly(2027, 2029);
    }

    @Test
    void a_year_without_joint_leave_was_not_entered_whole() {
        List<CalendarLine> national = decrees(2026).stream()
                .filter(line -> line.kind() == Kind.NATIONAL)
                .toList();

        assertThat(MissingHolidays.missing(national, at(2026, 3), at(2026, 3))).containsExactly(2026);
    }
}
