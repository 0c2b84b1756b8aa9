package id.kentongan.web.api;

import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import id.kentongan.web.support.RefusedRequest.Mistake;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The members of a body, read one by one; what is wrong with them is told all at once. */
final class Fields {

    private static final int LONGEST_WORD = 40;
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final JsonObject body;
    private final List<Mistake> mistakes = new ArrayList<>();

    /**
     * @param known the members that the body may have
     */
    Fields(JsonObject body, Set<String> known) {
        this.body = body;
        body.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name ->
                        mistakes.add(Mistake.of(Quote.of(name), "unknown", String.join(", ", new TreeSet<>(known)))));
    }

    /**
     * @throws RefusedRequest with every mistake so far
     */
    void check() {
        if (!mistakes.isEmpty()) {
            throw RefusedRequest.of(ProblemType.INVALID_FIELDS, mistakes);
        }
    }

    /** Says that a member is needed, unless something else is wrong with it. */
    <T> @Nullable T required(String name, @Nullable T value) {
        if (value == null
                && mistakes.stream().noneMatch(mistake -> mistake.name().equals(name))) {
            mistakes.add(Mistake.of(name, "missing"));
        }
        return value;
    }

    /** A constant of ours, as {@link #word} writes it. */
    <E extends Enum<E>> @Nullable E choice(String name, Class<E> type) {
        @Nullable String word = text(name, LONGEST_WORD);
        if (word == null) {
            return null;
        }
        for (E constant : type.getEnumConstants()) {
            if (word(constant).equals(word)) {
                return constant;
            }
        }
        mistakes.add(Mistake.of(
                name,
                "not-one-of",
                Arrays.stream(type.getEnumConstants()).map(Fields::word).collect(Collectors.joining(", "))));
        return null;
    }

    /** How this interface writes constants. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** A text without control characters, stripped; null where there is none or an empty one. */
    @Nullable
    String text(String name, int longest) {
        @Nullable JsonValue value = body.get(name);
        if (value == null || value == JsonValue.NULL) {
            return null;
        }
        if (!(value instanceof JsonString string)) {
            mistakes.add(Mistake.of(name, "not-text"));
            return null;
        }
        String text = string.getString().replace("\r\n", "\n").strip();
        if (text.codePointCount(0, text.length()) > longest) {
            mistakes.add(Mistake.of(name, "too-long", Integer.toString(longest)));
            return null;
        }
        if (text.codePoints().anyMatch(point -> point != '\n' && point != '\t' && Quote.unfit(point))) {
            mistakes.add(Mistake.of(name, "control-characters"));
            return null;
        }
        return text.isEmpty() ? null : text;
    }

    /** Says something that the member itself does not tell. */
    void mistake(Mistake mistake) {
        mistakes.add(mistake);
    }

    /** True or false; false where there is none. */
    boolean yes(String name) {
        @Nullable JsonValue value = body.get(name);
        if (value != null && value != JsonValue.NULL && value != JsonValue.TRUE && value != JsonValue.FALSE) {
            mistakes.add(Mistake.of(name, "not-one-of", "true, false"));
        }
        return value == JsonValue.TRUE;
    }

    @Nullable
    UUID id(String name) {
        @Nullable String text = text(name, LONGEST_WORD);
        if (text == null) {
            return null;
        }
        if (!isId(text)) {
            mistakes.add(Mistake.of(name, "not-an-id"));
            return null;
        }
        return UUID.fromString(text);
    }

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Texts, each as {@link #text} reads one; none where there is no list. */
    List<String> texts(String name, int longest, int most) {
        @Nullable JsonValue value = body.get(name);
        if (value == null || value == JsonValue.NULL) {
            return List.of();
        }
        if (!(value instanceof JsonArray array)) {
            mistakes.add(Mistake.of(name, "not-a-list"));
            return List.of();
        }
        if (array.size() > most) {
            mistakes.add(Mistake.of(name, "too-many", Integer.toString(most)));
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (JsonValue each : array) {
            if (!(each instanceof JsonString string)) {
                mistakes.add(Mistake.of(name, "not-text"));
                return List.of();
            }
            String text = string.getString().strip();
            if (text.isEmpty() || text.codePointCount(0, text.length()) > longest) {
                mistakes.add(Mistake.of(name, "too-long", Integer.toString(longest)));
                return List.of();
            }
            texts.add(text);
        }
        return texts;
    }

    /** Ids; none where there is no list. */
    List<UUID> ids(String name, int most) {
        List<String> texts = texts(name, LONGEST_WORD, most);
        if (!texts.stream().allMatch(Fields::isId)) {
            mistakes.add(Mistake.of(name, "not-an-id"));
            return List.of();
        }
        return texts.stream().map(UUID::fromString).toList();
    }

    /** A whole number; null where there is none. */
    @Nullable
    Integer number(String name, int min, int max) {
        @Nullable JsonValue value = body.get(name);
        if (value == null || value == JsonValue.NULL) {
            return null;
        }
        if (value instanceof JsonNumber number
                && number.isIntegral()
                && number.doubleValue() >= min
                && number.doubleValue() <= max) {
            return number.intValue();
        }
        mistakes.add(Mistake.of(name, "out-of-range", Integer.toString(min), Integer.toString(max)));
        return null;
    }

    /** Something else that is wrong with a member. */
    void mistake(String name, String key) {
        mistakes.add(Mistake.of(name, key));
    }

    /** A whole number; the version of what was read. */
    @Nullable
    Integer version(String name) {
        @Nullable JsonValue value = body.get(name);
        if (value == null || value == JsonValue.NULL) {
            return null;
        }
        if (value instanceof JsonNumber number
                && number.isIntegral()
                && number.bigDecimalValue().abs().intValue() == number.doubleValue()) {
            return number.intValue();
        }
        mistakes.add(Mistake.of(name, "not-a-version"));
        return null;
    }

    @Nullable
    OffsetDateTime time(String name) {
        @Nullable String text = text(name, LONGEST_WORD);
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeParseException e) {
            mistakes.add(Mistake.of(name, "not-a-time"));
            return null;
        }
    }
}
