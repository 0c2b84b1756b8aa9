package id.kentongan.core.deadline.entity;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.core.deadline.entity.Term.Measure;
import id.kentongan.core.time.OfficeHours;
import id.kentongan.core.time.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every term, every calendar and every moment. */
class TermPropertiesTest {

    private static final long FROM = Instant.parse("2025-12-01T00:00:00Z").getEpochSecond();
    private static final long UNTIL = Instant.parse("2027-02-01T00:00:00Z").getEpochSecond();

    @Property
    void it_never_ends_before_its_time_has_gone_by(
            @ForAll("terms") Term term,
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll("moments") Instant start) {
        Instant end = term.endFrom(start, calendar);
        switch (term.measure()) {
            case SECONDS -> assertThat(Duration.between(start, end)).isEqualTo(Duration.ofSeconds(term.amount()));
            case HOURS -> assertThat(Duration.between(start, end)).isEqualTo(Duration.ofHours(term.amount()));
            case DAYS -> assertThat(Duration.between(start, end)).isEqualTo(Duration.ofDays(term.amount()));
            case WORKING_HOURS ->
                assertThat(calendar.workingTimeBetween(start, end)).isEqualTo(Duration.ofHours(term.amount()));
            case WORKING_DAYS -> assertThat(workingDays(calendar, start, end)).isEqualTo(term.amount());
        }
    }

    @Property
    void who_begins_later_does_not_end_sooner(
            @ForAll("terms") Term term,
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll("moments") Instant one,
            @ForAll("moments") Instant other) {
        Instant first = one.isBefore(other) ? one : other;
        Instant second = one.isBefore(other) ? other : one;
        assertThat(term.endFrom(second, calendar)).isAfterOrEqualTo(term.endFrom(first, calendar));
    }

    @Property
    void a_longer_term_ends_later(
            @ForAll("terms") Term term,
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll("moments") Instant start) {
        Term longer = new Term(term.amount() + 1, term.measure());
        assertThat(longer.endFrom(start, calendar)).isAfter(term.endFrom(start, calendar));
    }

    @Property
    void warnings_come_in_their_order_and_before_the_end(
            @ForAll("terms") Term term,
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll("moments") Instant start) {
        Instant half = term.shareFrom(start, 50, calendar);
        Instant most = term.shareFrom(start, 80, calendar);
        assertThat(half).isAfter(start).isBefore(most);
        assertThat(most).isBeforeOrEqualTo(term.endFrom(start, calendar));
    }

    @Property
    void a_pause_never_shortens_a_term_and_leaves_what_was_left(
            @ForAll("terms") Term term,
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll("moments") Instant start,
            @ForAll("moments") Instant paused,
            @ForAll("moments") Instant resumed) {
        Instant end = term.endFrom(start, calendar);
        Instant after = term.endAfterPause(end, paused, resumed, calendar);
        assertThat(after).isAfterOrEqualTo(end);
        if (paused.isBefore(end) && resumed.isAfter(paused)) {
            assertThat(left(term, calendar, resumed, after)).isGreaterThanOrEqualTo(left(term, calendar, paused, end));
        }
    }

    @Property
    void a_warning_or_an_end_by_working_hours_comes_while_the_office_works(
            @ForAll("calendars") WorkingCalendar calendar, @ForAll("moments") Instant start) {
        Instant end = new Term(3, Measure.WORKING_HOURS).endFrom(start, calendar);
        LocalTime time = end.atZone(calendar.zone()).toLocalTime();
        OfficeHours hours =
                calendar.other().getOrDefault(end.atZone(calendar.zone()).toLocalDate(), calendar.usual());
        assertThat(calendar.working(end.atZone(calendar.zone()).toLocalDate())).isTrue();
        assertThat(time).isAfter(hours.opens()).isBeforeOrEqualTo(hours.closes());
    }

    /** Those after the day on which the term begins to count. */
    private static long workingDays(WorkingCalendar calendar, Instant start, Instant end) {
        LocalDate first = start.atZone(calendar.zone()).toLocalDate();
        while (!calendar.working(first)) {
            first = first.plusDays(1);
        }
        LocalDate last = end.atZone(calendar.zone()).toLocalDate();
        return first.plusDays(1)
                .datesUntil(last.plusDays(1))
                .filter(calendar::working)
                .count();
    }

    private static Duration left(Term term, WorkingCalendar calendar, Instant from, Instant end) {
        return term.measure().working() ? calendar.workingTimeBetween(from, end) : Duration.between(from, end);
    }

    @Provide
    Arbitrary<Term> terms() {
        return Combinators.combine(Arbitraries.integers().between(1, 70), Arbitraries.of(Measure.values()))
                .as(Term::new);
    }

    @Provide
    Arbitrary<Instant> moments() {
        return Arbitraries.longs().between(FROM, UNTIL).map(Instant::ofEpochSecond);
    }

    @Provide
    Arbitrary<WorkingCalendar> calendars() {
        Arbitrary<ZoneId> zones =
                Arbitraries.of("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura").map(ZoneId::of);
        Arbitrary<Set<LocalDate>> daysOff = Arbitraries.longs()
                .between(0, 450)
                .map(day -> LocalDate.of(2025, 12, 1).plusDays(day))
                .set()
                .ofMaxSize(40);
        Arbitrary<OfficeHours> hours = Combinators.combine(
                        Arbitraries.integers().between(0, 10).map(hour -> LocalTime.of(hour, 30)),
                        Arbitraries.integers().between(12, 23).map(hour -> LocalTime.of(hour, 0)))
                .as(OfficeHours::new);
        Arbitrary<Map<LocalDate, OfficeHours>> other = Arbitraries.maps(
                        Arbitraries.longs()
                                .between(0, 450)
                                .map(day -> LocalDate.of(2025, 12, 1).plusDays(day)),
                        hours)
                .ofMaxSize(30);
        return Combinators.combine(zones, daysOff, hours, other).as(WorkingCalendar::new);
    }
}
