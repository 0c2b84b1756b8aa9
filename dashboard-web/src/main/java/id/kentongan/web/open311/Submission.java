package id.kentongan.web.open311;

import id.kentongan.core.vault.entity.Contact;
import id.kentongan.core.vault.entity.ContactKind;
import id.kentongan.core.vault.entity.Reporter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a POST says about a report, checked. A contact that is none does not refuse the report: clients such as FixMyStreet
 * send it long after its author could have mended it.
 *
 * @param attributes what was sent as {@code attribute[CODE]} or {@code attribute[CODE][]}, by code
 * @param reporter what the author tells about themselves
 * @param dropped personal fields that were sent and are not kept, by name: the device and the account at the client, and
 *     contacts that are none
 * @param media true when pictures or their addresses were sent
 */
record Submission(
        String serviceCode,
        double lat,
        double lon,
        @Nullable String address,
        String description,
        Map<String, List<String>> attributes,
        Reporter reporter,
        List<String> dropped,
        boolean media) {

    /** Bounds of text, in characters. */
    static final int DESCRIPTION = 4000;

    static final int ADDRESS = 400;
    private static final int SERVICE_CODE = 60;
    private static final int OTHER = 4000;

    private static final Pattern ATTRIBUTE = Pattern.compile("attribute\\[([^\\[\\]]{1,100})](?:\\[])?");

    /** What FixMyStreet sends with every report of some of its sites, whatever the definition asks. */
    private static final Set<String> OWN_OF_CLIENTS = Set.of(
            "title",
            "description",
            "report_url",
            "fixmystreet_id",
            "easting",
            "northing",
            "closest_address",
            "group",
            "category");

    /** What would tell the author's telephone, or the author at the client, apart from others. */
    private static final List<String> NEVER_KEPT = List.of("device_id", "account_id");

    private static final List<String> SINGLE = List.of(
            "service_code",
            "lat",
            "long",
            "address_string",
            "address_id",
            "description",
            "email",
            "first_name",
            "last_name",
            "phone",
            "device_id",
            "account_id");

    /**
     * @throws Refused with every reason at once
     */
    static Submission of(Parameters parameters) {
        return new Reader(parameters).read();
    }

    /** The state of one reading: what was found wrong so far. */
    private static final class Reader {

        private final Parameters parameters;
        private final List<Refusal> wrong = new ArrayList<>();
        private final List<String> dropped = new ArrayList<>();

        Reader(Parameters parameters) {
            this.parameters = parameters;
        }

        Submission read() {
            SINGLE.stream()
                    .filter(name -> parameters.all(name).size() > 1)
                    .forEach(name -> wrong.add(Refusal.invalid("repeated", name)));
            parameters.asMap().forEach(this::bound);
            String serviceCode =
                    parameters.first("service_code").map(String::strip).orElse("");
            if (serviceCode.isEmpty()) {
                wrong.add(Refusal.invalid("missing", "service_code"));
            }
            place();
            double lat = degrees("lat", 90);
            double lon = degrees("long", 180);
            Map<String, List<String>> attributes = attributes();
            Reporter reporter = new Reporter(
                    contact("email", ContactKind.E_MAIL),
                    contact("phone", ContactKind.PHONE),
                    name("first_name"),
                    name("last_name"));
            NEVER_KEPT.stream().filter(name -> personal(name).isPresent()).forEach(dropped::add);
            if (!wrong.isEmpty()) {
                throw new Refused(wrong);
            }
            return new Submission(
                    serviceCode,
                    lat,
                    lon,
                    parameters.first("address_string").map(String::strip).orElse(null),
                    parameters
                            .first("description")
                            .map(text -> text.replace("\r\n", "\n").replace('\r', '\n'))
                            .orElse(""),
                    attributes,
                    reporter,
                    dropped,
                    parameters.asMap().keySet().stream().anyMatch(Reader::media));
        }

        private @Nullable Contact contact(String field, ContactKind kind) {
            return personal(field)
                    .flatMap(text -> orDrop(field, Contact.of(kind, text)))
                    .orElse(null);
        }

        private @Nullable String name(String field) {
            return personal(field)
                    .flatMap(text -> orDrop(
                            field,
                            Optional.of(text)
                                    .filter(name -> name.codePointCount(0, name.length()) <= Reporter.LONGEST_NAME)
                                    .filter(name -> name.codePoints().noneMatch(Character::isISOControl))))
                    .orElse(null);
        }

        private <T> Optional<T> orDrop(String field, Optional<T> fit) {
            if (fit.isEmpty()) {
                dropped.add(field);
            }
            return fit;
        }

        private Optional<String> personal(String field) {
            return parameters.first(field).map(String::strip).filter(text -> !text.isEmpty());
        }

        private Map<String, List<String>> attributes() {
            Map<String, List<String>> attributes = new LinkedHashMap<>();
            parameters.asMap().forEach((name, values) -> {
                Matcher attribute = ATTRIBUTE.matcher(name);
                if (attribute.matches() && !OWN_OF_CLIENTS.contains(attribute.group(1))) {
                    attributes
                            .computeIfAbsent(attribute.group(1), code -> new ArrayList<>())
                            .addAll(values);
                }
            });
            return attributes;
        }

        private static boolean media(String name) {
            return name.equals("media_url") || name.equals("media_url[]") || name.equals(MultipartForm.FILE);
        }

        private void bound(String name, List<String> values) {
            int longest = switch (name) {
                case "service_code" -> SERVICE_CODE;
                case "address_string" -> ADDRESS;
                case "description" -> DESCRIPTION;
                default -> OTHER;
            };
            boolean manyLines = !SINGLE.contains(name) || name.equals("description");
            Predicate<String> legal = text -> text.codePoints()
                    .allMatch(point -> manyLines && (point == '\n' || point == '\r' || point == '\t')
                            || !Character.isISOControl(point) && Node.Text.legal(point));
            String shown = name.equals(MultipartForm.FILE) ? "file" : printable(name);
            if (!name.equals(MultipartForm.FILE) && !shown.equals(name)) {
                wrong.add(Refusal.invalid("control-characters", shown));
            }
            for (String value : values) {
                if (value.codePointCount(0, value.length()) > longest) {
                    wrong.add(Refusal.invalid("too-long", shown, Integer.toString(longest)));
                }
                if (!legal.test(value)) {
                    wrong.add(Refusal.invalid("control-characters", shown));
                }
            }
        }

        private static String printable(String name) {
            return name.replaceAll("[^\\x20-\\x7E]", "?");
        }

        /** Either both coordinates, or one clear sentence. */
        private void place() {
            boolean lat = !parameters.all("lat").isEmpty();
            boolean lon = !parameters.all("long").isEmpty();
            if (lat && lon) {
                return;
            }
            if (lat || lon) {
                wrong.add(Refusal.invalid("missing", lat ? "long" : "lat"));
            } else if (!parameters.all("address_string").isEmpty()
                    || !parameters.all("address_id").isEmpty()) {
                wrong.add(Refusal.invalid("address-alone"));
            } else {
                wrong.add(Refusal.invalid("missing-place"));
            }
        }

        private double degrees(String name, int bound) {
            Optional<String> text = parameters.first(name).map(String::strip);
            if (text.isEmpty()) {
                return 0;
            }
            OptionalDouble value = Numbers.degrees(text.get());
            if (value.isEmpty()) {
                wrong.add(Refusal.invalid("not-a-number", name));
            } else if (Math.abs(value.getAsDouble()) > bound) {
                wrong.add(Refusal.invalid("out-of-range", name, Integer.toString(bound)));
            }
            return value.orElse(0);
        }
    }
}
