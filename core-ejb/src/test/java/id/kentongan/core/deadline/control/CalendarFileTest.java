package id.kentongan.core.deadline.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.core.deadline.entity.CalendarFile;
import id.kentongan.core.deadline.entity.CalendarFlaw;
import id.kentongan.core.deadline.entity.CalendarFlaw.Kind;
import id.kentongan.core.deadline.entity.CalendarLine;
import id.kentongan.core.deadline.entity.CalendarText;
import id.kentongan.core.deadline.entity.InvalidCalendar;
import id.kentongan.core.time.OfficeHours;
import id.kentongan.core.time.WorkingCalendar;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CalendarFileTest {

    private static final LocalDate DAY = LocalDate.parse("2027-03-09");
    private static final OfficeHours SHORT = new OfficeHours(LocalTime.of(8, 0), LocalTime.of(15, 0));
    private static final List<CalendarLine> LINES = List.of(
            new CalendarLine(DAY, DAY, CalendarLine.Kind.NATIONAL, "Nyepi; \"Tahun Baru\", Saka 1949", null),
            new CalendarLine(DAY.plusDays(1), DAY.plusDays(2), CalendarLine.Kind.JOINT_LEAVE, "é".repeat(90), null),
            new CalendarLine(DAY.plusDays(10), DAY.plusDays(30), CalendarLine.Kind.HOURS, "Ramadan", SHORT));

    @Test
    void what_is_written_is_read_again() {
        assertThat(CalendarFile.read(CalendarFile.csv(LINES))).isEqualTo(LINES);
        assertThat(CalendarText.read(CalendarText.write(LINES))).isEqualTo(LINES);
        String ical = CalendarFile.ical(LINES, "jakarta.go.id", Instant.EPOCH);
        assertThat(CalendarFile.read(ical)).isEqualTo(LINES);
        assertThat(ical.split("\r\n")).allMatch(row -> row.getBytes(StandardCharsets.UTF_8).length <= 75);
    }

    @Test
    void what_cannot_be_read_is_named_with_its_line() {
        assertThat(flaws("from,until,kind,name,opens,closes\n2027-02-30,,NATIONAL,x,,\n2027-01-01,,LIBUR,x,,\nx"))
                .containsExactly(
                        new CalendarFlaw(2, Kind.DAYS),
                        new CalendarFlaw(3, Kind.KIND),
                        new CalendarFlaw(4, Kind.FORMAT));
        assertThat(flaws("2027-01-01,,HOURS,x,15:00,08:00")).containsExactly(new CalendarFlaw(1, Kind.HOURS));
        assertThat(flaws("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:x\nEND:VEVENT"))
                .containsExactly(new CalendarFlaw(2, Kind.DAYS));
        assertThat(flaws("")).containsExactly(new CalendarFlaw(0, Kind.FORMAT));
        assertThat(flaws("x".repeat(CalendarFile.LONGEST + 1))).containsExactly(new CalendarFlaw(0, Kind.TOO_MANY));
    }

    @Test
    void what_would_leave_no_working_days_or_says_a_day_twice_is_refused() {
        assertThat(checked(List.of(LINES.get(0), LINES.get(0)))).containsExactly(new CalendarFlaw(2, Kind.TWICE));
        assertThat(checked(IntStream.range(0, 4)
                        .mapToObj(i -> new CalendarLine(
                                DAY.plusDays(60L * i),
                                DAY.plusDays(60L * i + 59),
                                CalendarLine.Kind.DISASTER,
                                "Banjir",
                                null))
                        .toList()))
                .containsExactly(new CalendarFlaw(0, Kind.NO_WORK));
        assertThat(checked(List.of(
                        new CalendarLine(DAY, DAY.minusDays(1), CalendarLine.Kind.NATIONAL, "x", null),
                        new CalendarLine(DAY, DAY.plusDays(60), CalendarLine.Kind.REGIONAL, " ", null),
                        new CalendarLine(DAY, DAY, CalendarLine.Kind.NATIONAL, "x", SHORT),
                        new CalendarLine(DAY, DAY, CalendarLine.Kind.REGIONAL, "=1+1", null))))
                .containsExactly(
                        new CalendarFlaw(1, Kind.DAYS),
                        new CalendarFlaw(2, Kind.DAYS),
                        new CalendarFlaw(2, Kind.NAME),
                        new CalendarFlaw(3, Kind.HOURS),
                        new CalendarFlaw(4, Kind.NAME));
        CalendarCheck.check(LINES);
    }

    @Test
    void a_day_with_other_hours_counts_as_long_as_it_is_worked() {
        WorkingCalendar calendar = new WorkingCalendar(
                ZoneId.of("Asia/Jakarta"),
                Set.of(),
                new OfficeHours(WorkingCalendar.OPENS, WorkingCalendar.CLOSES),
                Map.of(DAY, SHORT));
        Instant morning = DAY.atTime(7, 0).atZone(calendar.zone()).toInstant();
        Instant end = calendar.plusWorkingTime(morning, Duration.ofHours(8));

        assertThat(end.atZone(calendar.zone()).toLocalDateTime())
                .isEqualTo(DAY.plusDays(1).atTime(8, 30));
        assertThat(calendar.workingTimeBetween(morning, end)).isEqualTo(Duration.ofHours(8));
    }

    private static List<CalendarFlaw> flaws(String text) {
        return refused(() -> CalendarFile.read(text));
    }

    private static List<CalendarFlaw> checked(List<CalendarLine> lines) {
        return refused(() -> CalendarCheck.check(lines));
    }

    private static List<CalendarFlaw> refused(Runnable tried) {
        List<CalendarFlaw> flaws = new ArrayList<>();
        assertThatThrownBy(tried::run)
                .isInstanceOfSatisfying(InvalidCalendar.class, refused -> flaws.addAll(refused.flaws()));
        return flaws;
    }

    @Test
    void days_around_new_year_count_in_both_years() {
        LocalDate eve = LocalDate.of(2027, 12, 31);
        CalendarLine line = new CalendarLine(eve, eve.plusDays(2), CalendarLine.Kind.NATIONAL, "Tahun Baru", null);
        CalendarLine leave =
                new CalendarLine(eve.minusDays(3), eve.plusDays(3), CalendarLine.Kind.JOINT_LEAVE, "Cuti", null);
        assertThat(OfficeCalendars.decreed(List.of(line, leave), 2027)).isTrue();
        assertThat(OfficeCalendars.decreed(List.of(line, leave), 2028)).isTrue();
        assertThat(OfficeCalendars.decreed(List.of(line, leave), 2029)).isFalse();
        assertThat(line.without(2028))
                .containsExactly(new CalendarLine(eve, eve, CalendarLine.Kind.NATIONAL, "Tahun Baru", null));
        assertThat(line.without(2027))
                .containsExactly(new CalendarLine(
                        eve.plusDays(1), eve.plusDays(2), CalendarLine.Kind.NATIONAL, "Tahun Baru", null));
        assertThat(line.without(2029)).containsExactly(line);
    }
}
