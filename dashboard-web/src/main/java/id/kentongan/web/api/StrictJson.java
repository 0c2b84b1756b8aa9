package id.kentongan.web.api;

import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * One JSON object and nothing else. Where RFC 8259 leaves freedom, this refuses: names that come twice, bytes that are
 * not UTF-8, numbers of absurd length, depth and width beyond what any of our bodies has.
 */
final class StrictJson {

    static final int DEEPEST = 4;
    static final int MOST_VALUES = 500;
    private static final int LONGEST_NUMBER = 40;

    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());
    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    private final JsonParser parser;
    private final int most;
    private int values;

    private StrictJson(JsonParser parser, int most) {
        this.parser = parser;
        this.most = most;
    }

    /**
     * @throws RefusedRequest with the place and the reason
     */
    static JsonObject read(byte[] body) {
        return read(body, MOST_VALUES);
    }

    /**
     * @param most how many values it may have
     * @throws RefusedRequest with the place and the reason
     */
    static JsonObject read(byte[] body, int most) {
        String text = decode(body);
        try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
            if (!parser.hasNext() || parser.next() != JsonParser.Event.START_OBJECT) {
                throw refused("no-object");
            }
            JsonObject object = new StrictJson(parser, most).object(1);
            if (parser.hasNext()) {
                throw refused("trailing");
            }
            return object;
        } catch (JsonParsingException e) {
            throw refused(
                    "syntax",
                    Long.toString(e.getLocation().getLineNumber()),
                    Long.toString(e.getLocation().getColumnNumber()));
        } catch (JsonException | IllegalStateException | NoSuchElementException e) {
            throw refused("broken");
        }
    }

    private static String decode(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused("not-utf-8");
        }
    }

    private JsonObject object(int depth) {
        JsonObjectBuilder object = BUILDERS.createObjectBuilder();
        Set<String> names = new HashSet<>();
        while (true) {
            JsonParser.Event event = parser.next();
            if (event == JsonParser.Event.END_OBJECT) {
                return object.build();
            }
            String name = parser.getString();
            if (!names.add(name)) {
                throw refused("twice", Quote.of(name));
            }
            object.add(name, value(parser.next(), depth));
        }
    }

    private JsonValue value(JsonParser.Event event, int depth) {
        values++;
        if (values > most) {
            throw refused("too-many", Integer.toString(most));
        }
        return switch (event) {
            case START_OBJECT -> object(deeper(depth));
            case START_ARRAY -> array(deeper(depth));
            case VALUE_STRING -> Json.createValue(parser.getString());
            case VALUE_NUMBER -> number(parser.getString());
            case VALUE_TRUE -> JsonValue.TRUE;
            case VALUE_FALSE -> JsonValue.FALSE;
            case VALUE_NULL -> JsonValue.NULL;
            default -> throw refused("broken");
        };
    }

    private JsonValue array(int depth) {
        JsonArrayBuilder array = BUILDERS.createArrayBuilder();
        while (true) {
            JsonParser.Event event = parser.next();
            if (event == JsonParser.Event.END_ARRAY) {
                return array.build();
            }
            array.add(value(event, depth));
        }
    }

    private static int deeper(int depth) {
        if (depth >= DEEPEST) {
            throw refused("too-deep", Integer.toString(DEEPEST));
        }
        return depth + 1;
    }

    private static JsonValue number(String digits) {
        if (digits.length() > LONGEST_NUMBER) {
            throw refused("long-number", Integer.toString(LONGEST_NUMBER));
        }
        try {
            return Json.createValue(new BigDecimal(digits));
        } catch (NumberFormatException e) {
            throw refused("long-number", Integer.toString(LONGEST_NUMBER));
        }
    }

    private static RefusedRequest refused(String why, String... arguments) {
        return RefusedRequest.of(
                ProblemType.MALFORMED_JSON, List.of(RefusedRequest.Mistake.of("body", "json." + why, arguments)));
    }
}
