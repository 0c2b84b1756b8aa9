package id.kentongan.core.notification.control;

import id.kentongan.core.notification.control.Deliveries.Line;
import jakarta.json.Json;
import java.text.MessageFormat;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What letters, pushes and short messages say: kind, number and area, and where to read on. They go through others' servers,
 * so there is nothing in them of what somebody wrote, of its category, or of who it was.
 *
 * @param inbox address of the page that lists notices
 * @param settings address of the page where one chooses
 */
public record Wording(Locale language, String inbox, String settings) {

    private static final int LONGEST_SHORT = 160;

    /** Of one notice: what it is and about which case; of several: how many. */
    public String subject(List<Line> lines, int count) {
        if (count == 1) {
            Line line = lines.get(0);
            return oneLine(MessageFormat.format(text("subject.one"), kind(line), what(line)));
        }
        String many = MessageFormat.format(text("subject.many"), String.valueOf(count));
        return lines.get(0).urgent() ? text("urgent") + " – " + many : many;
    }

    /** @param count how many notices there are; the lines may be fewer */
    public String letter(List<Line> lines, int count) {
        StringBuilder letter = new StringBuilder(400 + 120 * lines.size());
        if (count > 1) {
            letter.append(MessageFormat.format(text("digest.lead"), String.valueOf(count)))
                    .append("\n\n");
        }
        lines.forEach(
                line -> letter.append(count > 1 ? "* " : "").append(line(line)).append('\n'));
        if (count > lines.size()) {
            letter.append(MessageFormat.format(text("digest.more"), String.valueOf(count - lines.size())))
                    .append('\n');
        }
        return letter.append('\n')
                .append(MessageFormat.format(text("link"), inbox))
                .append("\n\n-- \n")
                .append(MessageFormat.format(text("foot"), settings))
                .append('\n')
                .toString();
    }

    /** At most 160 characters. */
    public String shortMessage(List<Line> lines, int count) {
        Line first = lines.get(0);
        String all = count == 1
                ? MessageFormat.format(text("short.one"), kind(first), what(first), inbox)
                : MessageFormat.format(text("short.many"), String.valueOf(count), inbox);
        return all.length() <= LONGEST_SHORT ? all : all.substring(0, LONGEST_SHORT);
    }

    /** What a browser shows: a title, a line, and the page that it leads to. */
    public String push(List<Line> lines, int count, UUID id) {
        Line first = lines.get(0);
        return Json.createObjectBuilder()
                .add("title", count == 1 ? kind(first) : subject(lines, count))
                .add("body", count == 1 ? what(first) : "")
                .add("tag", id.toString())
                .add("address", inbox)
                .build()
                .toString();
    }

    private String line(Line line) {
        return MessageFormat.format(
                text("line"),
                kind(line),
                what(line),
                Stream.of(line.areaName(), line.unitName())
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(""),
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(language)
                        .format(line.createdAt().atZoneSameInstant(line.zone())));
    }

    private String kind(Line line) {
        String key = "kind." + line.kind();
        String kind = bundle().containsKey(key) ? text(key) : text("kind.other");
        return line.urgent() ? text("urgent") + " – " + kind : kind;
    }

    private static String what(Line line) {
        return Stream.of(line.reference(), line.about(), line.unitName())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("Kentongan");
    }

    private static String oneLine(String text) {
        return text.lines().collect(Collectors.joining(" "));
    }

    private String text(String key) {
        return bundle().getString(key);
    }

    private ResourceBundle bundle() {
        return ResourceBundle.getBundle(
                "id.kentongan.core.notification.letter",
                language,
                Wording.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
