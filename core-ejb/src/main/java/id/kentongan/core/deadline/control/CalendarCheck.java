package id.kentongan.core.deadline.control;

import id.kentongan.core.deadline.entity.CalendarFlaw;
import id.kentongan.core.deadline.entity.CalendarFlaw.Kind;
import id.kentongan.core.deadline.entity.CalendarLine;
import id.kentongan.core.deadline.entity.InvalidCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a calendar must be so that terms that count by it end. */
public final class CalendarCheck {

    /** The most lines of all years together. */
    public static final int MOST_LINES = 400;

    /** The longest name, in characters. */
    public static final int LONGEST_NAME = 100;

    /** What spreadsheets take for the beginning of a formula: the calendar goes out as CSV. */
    private static final String FORMULA = "=+-@";

    private static final int MOST_DAYS = 60;
    private static final int FIRST_YEAR = 2020;
    private static final int LAST_YEAR = 2100;

    /** A year has some 260 days from Monday to Friday and a decree takes some 25 of them. */
    private static final int MOST_OFF = 120;

    private CalendarCheck() {}

    /** @throws InvalidCalendar with everything that is wrong */
    public static void check(List<CalendarLine> lines) {
        List<CalendarFlaw> flaws = new ArrayList<>();
        if (lines.size() > MOST_LINES) {
            throw new InvalidCalendar(List.of(new CalendarFlaw(0, Kind.TOO_MANY)));
        }
        Set<LocalDate> off = new HashSet<>();
        Set<LocalDate> hours = new HashSet<>();
        Map<Integer, Integer> taken = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            CalendarLine line = lines.get(i);
            int before = flaws.size();
            check(i + 1, line, flaws);
            if (flaws.size() > before) {
                continue;
            }
            boolean twice = false;
            for (LocalDate day = line.from(); !day.isAfter(line.until()); day = day.plusDays(1)) {
                twice |= !(line.kind().off() ? off : hours).add(day);
                if (line.kind().off() && day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
                    taken.merge(day.getYear(), 1, Integer::sum);
                }
            }
            if (twice) {
                flaws.add(new CalendarFlaw(i + 1, Kind.TWICE));
            }
        }
        if (taken.values().stream().anyMatch(days -> days > MOST_OFF)) {
            flaws.add(new CalendarFlaw(0, Kind.NO_WORK));
        }
        if (!flaws.isEmpty()) {
            throw new InvalidCalendar(flaws);
        }
    }

    private static void check(int number, CalendarLine line, List<CalendarFlaw> flaws) {
        // The years first: at the end of time no day can be added.
        if (line.until().isBefore(line.from())
                || line.from().getYear() < FIRST_YEAR
                || line.until().getYear() > LAST_YEAR
                || line.from().plusDays(MOST_DAYS).isBefore(line.until().plusDays(1))) {
            flaws.add(new CalendarFlaw(number, Kind.DAYS));
        }
        if (line.name().isBlank()
                || FORMULA.indexOf(line.name().charAt(0)) >= 0
                || line.name().length() > LONGEST_NAME
                || line.name().codePoints().anyMatch(Character::isISOControl)) {
            flaws.add(new CalendarFlaw(number, Kind.NAME));
        }
        if (line.kind().off() != (line.hours() == null)) {
            flaws.add(new CalendarFlaw(number, Kind.HOURS));
        }
    }
}
