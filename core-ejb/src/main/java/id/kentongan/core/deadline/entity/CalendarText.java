package id.kentongan.core.deadline.entity;

import id.kentongan.core.time.OfficeHours;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** A calendar as it is kept: an array of lines. */
public final class CalendarText {

    private CalendarText() {}

    public static String write(List<CalendarLine> lines) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        for (CalendarLine line : lines) {
            JsonObjectBuilder one = Json.createObjectBuilder()
                    .add("from", line.from().toString())
                    .add("until", line.until().toString())
                    .add("kind", line.kind().name())
                    .add("name", line.name());
            OfficeHours hours = line.hours();
            if (hours != null) {
                one.add("opens", hours.opens().toString())
                        .add("closes", hours.closes().toString());
            }
            array.add(one);
        }
        return array.build().toString();
    }

    /** @param text as {@link #write} makes it */
    public static List<CalendarLine> read(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readArray().getValuesAs(JsonObject.class).stream()
                    .map(CalendarText::line)
                    .toList();
        }
    }

    private static CalendarLine line(JsonObject one) {
        return new CalendarLine(
                LocalDate.parse(one.getString("from")),
                LocalDate.parse(one.getString("until")),
                CalendarLine.Kind.valueOf(one.getString("kind")),
                one.getString("name"),
                one.containsKey("opens")
                        ? new OfficeHours(
                                LocalTime.parse(one.getString("opens")), LocalTime.parse(one.getString("closes")))
                        : null);
    }
}
