package id.kentongan.web.administration.view;

import id.kentongan.core.edition.boundary.EditionDesk;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the form of a new rule sends. */
final class RuleForm {

    /** Looking the provider up goes through all jars each time; the factory is thread-safe. */
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private RuleForm() {}

    /** The one rule, as the interface for programs would send it; lists are written with commas. */
    static JsonArray of(Map<String, String> sent) {
        JsonObjectBuilder rule = JSON.createObjectBuilder()
                .add("name", sent.getOrDefault("rule-name", ""))
                .add("area", sent.getOrDefault("rule-area", ""))
                .add("from", sent.getOrDefault("rule-from", ""))
                .add("until", sent.getOrDefault("rule-until", ""))
                .add("to", sent.getOrDefault("rule-to", ""))
                .add("emergencies", sent.containsKey("rule-emergencies"));
        if (number(sent.get("rule-order")) > 0) {
            rule.add("order", number(sent.get("rule-order")));
        }
        for (String list : List.of("categories", "days", "answers", "also")) {
            JsonArrayBuilder values = JSON.createArrayBuilder();
            Stream.of(sent.getOrDefault("rule-" + list, "").split(","))
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .forEach(values::add);
            rule.add(list, values);
        }
        return JSON.createArrayBuilder().add(rule).build();
    }

    static int number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    static @Nullable String note(@Nullable String text) {
        return text == null ? null : text.substring(0, Math.min(text.length(), EditionDesk.LONGEST_NOTE));
    }
}
