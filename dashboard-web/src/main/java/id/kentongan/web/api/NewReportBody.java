package id.kentongan.web.api;

import id.kentongan.report.intake.boundary.NewReport;
import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import id.kentongan.web.support.RefusedRequest.Mistake;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a POST of a report says, checked for form: every field known, of its type and within its bounds.
 *
 * @param lat degrees north, WGS 84
 * @param lon degrees east, WGS 84
 */
record NewReportBody(
        String jurisdiction,
        String category,
        double lat,
        double lon,
        String description,
        @Nullable String address) {

    private static final int JURISDICTION = 100;
    private static final int CATEGORY = 60;
    private static final Set<String> FIELDS =
            Set.of("jurisdiction", "category", "lat", "lon", "description", "address");

    /**
     * @throws RefusedRequest with every mistake at once
     */
    static NewReportBody of(JsonObject body) {
        return new Reader(body).read();
    }

    /** The state of one reading: what was found wrong so far. */
    private static final class Reader {

        private final JsonObject body;
        private final List<Mistake> mistakes = new ArrayList<>();

        Reader(JsonObject body) {
            this.body = body;
        }

        NewReportBody read() {
            body.keySet().stream()
                    .filter(name -> !FIELDS.contains(name))
                    .forEach(name -> mistakes.add(
                            Mistake.of(Quote.of(name), "unknown", String.join(", ", new TreeSet<>(FIELDS)))));
            String jurisdiction = required("jurisdiction", JURISDICTION);
            String category = required("category", CATEGORY);
            double lat = degrees("lat", 90);
            double lon = degrees("lon", 180);
            String description = text("description", NewReport.LONGEST_DESCRIPTION, true);
            String address = text("address", NewReport.LONGEST_ADDRESS, false);
            if (!mistakes.isEmpty()) {
                throw RefusedRequest.of(ProblemType.INVALID_FIELDS, mistakes);
            }
            return new NewReportBody(
                    jurisdiction,
                    category,
                    lat,
                    lon,
                    description == null ? "" : description,
                    address == null || address.isEmpty() ? null : address);
        }

        private String required(String name, int longest) {
            @Nullable String text = text(name, longest, false);
            if (text == null || text.isEmpty()) {
                if (mistakes.stream().noneMatch(mistake -> mistake.name().equals(name))) {
                    mistakes.add(Mistake.of(name, "missing"));
                }
                return "";
            }
            return text;
        }

        /** A text, null where there is none; null is as good as absent. */
        private @Nullable String text(String name, int longest, boolean lines) {
            @Nullable JsonValue value = body.get(name);
            if (value == null || value == JsonValue.NULL) {
                return null;
            }
            if (!(value instanceof JsonString string)) {
                mistakes.add(Mistake.of(name, "not-text"));
                return null;
            }
            String text = string.getString();
            if (text.codePointCount(0, text.length()) > longest) {
                mistakes.add(Mistake.of(name, "too-long", Integer.toString(longest)));
            } else if (!text.codePoints().allMatch(point -> fit(point, lines))) {
                mistakes.add(Mistake.of(name, "control-characters"));
            }
            return lines ? text.replace("\r\n", "\n").replace('\r', '\n') : text.strip();
        }

        /** Format characters stay: emoji and several scripts are made with them. */
        private static boolean fit(int point, boolean lines) {
            if (lines && (point == '\n' || point == '\r' || point == '\t')) {
                return true;
            }
            return !Quote.unfit(point) || Character.getType(point) == Character.FORMAT;
        }

        private double degrees(String name, int bound) {
            @Nullable JsonValue value = body.get(name);
            if (value == null || value == JsonValue.NULL) {
                mistakes.add(Mistake.of(name, "missing"));
                return 0;
            }
            if (!(value instanceof JsonNumber number)) {
                mistakes.add(Mistake.of(name, "not-a-number"));
                return 0;
            }
            double degrees = number.doubleValue();
            if (!(Math.abs(degrees) <= bound)) {
                mistakes.add(Mistake.of(name, "out-of-range", Integer.toString(-bound), Integer.toString(bound)));
                return 0;
            }
            return degrees;
        }
    }
}
