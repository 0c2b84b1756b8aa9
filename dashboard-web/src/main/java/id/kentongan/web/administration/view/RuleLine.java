package id.kentongan.web.administration.view;

import id.kentongan.report.entity.routing.RoutingRule;
import id.kentongan.report.entity.routing.RuleText;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/**
 * A rule as a line of a list, in the words in which it is written.
 *
 * @param conditions what a report must have, such as {@code categories=sampah}
 */
public record RuleLine(int number, String name, int order, String conditions, String to, String also) {

    static List<RuleLine> of(List<RoutingRule> rules) {
        List<RuleLine> lines = new ArrayList<>();
        List<JsonObject> written = RuleText.write(rules).getValuesAs(JsonObject.class);
        for (int i = 0; i < rules.size(); i++) {
            JsonObject rule = written.get(i);
            List<String> conditions = new ArrayList<>();
            for (String field : List.of("categories", "area", "days", "from", "until", "answers")) {
                String text = text(rule.getOrDefault(field, JsonValue.NULL));
                if (!text.isEmpty()) {
                    conditions.add(field + "=" + text);
                }
            }
            if (rules.get(i).emergencies()) {
                conditions.add("emergencies");
            }
            lines.add(new RuleLine(
                    i + 1,
                    rules.get(i).name(),
                    rules.get(i).order(),
                    String.join(" · ", conditions),
                    text(rule.getOrDefault("to", JsonValue.NULL)),
                    text(rule.getOrDefault("also", JsonValue.NULL))));
        }
        return lines;
    }

    private static String text(JsonValue value) {
        if (value instanceof JsonArray array) {
            return String.join(
                    ", ",
                    array.getValuesAs(JsonString.class).stream()
                            .map(JsonString::getString)
                            .toList());
        }
        return value instanceof JsonString string ? string.getString() : "";
    }
}
