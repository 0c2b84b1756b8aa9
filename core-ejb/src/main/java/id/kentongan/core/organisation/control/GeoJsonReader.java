package id.kentongan.core.organisation.control;

import id.kentongan.core.organisation.entity.BoundaryFinding.Reason;
import id.kentongan.core.organisation.entity.UnreadableBoundaries;
import id.kentongan.core.organisation.entity.UnreadableBoundaries.Problem;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParsingException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Reads a FeatureCollection feature by feature; only one feature is in memory at a time. */
final class GeoJsonReader {

    /** Nobody's code or name is longer; what is longer is kept for the report up to here. */
    private static final int LONGEST_TEXT = 200;

    private static final int MOST_PROPERTIES = 200;
    /** Twelve times the kelurahan of the country: whatever has more is no file of borders. */
    private static final int MOST_FEATURES = 1_000_000;
    /** MultiPolygons nest four arrays; parsers give up somewhere beyond, each in its own way. */
    private static final int DEEPEST_NESTING = 100;

    /**
     * Parsson gives up after fifteen million events; the borders of a country have more. What guards the memory here is
     * that only one feature is kept, and of that no more than so many vertices.
     */
    private static final Map<String, Object> LIMITS = Map.of("org.eclipse.parsson.maxParsingLimit", Integer.MAX_VALUE);

    /** Properties of text, number or truth, as text, and the shape that its coordinates make. */
    record Feature(int number, Map<String, String> properties, Outline.Shape shape) {}

    /** Takes one feature; may refuse the whole file. */
    interface Visitor<E extends Exception> {
        void visit(Feature feature) throws E;
    }

    private final JsonParser parser;
    private int number;

    private GeoJsonReader(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * @return the number of features
     * @throws UnreadableBoundaries if the file is not such a collection; what was visited until then is void
     */
    static <E extends Exception> int read(InputStream in, Visitor<E> visitor) throws E, IOException {
        try (JsonParser parser =
                Json.createParserFactory(LIMITS).createParser(withoutByteOrderMark(in), StandardCharsets.UTF_8)) {
            GeoJsonReader reader = new GeoJsonReader(parser);
            reader.collection(visitor);
            return reader.number;
        } catch (JsonParsingException e) {
            throw new UnreadableBoundaries(
                    Problem.NOT_JSON,
                    "%d:%d %s"
                            .formatted(
                                    e.getLocation().getLineNumber(),
                                    e.getLocation().getColumnNumber(),
                                    firstLine(e.getMessage())),
                    e);
        } catch (JsonException | NoSuchElementException e) {
            throw new UnreadableBoundaries(Problem.NOT_JSON, firstLine(e.getMessage()), e);
        }
    }

    private static String firstLine(@Nullable String text) {
        return text == null ? "" : text.lines().findFirst().orElse("");
    }

    private static InputStream withoutByteOrderMark(InputStream in) throws IOException {
        PushbackInputStream head = new PushbackInputStream(new BufferedInputStream(in, 1 << 16), 3);
        byte[] mark = head.readNBytes(3);
        boolean isMark = mark.length == 3 && mark[0] == (byte) 0xEF && mark[1] == (byte) 0xBB && mark[2] == (byte) 0xBF;
        if (!isMark) {
            head.unread(mark);
        }
        return head;
    }

    private <E extends Exception> void collection(Visitor<E> visitor) throws E {
        Event first = parser.next();
        if (first != Event.START_OBJECT) {
            throw new UnreadableBoundaries(Problem.NOT_GEOJSON, first.toString());
        }
        String type = null;
        boolean features = false;
        for (Event event = parser.next(); event != Event.END_OBJECT; event = parser.next()) {
            String key = parser.getString();
            Event value = parser.next();
            if (key.equals("type") && value == Event.VALUE_STRING) {
                type = shortened(parser.getString());
            } else if (key.equals("features") && value == Event.START_ARRAY) {
                features = true;
                features(visitor);
            } else if (key.equals("crs") && value == Event.START_OBJECT) {
                referenceSystem();
            } else {
                skip(value);
            }
        }
        if (!"FeatureCollection".equals(type) || !features) {
            throw new UnreadableBoundaries(Problem.NOT_GEOJSON, type == null ? "{}" : type);
        }
        if (parser.hasNext()) {
            throw new UnreadableBoundaries(
                    Problem.NOT_JSON,
                    parser.getLocation().getLineNumber() + ":"
                            + parser.getLocation().getColumnNumber());
        }
    }

    private <E extends Exception> void features(Visitor<E> visitor) throws E {
        for (Event event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
            if (++number > MOST_FEATURES) {
                throw new UnreadableBoundaries(Problem.TOO_MANY_FEATURES, "> " + MOST_FEATURES);
            }
            if (event == Event.START_OBJECT) {
                visitor.visit(feature());
            } else {
                skip(event);
                visitor.visit(
                        new Feature(number, Map.of(), Outline.Shape.refused(Reason.NO_GEOMETRY, event.toString())));
            }
        }
    }

    private Feature feature() {
        Map<String, String> properties = Map.of();
        Outline.Shape shape = Outline.Shape.refused(Reason.NO_GEOMETRY, null);
        for (Event event = parser.next(); event != Event.END_OBJECT; event = parser.next()) {
            String key = parser.getString();
            Event value = parser.next();
            if (key.equals("properties") && value == Event.START_OBJECT) {
                properties = properties();
            } else if (key.equals("geometry") && value == Event.START_OBJECT) {
                shape = geometry();
            } else {
                skip(value);
            }
        }
        return new Feature(number, properties, shape);
    }

    private Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        for (Event event = parser.next(); event != Event.END_OBJECT; event = parser.next()) {
            String key = shortened(parser.getString());
            Event value = parser.next();
            if (value == Event.VALUE_STRING || value == Event.VALUE_NUMBER) {
                if (properties.size() < MOST_PROPERTIES) {
                    properties.put(key, shortened(parser.getString()).strip());
                }
            } else {
                skip(value);
            }
        }
        return properties;
    }

    /** Also without what JSON allows and a database does not: the character zero, half of a surrogate pair. */
    private static String shortened(String text) {
        String start = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
        return new String(start.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    }

    private Outline.Shape geometry() {
        String type = null;
        Outline outline = new Outline();
        for (Event event = parser.next(); event != Event.END_OBJECT; event = parser.next()) {
            String key = parser.getString();
            Event value = parser.next();
            if (key.equals("type") && value == Event.VALUE_STRING) {
                type = shortened(parser.getString());
            } else if (key.equals("coordinates") && value == Event.START_ARRAY) {
                outline = coordinates();
            } else {
                skip(value);
            }
        }
        return outline.shape(type);
    }

    private Outline coordinates() {
        Outline outline = new Outline();
        double[] position = new double[2];
        int numbers = 0;
        for (int depth = 1; depth > 0; ) {
            switch (parser.next()) {
                case START_ARRAY -> {
                    if (numbers > 0) {
                        outline.refuse(Reason.MALFORMED_COORDINATES, null);
                    }
                    numbers = 0;
                    depth = deeper(depth);
                }
                case VALUE_NUMBER -> {
                    // A third number is a height, which no border needs.
                    if (numbers < 2) {
                        position[numbers] = Double.parseDouble(parser.getString());
                    }
                    numbers++;
                }
                case END_ARRAY -> {
                    if (numbers == 1) {
                        outline.refuse(Reason.MALFORMED_COORDINATES, Double.toString(position[0]));
                    } else if (numbers > 1) {
                        outline.position(depth, position[0], position[1]);
                    } else {
                        outline.end(depth);
                    }
                    numbers = 0;
                    depth--;
                }
                case START_OBJECT -> {
                    skip(Event.START_OBJECT);
                    outline.refuse(Reason.MALFORMED_COORDINATES, "{}");
                }
                default -> outline.refuse(Reason.MALFORMED_COORDINATES, null);
            }
        }
        return outline;
    }

    /** GeoJSON is WGS 84 since 2016; older files may say that they are something else, in metres for example. */
    private void referenceSystem() {
        String name = null;
        int depth = 1;
        String key = "";
        while (depth > 0) {
            Event event = parser.next();
            switch (event) {
                case START_OBJECT, START_ARRAY -> depth = deeper(depth);
                case END_OBJECT, END_ARRAY -> depth--;
                case KEY_NAME -> key = parser.getString();
                case VALUE_STRING -> name = key.equals("name") ? shortened(parser.getString()) : name;
                default -> key = "";
            }
        }
        if (name != null && List.of("CRS84", "4326").stream().noneMatch(name::endsWith)) {
            throw new UnreadableBoundaries(Problem.OTHER_REFERENCE_SYSTEM, name);
        }
    }

    private void skip(Event value) {
        int depth = value == Event.START_OBJECT || value == Event.START_ARRAY ? 1 : 0;
        while (depth > 0) {
            Event event = parser.next();
            if (event == Event.START_OBJECT || event == Event.START_ARRAY) {
                depth = deeper(depth);
            } else if (event == Event.END_OBJECT || event == Event.END_ARRAY) {
                depth--;
            }
        }
    }

    private static int deeper(int depth) {
        if (depth == DEEPEST_NESTING) {
            throw new UnreadableBoundaries(Problem.NOT_GEOJSON, "[".repeat(10) + "…");
        }
        return depth + 1;
    }
}
