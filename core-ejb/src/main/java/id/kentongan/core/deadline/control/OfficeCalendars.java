package id.kentongan.core.deadline.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.deadline.entity.CalendarLine;
import id.kentongan.core.deadline.entity.CalendarText;
import id.kentongan.core.time.OfficeHours;
import id.kentongan.core.time.WorkingCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** When the offices of a government work: what it has published for a year, else what is shipped for that year. */
@ApplicationScoped
public class OfficeCalendars {

    private final Sql sql;

    @Inject
    public OfficeCalendars(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected OfficeCalendars() {
        this.sql = null;
    }

    /** What is in force, as the database has it. */
    public WorkingCalendar calendar(int tenantId) {
        return calendar(tenantId, published(tenantId));
    }

    /** What a government has put in force itself; nothing if it never did. */
    public List<CalendarLine> published(int tenantId) {
        return sql.one(
                        "select days::text from core.calendar_version where tenant_id = ? order by version desc limit 1",
                        row -> CalendarText.read(row.getString(1)),
                        tenantId)
                .orElse(List.of());
    }

    /** What would be in force if a government had published these lines. */
    public WorkingCalendar calendar(int tenantId, List<CalendarLine> published) {
        WorkingCalendar usual = sql.one(
                        "select zone, opens, closes from core.tenant where id = ?",
                        row -> new WorkingCalendar(
                                ZoneId.of(row.getString(1)),
                                Set.of(),
                                new OfficeHours(row.getObject(2, LocalTime.class), row.getObject(3, LocalTime.class)),
                                Map.of()),
                        tenantId)
                .orElseThrow();
        Set<LocalDate> off = new HashSet<>();
        Map<LocalDate, OfficeHours> other = new HashMap<>();
        for (CalendarLine line : completed(published, usual.zone())) {
            for (LocalDate day = line.from(); !day.isAfter(line.until()); day = day.plusDays(1)) {
                if (line.kind().off()) {
                    off.add(day);
                } else {
                    other.put(day, Objects.requireNonNull(line.hours()));
                }
            }
        }
        return new WorkingCalendar(usual.zone(), off, usual.usual(), other);
    }

    /**
     * What a government has published, and what is shipped for the years in which nothing of it begins. A day after New Year
     * that a line of the year before covers is not said twice.
     */
    public List<CalendarLine> completed(List<CalendarLine> published, ZoneId zone) {
        Set<Integer> named =
                published.stream().map(line -> line.from().getYear()).collect(Collectors.toSet());
        List<CalendarLine> all = new ArrayList<>(published);
        shipped(zone).stream()
                .filter(line -> !named.contains(line.from().getYear()))
                .filter(line -> published.stream().noneMatch(known -> covers(known, line.from())))
                .forEach(all::add);
        all.sort(Comparator.comparing(CalendarLine::from).thenComparing(CalendarLine::kind));
        return all;
    }

    private static boolean covers(CalendarLine line, LocalDate day) {
        return line.kind().off() && !line.from().isAfter(day) && !line.until().isBefore(day);
    }

    /** What is shipped for that zone. */
    public List<CalendarLine> shipped(ZoneId zone) {
        return sql.list(
                "select day, kind, name from core.holiday where zone in ('*', ?) order by day",
                row -> {
                    LocalDate day = row.getObject(1, LocalDate.class);
                    return new CalendarLine(
                            day, day, CalendarLine.Kind.valueOf(row.getString(2)), row.getString(3), null);
                },
                zone.getId());
    }

    /** Whether the decree of a year has been entered: it always has joint leave. */
    public static boolean decreed(List<CalendarLine> lines, int year) {
        return Stream.of(CalendarLine.Kind.NATIONAL, CalendarLine.Kind.JOINT_LEAVE)
                .allMatch(kind -> lines.stream().anyMatch(line -> line.kind() == kind && line.in(year)));
    }
}
