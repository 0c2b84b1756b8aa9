package id.kentongan.web.api;

import id.kentongan.report.rollup.entity.Counter;
import id.kentongan.report.rollup.entity.FigureSheet;
import id.kentongan.report.rollup.entity.FigureSheet.Part;
import id.kentongan.report.rollup.entity.FigureSheet.Side;
import id.kentongan.report.rollup.entity.Spread;
import id.kentongan.report.rollup.entity.Tally;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Figures as programs read them: the counters, and the times that cannot be computed from them. */
final class FigureJson {

    private FigureJson() {}

    static JsonObject of(FigureSheet sheet, ZoneId zone, Speech speech) {
        JsonObjectBuilder answer = Speech.JSON
                .createObjectBuilder()
                .add("area", sheet.area().value())
                .add("areaName", sheet.areaName())
                .add("from", sheet.period().first().toString())
                .add("to", sheet.period().last().toString());
        Speech.time(answer, "countedAt", sheet.countedAt(), zone);
        JsonArrayBuilder below = Speech.JSON.createArrayBuilder();
        sheet.below().forEach(each -> below.add(part(each.area().value(), each.name(), each.tally())));
        JsonArrayBuilder months = Speech.JSON.createArrayBuilder();
        sheet.trend()
                .forEach(each -> months.add(Speech.JSON
                        .createObjectBuilder()
                        .add("month", each.month().toString())
                        .add("counts", counts(each.tally()))));
        JsonArrayBuilder hours = Speech.JSON.createArrayBuilder();
        sheet.now().hours().forEach(day -> hours.add(Speech.JSON.createArrayBuilder(day)));
        return answer.add("now", side(sheet.now()))
                .add("before", side(sheet.before()))
                .add("below", below)
                .add("categories", parts(sheet.now().categories(), speech))
                .add("channels", parts(sheet.now().channels(), speech))
                .add("units", parts(sheet.now().units(), speech))
                .add("months", months)
                .add("hours", hours)
                .build();
    }

    private static JsonObjectBuilder side(Side side) {
        JsonObjectBuilder all = Speech.JSON.createObjectBuilder().add("counts", counts(side.tally()));
        minutes(all, "answerMedian", side.answers(), 0.5);
        minutes(all, "answer90", side.answers(), 0.9);
        minutes(all, "closeMedian", side.closings(), 0.5);
        minutes(all, "close90", side.closings(), 0.9);
        return all;
    }

    private static void minutes(JsonObjectBuilder into, String name, Spread spread, double share) {
        OptionalLong minutes = spread.minutes(share);
        if (minutes.isEmpty()) {
            into.addNull(name);
        } else {
            into.add(name, minutes.getAsLong());
        }
    }

    private static JsonArrayBuilder parts(List<Part> parts, Speech speech) {
        JsonArrayBuilder all = Speech.JSON.createArrayBuilder();
        parts.forEach(each -> all.add(part(each.key(), speech.choose(each.name(), each.englishName()), each.tally())));
        return all;
    }

    private static JsonObjectBuilder part(String key, String name, Tally tally) {
        return Speech.JSON
                .createObjectBuilder()
                .add("key", key)
                .add("name", name)
                .add("counts", counts(tally));
    }

    private static JsonObjectBuilder counts(Tally tally) {
        JsonObjectBuilder counts = Speech.JSON.createObjectBuilder();
        for (Counter counter : Counter.values()) {
            counts.add(member(counter), tally.of(counter));
        }
        return counts;
    }

    /** {@code answeredInTime} for {@code ANSWERED_IN_TIME}. */
    private static String member(Counter counter) {
        StringBuilder name = new StringBuilder();
        for (String word : counter.name().toLowerCase(Locale.ROOT).split("_")) {
            name.append(name.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }
}
