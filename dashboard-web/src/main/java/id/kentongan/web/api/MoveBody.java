package id.kentongan.web.api;

import id.kentongan.report.entity.CloseReason;
import id.kentongan.report.entity.Move;
import id.kentongan.report.entity.MoveOrder;
import id.kentongan.report.followup.boundary.InvalidMove;
import id.kentongan.report.followup.boundary.MoveWish;
import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import id.kentongan.web.support.RefusedRequest.Mistake;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
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

/** Reads what somebody wants to do with a report. */
final class MoveBody {

    private static final Set<String> FIELDS =
            Set.of("move", "version", "words", "reason", "duplicateOf", "officer", "unit");
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final int LONGEST_NAME = 40;

    private final JsonObject body;
    private final List<Mistake> mistakes = new ArrayList<>();

    private MoveBody(JsonObject body) {
        this.body = body;
    }

    /**
     * @throws RefusedRequest with every mistake at once
     */
    static MoveWish of(JsonObject body) {
        return new MoveBody(body).read();
    }

    private MoveWish read() {
        body.keySet().stream()
                .filter(name -> !FIELDS.contains(name))
                .forEach(name ->
                        mistakes.add(Mistake.of(Quote.of(name), "unknown", String.join(", ", new TreeSet<>(FIELDS)))));
        @Nullable Move move = choice("move", Move.class, true);
        @Nullable Integer version = version();
        @Nullable String words = text("words", MoveOrder.LONGEST_WORDS);
        @Nullable CloseReason reason = choice("reason", CloseReason.class, false);
        @Nullable String duplicateOf = text("duplicateOf", LONGEST_NAME);
        @Nullable UUID officer = id("officer");
        @Nullable UUID unit = id("unit");
        if (move == null || !mistakes.isEmpty()) {
            throw RefusedRequest.of(ProblemType.INVALID_FIELDS, mistakes);
        }
        return new MoveWish(move, version, words, reason, duplicateOf, officer, unit);
    }

    private <E extends Enum<E>> @Nullable E choice(String name, Class<E> type, boolean needed) {
        @Nullable String word = text(name, LONGEST_NAME);
        if (word == null) {
            if (needed && mistakes.stream().noneMatch(mistake -> mistake.name().equals(name))) {
                mistakes.add(Mistake.of(name, "missing"));
            }
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
                Arrays.stream(type.getEnumConstants()).map(MoveBody::word).collect(Collectors.joining(", "))));
        return null;
    }

    /** How this interface writes the constants of the workflow. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private @Nullable Integer version() {
        @Nullable JsonValue value = body.get("version");
        if (value == null || value == JsonValue.NULL) {
            mistakes.add(Mistake.of("version", "missing"));
            return null;
        }
        if (value instanceof JsonNumber number
                && number.isIntegral()
                && number.bigDecimalValue().abs().intValue() == number.doubleValue()) {
            return number.intValue();
        }
        mistakes.add(Mistake.of("version", "not-a-version"));
        return null;
    }

    private @Nullable String text(String name, int longest) {
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

    private @Nullable UUID id(String name) {
        @Nullable String text = text(name, LONGEST_NAME);
        if (text == null) {
            return null;
        }
        if (!ID.matcher(text).matches()) {
            mistakes.add(Mistake.of(name, "not-an-id"));
            return null;
        }
        return UUID.fromString(text);
    }

    /** What the move needs and was not said. */
    static RefusedRequest refusal(InvalidMove invalid) {
        return RefusedRequest.of(
                ProblemType.INVALID_FIELDS,
                invalid.flaws().stream().map(MoveBody::mistake).toList());
    }

    private static Mistake mistake(InvalidMove.Flaw flaw) {
        return switch (flaw) {
            case WORDS_MISSING -> Mistake.of("words", "missing");
            case WORDS_TOO_LONG -> Mistake.of("words", "too-long", Integer.toString(MoveOrder.LONGEST_WORDS));
            case REASON_MISSING -> Mistake.of("reason", "missing");
            case REASON_NOT_HERE -> Mistake.of("reason", "not-one-of", "not_ours, duplicate, cannot, invalid");
            case DUPLICATE_MISSING -> Mistake.of("duplicateOf", "missing");
            case DUPLICATE_UNKNOWN -> Mistake.of("duplicateOf", "not-a-ticket");
            case ASSIGNEE_MISSING -> Mistake.of("officer", "missing");
            case ASSIGNEE_TWICE -> Mistake.of("unit", "either-or", "officer");
            case PERSON_NOT_OF_UNIT -> Mistake.of("officer", "not-of-unit");
            case UNIT_MISSING -> Mistake.of("unit", "missing");
            case UNIT_NOT_POSSIBLE -> Mistake.of("unit", "not-a-unit");
        };
    }
}
