package id.kentongan.web.api;

import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import id.kentongan.web.support.RefusedRequest.Mistake;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the small bodies of what officers' programs send. */
record StaffBody(JsonObject body) {

    /**
     * @param known names of members
     * @throws RefusedRequest if there are others
     */
    static StaffBody of(JsonObject body, String... known) {
        Set<String> names = new TreeSet<>(Set.of(known));
        List<Mistake> others = body.keySet().stream()
                .filter(name -> !names.contains(name))
                .map(name -> Mistake.of(Quote.of(name), "unknown", String.join(", ", names)))
                .toList();
        if (!others.isEmpty()) {
            throw RefusedRequest.of(ProblemType.INVALID_FIELDS, others);
        }
        return new StaffBody(body);
    }

    /** A whole number from 0. */
    int number(String name, int most) {
        JsonValue value = body.getOrDefault(name, JsonValue.NULL);
        if (value == JsonValue.NULL) {
            throw refused(Mistake.of(name, "missing"));
        }
        if (value instanceof JsonNumber number && number.isIntegral()) {
            double whole = number.doubleValue();
            if (whole >= 0 && whole <= most) {
                return (int) whole;
            }
        }
        throw refused(Mistake.of(name, "out-of-range", "0", Integer.toString(most)));
    }

    /** @return null for none */
    @Nullable
    String text(String name, int longest) {
        JsonValue value = body.getOrDefault(name, JsonValue.NULL);
        if (value == JsonValue.NULL) {
            return null;
        }
        if (!(value instanceof JsonString string)) {
            throw refused(Mistake.of(name, "not-text"));
        }
        String text = string.getString().strip();
        if (text.codePointCount(0, text.length()) > longest) {
            throw refused(Mistake.of(name, "too-long", Integer.toString(longest)));
        }
        if (text.codePoints().anyMatch(point -> point != '\n' && point != '\t' && Quote.unfit(point))) {
            throw refused(Mistake.of(name, "control-characters"));
        }
        return text.isEmpty() ? null : text;
    }

    private static RefusedRequest refused(Mistake mistake) {
        return RefusedRequest.of(ProblemType.INVALID_FIELDS, List.of(mistake));
    }
}
