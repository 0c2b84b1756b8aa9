package id.kentongan.launcher.oldreports;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.parsson.JsonProviderImpl;
import org.jspecify.annotations.Nullable;

/** A FeatureCollection of points; one feature is in memory at a time. */
final class GeoJsonSource implements SourceFile {

    /** Parsson gives up after fifteen million events unless told otherwise. */
    private static final Map<String, Object> LIMITS = Map.of("org.eclipse.parsson.maxParsingLimit", Integer.MAX_VALUE);

    // named, not looked up: the launcher's parts live in class loaders of their own
    private static final JsonProviderImpl JSON = new JsonProviderImpl();

    private final CountedStream bytes;
    private final JsonParser json;
    private final Map<Field, String> names;
    private final boolean numbered;
    private long number;

    /**
     * @param names for some fields, the property that holds them; {@code #} for the id is the feature's number
     * @throws BrokenFile if it is no FeatureCollection
     */
    GeoJsonSource(Path file, Map<Field, String> names) throws IOException {
        this.names = names;
        this.numbered = "#".equals(names.get(Field.ID));
        bytes = new CountedStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
        json = JSON.createParserFactory(LIMITS).createParser(bytes, StandardCharsets.UTF_8);
        try {
            if (!json.hasNext() || json.next() != Event.START_OBJECT || !toFeatures()) {
                throw new BrokenFile("it is no FeatureCollection", null);
            }
        } catch (JsonException e) {
            throw new BrokenFile(String.valueOf(e.getMessage()), e);
        }
    }

    private boolean toFeatures() {
        while (json.hasNext()) {
            if (json.next() == Event.KEY_NAME) {
                boolean features = json.getString().equals("features");
                Event value = json.next();
                if (features && value == Event.START_ARRAY) {
                    return true;
                }
                if (value == Event.START_OBJECT) {
                    json.skipObject();
                } else if (value == Event.START_ARRAY) {
                    json.skipArray();
                }
            }
        }
        return false;
    }

    @Override
    public Optional<SourceRow> next() {
        try {
            Event event = json.next();
            if (event == Event.END_ARRAY) {
                return Optional.empty();
            }
            JsonObject feature = event == Event.START_OBJECT ? json.getObject() : JsonValue.EMPTY_JSON_OBJECT;
            return Optional.of(new Row(++number, feature));
        } catch (JsonException | java.util.NoSuchElementException e) {
            throw new BrokenFile("feature " + (number + 1) + " onwards: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean has(Field field) {
        return true;
    }

    @Override
    public long bytesRead() {
        return bytes.bytes();
    }

    @Override
    public ErrorFile errors(Path path, long keep) throws IOException {
        return new Errors(path, keep);
    }

    @Override
    public void close() throws IOException {
        json.close();
    }

    private final class Row extends SourceRow {
        private final JsonObject feature;

        Row(long number, JsonObject feature) {
            super(number, numbered);
            this.feature = feature;
        }

        @Override
        long line() {
            return number();
        }

        @Override
        @Nullable
        String text(Field field) {
            if (field == Field.LON || field == Field.LAT) {
                return coordinate(field == Field.LON ? 0 : 1);
            }
            JsonObject properties =
                    feature.get("properties") instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
            String name = names.get(field);
            if (name != null) {
                return written(properties.get(name));
            }
            String own = field == Field.ID ? written(feature.get("id")) : null;
            if (own != null) {
                return own;
            }
            for (String candidate : field.names()) {
                String value = written(properties.get(candidate));
                if (value != null) {
                    return value;
                }
            }
            return null;
        }

        private @Nullable String coordinate(int index) {
            return feature.get("geometry") instanceof JsonObject geometry
                            && geometry.get("coordinates") instanceof JsonArray position
                            && position.size() >= 2
                            && position.get(index) instanceof JsonNumber value
                    ? value.toString()
                    : null;
        }

        private static @Nullable String written(@Nullable JsonValue value) {
            String text = value instanceof JsonString string
                    ? string.getString()
                    : value instanceof JsonNumber plain ? plain.toString() : "";
            text = text.strip();
            return text.isEmpty() ? null : text;
        }
    }

    private static final class Errors extends ErrorFile {

        Errors(Path path, long keep) throws IOException {
            super(path, keep);
        }

        @Override
        void refuse(SourceRow row, String reason, String cure) throws IOException {
            JsonObject feature = ((Row) row).feature;
            JsonObject properties =
                    feature.get("properties") instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
            String text = JSON.createObjectBuilder(feature)
                    .add(
                            "properties",
                            JSON.createObjectBuilder(properties)
                                    .add("_line", row.line())
                                    .add("_reason", reason)
                                    .add("_cure", cure))
                    .build()
                    .toString();
            write((empty() ? "\n" : ",\n") + text);
        }

        @Override
        String head() {
            return "{\"type\":\"FeatureCollection\",\"features\":[";
        }

        @Override
        String foot() {
            return "\n]}\n";
        }
    }
}
