package id.kentongan.report.entity;

import id.kentongan.report.entity.InvalidAnswers.Reason;
import id.kentongan.report.entity.InvalidAnswers.Wrong;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a citizen answered to the questions of a category, checked; and how the database keeps it. */
public final class Answers {

    /** Characters of a line, and of an answer in several lines. */
    static final int LINE = 200;

    static final int LINES = 2_000;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9_999;
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,12}(\\.[0-9]{1,6})?");

    /** Looking the provider up goes through all jars each time; the factories are thread-safe. */
    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private Answers() {}

    /**
     * Checks answers and turns them into what the database keeps: an object with a text, a number or an array of keys
     * for each question that was answered.
     *
     * @param given values by code, as they were sent; blank ones count as absent
     * @return null if nothing was answered
     * @throws InvalidAnswers with everything that is wrong
     */
    public static @Nullable String check(Category category, Map<String, List<String>> given) {
        List<Wrong> wrong = new ArrayList<>();
        JsonObjectBuilder kept = BUILDERS.createObjectBuilder();
        boolean answered = false;
        for (String code : given.keySet()) {
            if (category.attribute(code).filter(CategoryAttribute::variable).isEmpty()) {
                wrong.add(new Wrong(code, Reason.UNKNOWN, codes(category)));
            }
        }
        for (CategoryAttribute attribute : category.attributes()) {
            List<String> values = given.getOrDefault(attribute.code(), List.of()).stream()
                    .filter(value -> !value.isBlank())
                    .toList();
            if (!attribute.variable()) {
                continue;
            }
            if (values.isEmpty()) {
                if (attribute.required()) {
                    wrong.add(new Wrong(attribute.code(), Reason.MISSING, keys(attribute)));
                }
                continue;
            }
            answered = true;
            new Reading(attribute, values, wrong, kept).take();
        }
        if (!wrong.isEmpty()) {
            throw new InvalidAnswers(wrong);
        }
        return answered ? kept.build().toString() : null;
    }

    /**
     * @param kept what {@link #check} made of the answers, perhaps under older questions
     * @return in the order of the questions; questions that were dropped since come last, by their code
     */
    public static List<Answer> read(Category category, @Nullable String kept) {
        if (kept == null) {
            return List.of();
        }
        Map<String, JsonValue> rest;
        try (JsonReader reader = READERS.createReader(new StringReader(kept))) {
            JsonObject object = reader.readObject();
            rest = new TreeMap<>(object);
        }
        List<Answer> answers = new ArrayList<>();
        for (CategoryAttribute attribute : category.attributes()) {
            JsonValue value = rest.remove(attribute.code());
            if (value != null) {
                answers.add(new Answer(
                        attribute.code(),
                        attribute.nameId(),
                        attribute.nameEn(),
                        texts(value).map(text -> value(attribute, text)).toList()));
            }
        }
        rest.forEach((code, value) -> answers.add(new Answer(
                code,
                code,
                code,
                texts(value).map(text -> new Answer.Value(null, text, text)).toList())));
        return answers;
    }

    private static Answer.Value value(CategoryAttribute attribute, String text) {
        return attribute
                .choice(text)
                .map(choice -> new Answer.Value(choice.key(), choice.nameId(), choice.nameEn()))
                .orElseGet(() -> new Answer.Value(attribute.type().isList() ? text : null, text, text));
    }

    private static Stream<String> texts(JsonValue value) {
        if (value instanceof JsonArray array) {
            return array.stream().map(Answers::text);
        }
        return Stream.of(text(value));
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString words ? words.getString() : value.toString();
    }

    private static String codes(Category category) {
        return category.attributes().stream()
                .filter(CategoryAttribute::variable)
                .map(CategoryAttribute::code)
                .collect(Collectors.joining(", "));
    }

    private static String keys(CategoryAttribute attribute) {
        return attribute.choices().stream().map(AttributeChoice::key).collect(Collectors.joining(", "));
    }

    /** The answer to one question. */
    private record Reading(
            CategoryAttribute attribute, List<String> values, List<Wrong> wrong, JsonObjectBuilder kept) {

        void take() {
            if (attribute.type() != AttributeType.MULTIVALUELIST && values.size() > 1) {
                refuse(Reason.REPEATED, "");
                return;
            }
            String first = values.get(0).strip();
            switch (attribute.type()) {
                case STRING -> words(first, LINE, false);
                case TEXT -> words(first.replace("\r\n", "\n").replace('\r', '\n'), LINES, true);
                case NUMBER -> number(first);
                case DATETIME -> time(first);
                case SINGLEVALUELIST -> {
                    if (known(first)) {
                        kept.add(attribute.code(), first);
                    }
                }
                case MULTIVALUELIST -> several();
            }
        }

        private void words(String text, int most, boolean lines) {
            boolean odd =
                    text.codePoints().anyMatch(point -> unfit(point) && !(lines && (point == '\n' || point == '\t')));
            if (text.codePointCount(0, text.length()) > most) {
                refuse(Reason.TOO_LONG, Integer.toString(most));
            } else if (odd) {
                refuse(Reason.CONTROL_CHARACTERS, "");
            } else {
                kept.add(attribute.code(), text);
            }
        }

        /** What no database or no XML could keep, and what a terminal would obey. */
        private static boolean unfit(int point) {
            return Character.isISOControl(point)
                    || Character.getType(point) == Character.SURROGATE
                    || (point & 0xFFFE) == 0xFFFE;
        }

        private void number(String text) {
            if (NUMBER.matcher(text).matches()) {
                kept.add(attribute.code(), new BigDecimal(text));
            } else {
                refuse(Reason.NOT_A_NUMBER, "");
            }
        }

        private void time(String text) {
            try {
                OffsetDateTime time = OffsetDateTime.parse(text).truncatedTo(ChronoUnit.SECONDS);
                if (time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR) {
                    kept.add(attribute.code(), DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time));
                    return;
                }
            } catch (DateTimeException e) {
                // told below, like a time of another age
            }
            refuse(Reason.NOT_A_TIME, "");
        }

        private void several() {
            JsonArrayBuilder chosen = BUILDERS.createArrayBuilder();
            for (String key : values.stream().map(String::strip).distinct().toList()) {
                if (!known(key)) {
                    return;
                }
                chosen.add(key);
            }
            kept.add(attribute.code(), chosen);
        }

        private boolean known(String key) {
            if (attribute.choice(key).isEmpty()) {
                refuse(Reason.NOT_A_CHOICE, keys(attribute));
                return false;
            }
            return true;
        }

        private void refuse(Reason reason, String allowed) {
            wrong.add(new Wrong(attribute.code(), reason, allowed));
        }
    }
}
