package id.kentongan.web.api;

import id.kentongan.report.aftercare.entity.UnfitWords;
import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import id.kentongan.web.support.RefusedRequest.Mistake;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the small bodies in which somebody says something. What is wrong is collected and refused at once. */
final class Words {

    private final JsonObject body;
    private final List<Mistake> mistakes = new ArrayList<>();

    /**
     * @param known the names that this body may have
     */
    Words(JsonObject body, Set<String> known) {
        this.body = body;
        body.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name ->
                        mistakes.add(Mistake.of(Quote.of(name), "unknown", String.join(", ", new TreeSet<>(known)))));
    }

    /** A text of 1 to {@value UnfitWords#LONGEST} characters; lines may be broken in it. */
    String required(String name) {
        return required(name, UnfitWords.LONGEST);
    }

    /** The same, of so many characters at most. */
    String required(String name, int longest) {
        Optional<String> text = optional(name, longest);
        if (text.isEmpty()
                && mistakes.stream().noneMatch(mistake -> mistake.name().equals(name))) {
            mistakes.add(Mistake.of(name, "missing"));
        }
        return text.orElse("");
    }

    /** A text, if there is one. */
    Optional<String> optional(String name, int longest) {
        @Nullable JsonValue value = body.get(name);
        if (value == null || value == JsonValue.NULL) {
            return Optional.empty();
        }
        if (!(value instanceof JsonString string)) {
            mistakes.add(Mistake.of(name, "not-text"));
            return Optional.empty();
        }
        String text = string.getString().replace("\r\n", "\n").strip();
        if (text.codePointCount(0, text.length()) > longest) {
            mistakes.add(Mistake.of(name, "too-long", Integer.toString(longest)));
            return Optional.empty();
        }
        if (text.codePoints().anyMatch(point -> point != '\n' && point != '\t' && Quote.unfit(point))) {
            mistakes.add(Mistake.of(name, "control-characters"));
            return Optional.empty();
        }
        return Optional.of(text).filter(said -> !said.isEmpty());
    }

    /** True or false; it must be there. */
    boolean yes(String name) {
        @Nullable JsonValue value = body.get(name);
        if (value == null || value == JsonValue.NULL) {
            mistakes.add(Mistake.of(name, "missing"));
        } else if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
            mistakes.add(Mistake.of(name, "not-one-of", "true, false"));
        }
        return value == JsonValue.TRUE;
    }

    /** A whole number that must be there. */
    int number(String name, int min, int max) {
        @Nullable JsonValue value = body.get(name);
        if (value == null || value == JsonValue.NULL) {
            mistakes.add(Mistake.of(name, "missing"));
            return min;
        }
        if (value instanceof JsonNumber number
                && number.isIntegral()
                && number.doubleValue() >= min
                && number.doubleValue() <= max) {
            return number.intValue();
        }
        mistakes.add(Mistake.of(name, "out-of-range", Integer.toString(min), Integer.toString(max)));
        return min;
    }

    /**
     * @throws RefusedRequest if anything was wrong so far
     */
    void check() {
        if (!mistakes.isEmpty()) {
            throw RefusedRequest.of(ProblemType.INVALID_FIELDS, mistakes);
        }
    }
}
