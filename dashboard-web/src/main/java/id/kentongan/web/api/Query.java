package id.kentongan.web.api;

import id.kentongan.core.map.entity.Box;
import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import id.kentongan.web.support.RefusedRequest.Mistake;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request, each of a known name, at most once, in whole UTF-8. What is wrong is collected and refused
 * all at once by {@link #check}.
 */
final class Query {

    private static final int LONGEST_VALUE = 500;
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,3}(\\.[0-9]{1,20})?");

    private final Map<String, String> values = new HashMap<>();
    private final List<Mistake> mistakes = new ArrayList<>();

    /**
     * @param raw as it was sent, null when there is none
     * @param known the names that this address knows
     */
    Query(@Nullable String raw, Set<String> known) {
        if (raw == null || raw.isEmpty()) {
            return;
        }
        for (String pair : raw.split("&")) {
            int equals = pair.indexOf('=');
            Optional<String> name = decode(equals < 0 ? pair : pair.substring(0, equals));
            Optional<String> value = equals < 0 ? Optional.of("") : decode(pair.substring(equals + 1));
            if (name.isEmpty() || value.isEmpty()) {
                mistakes.add(Mistake.of(name.map(Quote::of).orElse("?"), "not-utf-8"));
            } else if (!pair.isEmpty()) {
                add(name.get(), value.get(), known);
            }
        }
    }

    private void add(String name, String value, Set<String> known) {
        if (!known.contains(name)) {
            mistakes.add(Mistake.of(Quote.of(name), "unknown", String.join(", ", new TreeSet<>(known))));
        } else if (values.putIfAbsent(name, value) != null) {
            mistakes.add(Mistake.of(name, "repeated"));
        } else if (value.length() > LONGEST_VALUE) {
            mistakes.add(Mistake.of(name, "too-long", Integer.toString(LONGEST_VALUE)));
        } else if (value.codePoints().anyMatch(Quote::unfit)) {
            mistakes.add(Mistake.of(name, "control-characters"));
        }
    }

    /** A parameter that is there and not empty. */
    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    Optional<String> required(String name) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            mistakes.add(Mistake.of(name, "missing"));
        }
        return text;
    }

    /** A whole number, or the standard one. */
    int number(String name, int standard, int min, int max) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return standard;
        }
        if (text.get().matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(text.get());
            if (number >= min && number <= max) {
                return number;
            }
        }
        mistakes.add(Mistake.of(name, "out-of-range", Integer.toString(min), Integer.toString(max)));
        return standard;
    }

    static boolean isDecimal(String text) {
        return DECIMAL.matcher(text).matches();
    }

    /** Decimal degrees; no NaN, no Infinity, no hexadecimal. */
    double degrees(String name, int bound) {
        Optional<String> text = required(name);
        if (text.isEmpty()) {
            return 0;
        }
        if (!DECIMAL.matcher(text.get()).matches()) {
            mistakes.add(Mistake.of(name, "not-a-number"));
            return 0;
        }
        double degrees = Double.parseDouble(text.get());
        if (Math.abs(degrees) > bound) {
            mistakes.add(Mistake.of(name, "out-of-range", Integer.toString(-bound), Integer.toString(bound)));
        }
        return degrees;
    }

    /** Four decimal degrees: west, south, east, north. */
    Optional<Box> box(String name) {
        Optional<String> text = required(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String[] sides = text.get().split(",", 5);
        if (sides.length == 4
                && Arrays.stream(sides)
                        .allMatch(side -> DECIMAL.matcher(side.strip()).matches())) {
            double[] degrees =
                    Arrays.stream(sides).mapToDouble(Double::parseDouble).toArray();
            try {
                return Optional.of(new Box(degrees[0], degrees[1], degrees[2], degrees[3]));
            } catch (IllegalArgumentException e) {
                // told below: south of north, west of east, all on the globe
            }
        }
        mistakes.add(Mistake.of(name, "not-a-box"));
        return Optional.empty();
    }

    /** A day without a time, ISO 8601. */
    Optional<LocalDate> day(String name) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(text.get());
            if (day.getYear() >= 1900 && day.getYear() < 3000) {
                return Optional.of(day);
            }
        } catch (DateTimeException e) {
            // told below
        }
        mistakes.add(Mistake.of(name, "not-a-day"));
        return Optional.empty();
    }

    /** A month of a year, such as {@code 2026-05}. */
    Optional<YearMonth> month(String name) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            YearMonth month = YearMonth.parse(text.get());
            if (month.getYear() >= 2000 && month.getYear() < 3000) {
                return Optional.of(month);
            }
        } catch (DateTimeException e) {
            // told below
        }
        mistakes.add(Mistake.of(name, "not-a-month"));
        return Optional.empty();
    }

    Optional<OffsetDateTime> time(String name) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            // A plus sign that was not encoded arrives as a blank.
            OffsetDateTime time = OffsetDateTime.parse(text.get().replace(' ', '+'));
            if (time.getYear() >= 1900 && time.getYear() < 3000) {
                return Optional.of(time);
            }
        } catch (DateTimeException e) {
            // told below
        }
        mistakes.add(Mistake.of(name, "not-a-time"));
        return Optional.empty();
    }

    void mistake(Mistake mistake) {
        mistakes.add(mistake);
    }

    /**
     * @throws RefusedRequest if anything was wrong so far
     */
    void check() {
        if (!mistakes.isEmpty()) {
            throw RefusedRequest.of(ProblemType.INVALID_PARAMETERS, mistakes);
        }
    }

    private static Optional<String> decode(String encoded) {
        byte[] bytes = new byte[encoded.length()];
        int length = 0;
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                int high = i + 2 < encoded.length() ? Character.digit(encoded.charAt(i + 1), 16) : -1;
                int low = high >= 0 ? Character.digit(encoded.charAt(i + 2), 16) : -1;
                if (low < 0) {
                    return Optional.empty();
                }
                bytes[length++] = (byte) (high << 4 | low);
                i += 2;
            } else if (c > 0xFF) {
                return Optional.empty();
            } else {
                bytes[length++] = (byte) (c == '+' ? ' ' : c);
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
