package id.kentongan.web.api;

import id.kentongan.core.vault.entity.Contact;
import id.kentongan.core.vault.entity.ContactKind;
import id.kentongan.core.vault.entity.Reporter;
import id.kentongan.report.entity.InvalidAnswers;
import id.kentongan.report.intake.boundary.NewReport;
import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import id.kentongan.web.support.RefusedRequest.Mistake;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a POST of a report says, checked for form: every field known, of its type and within its bounds.
 *
 * @param lat degrees north, WGS 84
 * @param lon degrees east, WGS 84
 * @param attributes answers to the questions of the category, by code
 * @param reporter what the author tells about themselves
 */
record NewReportBody(
        String jurisdiction,
        String category,
        double lat,
        double lon,
        String description,
        @Nullable String address,
        Map<String, List<String>> attributes,
        Reporter reporter) {

    private static final int JURISDICTION = 100;
    private static final int CATEGORY = 60;
    private static final Set<String> FIELDS =
            Set.of("jurisdiction", "category", "lat", "lon", "description", "address", "attributes", "reporter");
    private static final Set<String> REPORTER_FIELDS = Set.of("email", "phone", "firstName", "lastName");

    /**
     * @throws RefusedRequest with every mistake at once
     */
    static NewReportBody of(JsonObject body) {
        return new Reader(body).read();
    }

    /** An answer that the category cannot take. */
    static Mistake mistake(InvalidAnswers.Wrong answer) {
        String name = "attributes." + Quote.of(answer.code());
        return switch (answer.reason()) {
            case UNKNOWN -> Mistake.of(name, "unknown", answer.allowed().isEmpty() ? "-" : answer.allowed());
            case MISSING -> Mistake.of(name, "missing");
            case REPEATED -> Mistake.of(name, "repeated");
            case TOO_LONG -> Mistake.of(name, "too-long", answer.allowed());
            case NOT_A_NUMBER -> Mistake.of(name, "not-a-number");
            case NOT_A_TIME -> Mistake.of(name, "not-a-time");
            case NOT_A_CHOICE -> Mistake.of(name, "not-one-of", answer.allowed());
            case CONTROL_CHARACTERS -> Mistake.of(name, "control-characters");
        };
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
            Map<String, List<String>> attributes = attributes();
            Reporter reporter = reporter();
            if (!mistakes.isEmpty()) {
                throw RefusedRequest.of(ProblemType.INVALID_FIELDS, mistakes);
            }
            return new NewReportBody(
                    jurisdiction,
                    category,
                    lat,
                    lon,
                    description == null ? "" : description,
                    address == null || address.isEmpty() ? null : address,
                    attributes,
                    reporter);
        }

        /** Strict, unlike Open311: who fills this in is still there to mend it. */
        private Reporter reporter() {
            @Nullable JsonValue value = body.get("reporter");
            if (value == null || value == JsonValue.NULL) {
                return Reporter.ANONYMOUS;
            }
            if (!(value instanceof JsonObject object)) {
                mistakes.add(Mistake.of("reporter", "not-an-object"));
                return Reporter.ANONYMOUS;
            }
            object.keySet().stream()
                    .filter(name -> !REPORTER_FIELDS.contains(name))
                    .forEach(name -> mistakes.add(Mistake.of(
                            "reporter." + Quote.of(name),
                            "unknown",
                            String.join(", ", new TreeSet<>(REPORTER_FIELDS)))));
            Reader reader = new Reader(object);
            @Nullable Contact eMail = reader.contact("email", ContactKind.E_MAIL, "not-an-address");
            @Nullable Contact phone = reader.contact("phone", ContactKind.PHONE, "not-a-telephone-number");
            @Nullable String firstName = reader.text("firstName", Reporter.LONGEST_NAME, false);
            @Nullable String lastName = reader.text("lastName", Reporter.LONGEST_NAME, false);
            reader.mistakes.forEach(mistake ->
                    mistakes.add(new Mistake("reporter." + mistake.name(), mistake.key(), mistake.arguments())));
            return reader.mistakes.isEmpty() ? new Reporter(eMail, phone, firstName, lastName) : Reporter.ANONYMOUS;
        }

        private @Nullable Contact contact(String name, ContactKind kind, String mistake) {
            int before = mistakes.size();
            @Nullable String text = text(name, Contact.LONGEST_WRITTEN, false);
            if (text == null || text.isEmpty() || mistakes.size() > before) {
                return null;
            }
            @Nullable Contact contact = Contact.of(kind, text).orElse(null);
            if (contact == null) {
                mistakes.add(Mistake.of(name, mistake));
            }
            return contact;
        }

        /** Each a text, a number or an array of texts; what they must be is known to the category. */
        private Map<String, List<String>> attributes() {
            @Nullable JsonValue value = body.get("attributes");
            Map<String, List<String>> attributes = new LinkedHashMap<>();
            if (value == null || value == JsonValue.NULL) {
                return attributes;
            }
            if (!(value instanceof JsonObject object)) {
                mistakes.add(Mistake.of("attributes", "not-an-object"));
                return attributes;
            }
            object.forEach((code, answer) -> {
                List<String> texts = new ArrayList<>();
                for (JsonValue one : answer instanceof JsonArray several ? several : List.of(answer)) {
                    if (one instanceof JsonString string) {
                        texts.add(string.getString());
                    } else if (one instanceof JsonNumber number) {
                        texts.add(number.toString());
                    } else if (one != JsonValue.NULL) {
                        mistakes.add(Mistake.of("attributes." + Quote.of(code), "not-text"));
                    }
                }
                if (!texts.isEmpty()) {
                    attributes.put(code, texts);
                }
            });
            return attributes;
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
