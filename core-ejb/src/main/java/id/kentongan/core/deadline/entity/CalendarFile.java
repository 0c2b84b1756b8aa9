package id.kentongan.core.deadline.entity;

import id.kentongan.core.deadline.entity.CalendarFlaw.Kind;
import id.kentongan.core.time.OfficeHours;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A calendar as others send and take it: CSV with the columns {@value #HEADER}, or iCalendar (RFC 5545) with one event for
 * each line, whole days, the kind among its categories.
 */
public final class CalendarFile {

    /** The longest text that is read, in characters. */
    public static final int LONGEST = 100_000;

    /** The columns of the CSV, in this order. */
    public static final String HEADER = "from,until,kind,name,opens,closes";

    private static final String HOURS = "X-KENTONGAN-HOURS";
    private static final int LONGEST_ROW = 75;
    private static final int COLUMNS = 6;
    private static final int OPENS = 4;
    private static final int CLOSES = 5;
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final Pattern FIELD = Pattern.compile("\\G(?:\"((?:[^\"]|\"\")*+)\"|([^,\"]*+))(,|$)");

    private CalendarFile() {}

    /**
     * @throws InvalidCalendar with the lines of the text that cannot be read
     */
    public static List<CalendarLine> read(String text) {
        if (text.length() > LONGEST) {
            throw new InvalidCalendar(List.of(new CalendarFlaw(0, Kind.TOO_MANY)));
        }
        List<CalendarFlaw> flaws = new ArrayList<>();
        List<CalendarLine> lines = text.stripLeading().startsWith("BEGIN:VCALENDAR")
                ? events(text.stripLeading(), flaws)
                : rows(text, flaws);
        if (flaws.isEmpty() && lines.isEmpty()) {
            flaws.add(new CalendarFlaw(0, Kind.FORMAT));
        }
        if (!flaws.isEmpty()) {
            throw new InvalidCalendar(flaws);
        }
        return lines;
    }

    private static List<CalendarLine> rows(String text, List<CalendarFlaw> flaws) {
        List<CalendarLine> lines = new ArrayList<>();
        String[] rows = text.split("\\r?\\n");
        for (int i = 0; i < rows.length; i++) {
            String row = rows[i].strip();
            if (row.isEmpty() || row.equals(HEADER)) {
                continue;
            }
            List<String> fields = fields(row);
            if (fields.size() == COLUMNS) {
                line(i + 1, fields, flaws).ifPresent(lines::add);
            } else {
                flaws.add(new CalendarFlaw(i + 1, Kind.FORMAT));
            }
        }
        return lines;
    }

    /** Nothing for a row that is not well formed. */
    private static List<String> fields(String row) {
        List<String> fields = new ArrayList<>();
        Matcher matcher = FIELD.matcher(row);
        while (matcher.find()) {
            fields.add(
                    matcher.group(1) == null
                            ? matcher.group(2).strip()
                            : matcher.group(1).replace("\"\"", "\""));
            if (matcher.group(3).isEmpty()) {
                return matcher.end() == row.length() ? fields : List.of();
            }
        }
        return List.of();
    }

    /**
     * A line from its words.
     *
     * @param number of the line, for what is wrong with it
     * @param fields in the order of {@value #HEADER}; no last day is the first one
     */
    public static Optional<CalendarLine> line(int number, List<String> fields, List<CalendarFlaw> flaws) {
        Kind wrong = Kind.DAYS;
        try {
            LocalDate from = LocalDate.parse(fields.get(0));
            LocalDate until = fields.get(1).isEmpty() ? from : LocalDate.parse(fields.get(1));
            wrong = Kind.KIND;
            CalendarLine.Kind kind = CalendarLine.Kind.valueOf(fields.get(2));
            wrong = Kind.HOURS;
            @Nullable
            OfficeHours hours =
                    fields.get(OPENS).isEmpty() && fields.get(CLOSES).isEmpty()
                            ? null
                            : new OfficeHours(LocalTime.parse(fields.get(OPENS)), LocalTime.parse(fields.get(CLOSES)));
            return Optional.of(new CalendarLine(from, until, kind, fields.get(3).strip(), hours));
        } catch (DateTimeException | IllegalArgumentException e) {
            flaws.add(new CalendarFlaw(number, wrong));
            return Optional.empty();
        }
    }

    private static List<CalendarLine> events(String text, List<CalendarFlaw> flaws) {
        List<CalendarLine> lines = new ArrayList<>();
        Map<String, String> event = new HashMap<>();
        String[] rows = text.split("\\r?\\n", -1);
        int began = 0;
        for (int i = 0; i < rows.length; i++) {
            StringBuilder whole = new StringBuilder(rows[i]);
            int number = i + 1;
            while (i + 1 < rows.length && (rows[i + 1].startsWith(" ") || rows[i + 1].startsWith("\t"))) {
                whole.append(rows[++i].substring(1));
            }
            String row = whole.toString();
            if (row.equals("BEGIN:VEVENT")) {
                event.clear();
                began = number;
            } else if (row.equals("END:VEVENT")) {
                line(began, words(event), flaws).ifPresent(lines::add);
            } else if (row.indexOf(':') > 0) {
                int colon = row.indexOf(':');
                event.put(row.substring(0, colon).replaceFirst(";.*", ""), row.substring(colon + 1));
            }
        }
        return lines;
    }

    /** The last day of an event is the one before its end. */
    private static List<String> words(Map<String, String> event) {
        String from = event.getOrDefault("DTSTART", "");
        String end = event.getOrDefault("DTEND", "");
        String[] hours = event.getOrDefault(HOURS, "-").split("-", 2);
        return List.of(
                day(from, 0),
                end.isEmpty() ? "" : day(end, 1),
                event.getOrDefault("CATEGORIES", CalendarLine.Kind.NATIONAL.name()),
                event.getOrDefault("SUMMARY", "").replaceAll("\\\\([,;\\\\])", "$1"),
                hours[0],
                hours.length == 2 ? hours[1] : "");
    }

    private static String day(String text, int before) {
        try {
            return LocalDate.parse(text, DAY).minusDays(before).toString();
        } catch (DateTimeException e) {
            return "-";
        }
    }

    /** The same lines as CSV. */
    public static String csv(List<CalendarLine> lines) {
        StringBuilder text = new StringBuilder(HEADER).append("\r\n");
        for (CalendarLine line : lines) {
            text.append(line.from())
                    .append(',')
                    .append(line.until())
                    .append(',')
                    .append(line.kind());
            text.append(",\"").append(line.name().replace("\"", "\"\"")).append('"');
            OfficeHours hours = line.hours();
            text.append(hours == null ? ",," : "," + hours.opens() + "," + hours.closes());
            text.append("\r\n");
        }
        return text.toString();
    }

    /**
     * The same lines as iCalendar.
     *
     * @param of whose calendar it is, in names of events that no other calendar has
     * @param stamp when it was put in force
     */
    public static String ical(List<CalendarLine> lines, String of, Instant stamp) {
        StringBuilder text =
                new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Kentongan//Calendar//ID\r\n");
        String at = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'")
                .withZone(ZoneOffset.UTC)
                .format(stamp);
        for (CalendarLine line : lines) {
            text.append("BEGIN:VEVENT\r\nUID:")
                    .append(DAY.format(line.from()))
                    .append('-')
                    .append(line.kind())
                    .append('@')
                    .append(of)
                    .append("\r\nDTSTAMP:")
                    .append(at)
                    .append("\r\nDTSTART;VALUE=DATE:")
                    .append(DAY.format(line.from()))
                    .append("\r\nDTEND;VALUE=DATE:")
                    .append(DAY.format(line.until().plusDays(1)))
                    .append("\r\nCATEGORIES:")
                    .append(line.kind())
                    .append("\r\n");
            fold("SUMMARY:" + line.name().replaceAll("([,;\\\\])", "\\\\$1"), text);
            OfficeHours hours = line.hours();
            if (hours != null) {
                text.append(HOURS)
                        .append(':')
                        .append(hours.opens())
                        .append('-')
                        .append(hours.closes())
                        .append("\r\n");
            }
            text.append("END:VEVENT\r\n");
        }
        return text.append("END:VCALENDAR\r\n").toString();
    }

    /** Lines of iCalendar are 75 bytes long at the most; what goes on begins with a space. */
    private static void fold(String line, StringBuilder into) {
        int bytes = 0;
        for (int point : line.codePoints().toArray()) {
            int size = Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > LONGEST_ROW) {
                into.append("\r\n ");
                bytes = 1;
            }
            into.appendCodePoint(point);
            bytes += size;
        }
        into.append("\r\n");
    }
}
