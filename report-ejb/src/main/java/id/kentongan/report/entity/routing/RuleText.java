package id.kentongan.report.entity.routing;

import id.kentongan.core.organisation.entity.AreaCode;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Rules as JSON, in the database and over the wire alike: an array of objects with {@code name}, {@code order},
 * {@code categories}, {@code emergencies}, {@code area}, {@code days}, {@code from}, {@code until}, {@code answers} (each
 * {@code code=value}), {@code to} and {@code also}.
 */
public final class RuleText {

    private static final Set<String> FIELDS = new TreeSet<>(Set.of(
            "name", "order", "categories", "emergencies", "area", "days", "from", "until", "answers", "to", "also"));
    private static final int LONGEST_NAME = 100;
    private static final int MOST_VALUES = 50;
    private static final int LAST_ORDER = 999;

    /** Looking the provider up goes through all jars each time; the factories are thread-safe. */
    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private final List<RuleFlaw> flaws = new ArrayList<>();

    private RuleText() {}

    /**
     * @throws InvalidRules with everything that is no rule
     */
    public static List<RoutingRule> read(JsonArray array) {
        RuleText reading = new RuleText();
        List<RoutingRule> rules = new ArrayList<>();
        if (array.size() > RoutingRules.MOST_RULES) {
            throw new InvalidRules(
                    List.of(new RuleFlaw(0, "rules", RuleFlaw.Kind.TOO_MANY, "" + RoutingRules.MOST_RULES)));
        }
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i) instanceof JsonObject object) {
                rules.add(reading.rule(i + 1, object));
            } else {
                reading.flaw(i + 1, "", RuleFlaw.Kind.NOT_A_RULE, "");
            }
        }
        if (!reading.flaws.isEmpty()) {
            throw new InvalidRules(reading.flaws);
        }
        return rules;
    }

    /** What {@link #write} has made. */
    public static List<RoutingRule> read(String text) {
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            return read(reader.readArray());
        }
    }

    public static JsonArray write(List<RoutingRule> rules) {
        JsonArrayBuilder array = BUILDERS.createArrayBuilder();
        rules.forEach(rule -> array.add(write(rule)));
        return array.build();
    }

    private static JsonObjectBuilder write(RoutingRule rule) {
        JsonObjectBuilder object = BUILDERS.createObjectBuilder()
                .add("name", rule.name())
                .add("order", rule.order())
                .add("categories", array(rule.sortedCategories()))
                .add("emergencies", rule.emergencies());
        if (rule.area() != null) {
            object.add("area", rule.area().value());
        }
        Hours hours = rule.hours();
        if (hours != null) {
            object.add(
                            "days",
                            array(EnumSet.copyOf(hours.days()).stream()
                                    .map(day -> day.name().toLowerCase(Locale.ROOT))
                                    .toList()))
                    .add("from", hours.from().toString())
                    .add("until", hours.until().toString());
        }
        List<String> answers = new ArrayList<>();
        new TreeMap<>(rule.answers())
                .forEach((code, values) -> new TreeSet<>(values).forEach(value -> answers.add(code + "=" + value)));
        object.add("answers", array(answers));
        if (rule.to() != null) {
            object.add("to", rule.to().toString());
        }
        return object.add(
                "also", array(rule.also().stream().map(Receiver::toString).toList()));
    }

    private static JsonArrayBuilder array(Collection<String> texts) {
        JsonArrayBuilder array = BUILDERS.createArrayBuilder();
        texts.forEach(array::add);
        return array;
    }

    // ------------------------------------------------------------ reading one

    private RoutingRule rule(int number, JsonObject object) {
        object.keySet().stream()
                .filter(name -> !FIELDS.contains(name))
                .forEach(name -> flaw(number, name, RuleFlaw.Kind.UNKNOWN_FIELD, String.join(", ", FIELDS)));
        String name = text(number, object, "name");
        if (name.isEmpty()) {
            flaw(number, "name", RuleFlaw.Kind.MISSING, "");
        }
        Map<String, Set<String>> answers = new TreeMap<>();
        for (String answer : texts(number, object, "answers")) {
            int equals = answer.indexOf('=');
            if (equals < 1 || equals == answer.length() - 1) {
                flaw(number, "answers", RuleFlaw.Kind.NOT_AN_ANSWER, answer);
            } else {
                answers.computeIfAbsent(answer.substring(0, equals).strip(), code -> new LinkedHashSet<>())
                        .add(answer.substring(equals + 1).strip());
            }
        }
        String to = text(number, object, "to");
        @Nullable Receiver receiver = to.isEmpty() ? null : receiver(number, "to", to);
        List<Receiver> also = new ArrayList<>();
        for (String each : texts(number, object, "also")) {
            @Nullable Receiver told = receiver(number, "also", each);
            if (told != null) {
                also.add(told);
            }
        }
        if (to.isEmpty() && also.isEmpty()) {
            flaw(number, "to", RuleFlaw.Kind.MISSING, "");
        }
        return new RoutingRule(
                name,
                order(number, object),
                new LinkedHashSet<>(texts(number, object, "categories")),
                flag(number, object),
                area(number, object),
                hours(number, object),
                answers,
                receiver,
                also);
    }

    private @Nullable Receiver receiver(int number, String field, String text) {
        @Nullable Receiver receiver = Receiver.parse(text).orElse(null);
        if (receiver == null) {
            flaw(number, field, RuleFlaw.Kind.NOT_A_RECIPIENT, text);
        }
        return receiver;
    }

    private int order(int number, JsonObject object) {
        JsonValue value = object.getOrDefault("order", JsonValue.NULL);
        if (value == JsonValue.NULL) {
            return RoutingRule.USUAL_ORDER;
        }
        if (value instanceof JsonNumber digits && digits.isIntegral()) {
            double order = digits.doubleValue();
            if (order >= 1 && order <= LAST_ORDER) {
                return (int) order;
            }
        }
        flaw(number, "order", RuleFlaw.Kind.OUT_OF_RANGE, "1-" + LAST_ORDER);
        return RoutingRule.USUAL_ORDER;
    }

    private boolean flag(int number, JsonObject object) {
        JsonValue value = object.getOrDefault("emergencies", JsonValue.FALSE);
        if (value != JsonValue.TRUE && value != JsonValue.FALSE && value != JsonValue.NULL) {
            flaw(number, "emergencies", RuleFlaw.Kind.NOT_TRUE_OR_FALSE, "");
        }
        return value == JsonValue.TRUE;
    }

    private @Nullable AreaCode area(int number, JsonObject object) {
        String text = text(number, object, "area");
        if (text.isEmpty()) {
            return null;
        }
        if (!AreaCode.isAreaCode(text)) {
            flaw(number, "area", RuleFlaw.Kind.NOT_AN_AREA, text);
            return null;
        }
        return new AreaCode(text);
    }

    private @Nullable Hours hours(int number, JsonObject object) {
        List<String> words = texts(number, object, "days");
        String from = text(number, object, "from");
        String until = text(number, object, "until");
        if (words.isEmpty() && from.isEmpty() && until.isEmpty()) {
            return null;
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String word : words) {
            try {
                days.add(DayOfWeek.valueOf(word.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                flaw(number, "days", RuleFlaw.Kind.NOT_A_DAY, word);
            }
        }
        try {
            return new Hours(
                    days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days,
                    from.isEmpty()
                            ? LocalTime.MIDNIGHT
                            : LocalTime.parse(from).withSecond(0).withNano(0),
                    until.isEmpty()
                            ? LocalTime.MIDNIGHT
                            : LocalTime.parse(until).withSecond(0).withNano(0));
        } catch (DateTimeException e) {
            flaw(number, "from", RuleFlaw.Kind.NOT_A_TIME, from + " " + until);
            return null;
        }
    }

    private String text(int number, JsonObject object, String field) {
        JsonValue value = object.getOrDefault(field, JsonValue.NULL);
        if (value == JsonValue.NULL) {
            return "";
        }
        if (value instanceof JsonString string && fit(string.getString())) {
            return string.getString().strip();
        }
        flaw(number, field, RuleFlaw.Kind.NOT_TEXT, "" + LONGEST_NAME);
        return "";
    }

    private static boolean fit(String text) {
        return text.length() <= LONGEST_NAME && text.codePoints().noneMatch(RuleText::unfit);
    }

    private static boolean unfit(int point) {
        return Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE;
    }

    private List<String> texts(int number, JsonObject object, String field) {
        JsonValue value = object.getOrDefault(field, JsonValue.NULL);
        if (value == JsonValue.NULL) {
            return List.of();
        }
        if (!(value instanceof JsonArray array) || array.size() > MOST_VALUES) {
            flaw(number, field, RuleFlaw.Kind.NOT_A_LIST, "" + MOST_VALUES);
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (JsonValue each : array) {
            if (each instanceof JsonString string && fit(string.getString())) {
                texts.add(string.getString().strip());
            } else {
                flaw(number, field, RuleFlaw.Kind.NOT_TEXT, "" + LONGEST_NAME);
            }
        }
        return texts;
    }

    private void flaw(int number, String field, RuleFlaw.Kind kind, String what) {
        flaws.add(new RuleFlaw(number, field, kind, what));
    }
}
