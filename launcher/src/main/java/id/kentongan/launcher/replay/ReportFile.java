package id.kentongan.launcher.replay;

import id.kentongan.launcher.boot.Messages;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.eclipse.parsson.JsonProviderImpl;
import org.jspecify.annotations.Nullable;

/**
 * A GeoJSON FeatureCollection of points, read as a stream: one feature is in memory at a time.
 *
 * @param textName the property with the words
 * @param timeName the property with the time
 * @param zone of times that carry none
 */
record ReportFile(Path file, String textName, String timeName, ZoneId zone, Messages messages) {

    /**
     * @param limit how many features to look at
     * @param report takes each that can be sent
     * @param unreadable takes the number of each that cannot: no point, or no such time
     */
    void read(int limit, Consumer<PastReport> report, IntConsumer unreadable) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                // named, not looked up: the launcher's parts live in class loaders of their own
                JsonParser json = new JsonProviderImpl().createParser(in)) {
            if (!json.hasNext() || json.next() != JsonParser.Event.START_OBJECT) {
                throw messages.refusal("no-collection", file);
            }
            boolean found = false;
            while (!found && json.hasNext()) {
                if (json.next() == JsonParser.Event.KEY_NAME) {
                    found = json.getString().equals("features");
                    JsonParser.Event value = json.next();
                    if (found && value == JsonParser.Event.START_ARRAY) {
                        features(json, limit, report, unreadable);
                    } else if (value == JsonParser.Event.START_OBJECT) {
                        json.skipObject();
                    } else if (value == JsonParser.Event.START_ARRAY) {
                        json.skipArray();
                    }
                }
            }
            if (!found) {
                throw messages.refusal("no-collection", file);
            }
        } catch (JsonException e) {
            throw messages.refusal(e, "broken-file", file, e.getMessage());
        } catch (IOException e) {
            throw messages.refusal(e, "unreadable-file", file);
        }
    }

    private void features(JsonParser json, int limit, Consumer<PastReport> report, IntConsumer unreadable) {
        for (int number = 1; number <= limit && json.hasNext(); number++) {
            JsonParser.Event event = json.next();
            if (event == JsonParser.Event.END_ARRAY) {
                return;
            }
            PastReport read = event == JsonParser.Event.START_OBJECT ? report(number, json.getObject()) : null;
            if (read == null) {
                unreadable.accept(number);
            } else {
                report.accept(read);
            }
        }
    }

    private @Nullable PastReport report(int number, JsonObject feature) {
        if (!(feature.get("geometry") instanceof JsonObject geometry)
                || !(geometry.get("coordinates") instanceof JsonArray position)
                || position.size() < 2
                || !(position.get(0) instanceof JsonNumber lon)
                || !(position.get(1) instanceof JsonNumber lat)) {
            return null;
        }
        JsonObject properties =
                feature.get("properties") instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
        String text = properties.get(textName) instanceof JsonString words ? words.getString() : "";
        Instant at = null;
        if (properties.get(timeName) instanceof JsonString time) {
            at = instant(time.getString());
            if (at == null) {
                return null;
            }
        }
        return new PastReport(number, lat.doubleValue(), lon.doubleValue(), text, at);
    }

    private @Nullable Instant instant(String text) {
        String iso = text.strip().replace(' ', 'T');
        try {
            return OffsetDateTime.parse(iso).toInstant();
        } catch (DateTimeException notWithOffset) {
            try {
                return LocalDateTime.parse(iso).atZone(zone).toInstant();
            } catch (DateTimeException notATime) {
                return null;
            }
        }
    }
}
