package id.kentongan.core.deadline.entity;

import id.kentongan.core.organisation.entity.Tier;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ladder as it is kept: an array of steps. */
public final class LadderText {

    private LadderText() {}

    public static String write(List<LadderLine> lines) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        for (LadderLine line : lines) {
            Step step = line.step();
            JsonObjectBuilder one = Json.createObjectBuilder()
                    .add("phase", step.phase().name())
                    .add("step", step.number())
                    .add("tier", step.tier().name())
                    .add("action", step.action().name())
                    .add("share", step.share())
                    .add("source", step.source());
            add(one, "topic", line.topic());
            add(one, "priority", line.priority());
            add(one, "agency", step.agency());
            Term term = step.term();
            if (term != null) {
                one.add("amount", term.amount()).add("measure", term.measure().name());
            }
            Integer again = step.again();
            if (again != null) {
                one.add("again", again);
            }
            array.add(one);
        }
        return array.build().toString();
    }

    /** @param text as {@link #write} makes it */
    public static List<LadderLine> read(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            JsonArray array = reader.readArray();
            return array.getValuesAs(JsonObject.class).stream()
                    .map(LadderText::line)
                    .toList();
        }
    }

    private static LadderLine line(JsonObject one) {
        String priority = one.getString("priority", null);
        return new LadderLine(
                one.getString("topic", null),
                priority == null ? null : Priority.valueOf(priority),
                new Step(
                        Phase.valueOf(one.getString("phase")),
                        one.getInt("step"),
                        Tier.valueOf(one.getString("tier")),
                        one.getString("agency", null),
                        StepAction.valueOf(one.getString("action")),
                        one.containsKey("amount")
                                ? new Term(one.getInt("amount"), Term.Measure.valueOf(one.getString("measure")))
                                : null,
                        one.getInt("share"),
                        again(one),
                        one.getString("source")));
    }

    private static @Nullable Integer again(JsonObject one) {
        JsonNumber again = one.getJsonNumber("again");
        return again == null ? null : Integer.valueOf(again.intValue());
    }

    private static void add(JsonObjectBuilder one, String name, @Nullable Object value) {
        if (value != null) {
            one.add(name, value.toString());
        }
    }
}
