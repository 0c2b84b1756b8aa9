package id.kentongan.web.open311;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a request, from its query and its body. An argument that is present but empty counts as absent.
 * The parser is our own because servers differ in what they do with broken escapes, and because a browser-style
 * replacement character must not slip into a report.
 */
final class Parameters {

    private static final int MOST = 200;
    private static final int LONGEST_NAME = 200;

    private final Map<String, List<String>> values;

    private Parameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /** Collects arguments and keeps their number bounded. */
    static final class Collector {
        private final Map<String, List<String>> values = new LinkedHashMap<>();
        private int count;

        void add(String name, String value) {
            count++;
            if (count > MOST) {
                throw new Refused(Refusal.invalid("too-many-parameters", Integer.toString(MOST)));
            }
            if (name.length() > LONGEST_NAME) {
                throw new Refused(Refusal.invalid("parameter-name-too-long", Integer.toString(LONGEST_NAME)));
            }
            if (!value.isBlank()) {
                values.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
            }
        }

        Parameters done() {
            return new Parameters(values);
        }
    }

    /**
     * @param encoded {@code a=b&c=d}, percent-encoded UTF-8, as in a query or a form
     */
    static Parameters parse(@Nullable String encoded) {
        Collector collector = new Collector();
        if (encoded != null) {
            for (int from = 0; from <= encoded.length(); ) {
                int ampersand = encoded.indexOf('&', from);
                int until = ampersand < 0 ? encoded.length() : ampersand;
                if (until > from) {
                    int equals = encoded.indexOf('=', from);
                    boolean named = equals >= 0 && equals < until;
                    String name = decode(encoded.substring(from, named ? equals : until));
                    collector.add(name, named ? decode(encoded.substring(equals + 1, until)) : "");
                }
                from = until + 1;
            }
        }
        return collector.done();
    }

    /**
     * These arguments together with those of the body. The same argument with the same value in both places is one
     * argument: clients put {@code jurisdiction_id} here or there or in both.
     */
    Parameters and(Parameters body) {
        Map<String, List<String>> all = new LinkedHashMap<>(values);
        body.values.forEach((name, more) -> {
            List<String> known = all.get(name);
            if (known == null) {
                all.put(name, more);
            } else if (!known.equals(more)) {
                List<String> both = new ArrayList<>(known);
                both.addAll(more);
                all.put(name, both);
            }
        });
        return new Parameters(all);
    }

    /** All values of an argument that may be repeated. */
    List<String> all(String name) {
        return Collections.unmodifiableList(values.getOrDefault(name, List.of()));
    }

    /** The first value of an argument, whether or not it is repeated. */
    Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /**
     * @throws Refused if the argument is repeated
     */
    Optional<String> single(String name) {
        List<String> all = all(name);
        if (all.size() > 1) {
            throw new Refused(Refusal.invalid("repeated", name));
        }
        return all.stream().findFirst();
    }

    Map<String, List<String>> asMap() {
        return Collections.unmodifiableMap(values);
    }

    private static String decode(String encoded) {
        byte[] bytes = new byte[encoded.length()];
        int length = 0;
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                int high = i + 2 < encoded.length() ? Character.digit(encoded.charAt(i + 1), 16) : -1;
                int low = high >= 0 ? Character.digit(encoded.charAt(i + 2), 16) : -1;
                if (low < 0) {
                    throw new Refused(Refusal.invalid("broken-escape"));
                }
                bytes[length++] = (byte) (high << 4 | low);
                i += 2;
            } else if (c == '+') {
                bytes[length++] = ' ';
            } else if (c > 0xFF) {
                throw new Refused(Refusal.invalid("not-utf-8"));
            } else {
                bytes[length++] = (byte) c;
            }
        }
        return utf8(bytes, length);
    }

    /** Strict: broken UTF-8 is refused, never replaced. */
    static String utf8(byte[] bytes, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Refused(Refusal.invalid("not-utf-8"));
        }
    }
}
