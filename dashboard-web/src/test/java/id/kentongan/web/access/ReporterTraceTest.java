package id.kentongan.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.chat.room.boundary.RoomDirectory;
import id.kentongan.core.notification.boundary.DeliverySteps;
import id.kentongan.core.notification.boundary.NoticeWishDesk;
import id.kentongan.core.privacy.boundary.OwnDataDesk;
import id.kentongan.core.pseudonym.boundary.PseudonymDesk;
import id.kentongan.core.reveal.boundary.RevealDesk;
import id.kentongan.core.reveal.entity.RevealedIdentity;
import id.kentongan.core.vault.boundary.Vault;
import id.kentongan.core.vault.entity.Contact;
import id.kentongan.core.vault.entity.Reporter;
import id.kentongan.report.export.control.Exports;
import id.kentongan.report.followup.boundary.FollowUps;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Nothing that an officer, the public or another system is given has a place for who wrote a report. Walks whatever
 * boundaries return, whatever pages can name, messages, columns of exports and answers of the interfaces, and fails for a
 * name or a type that a reporter could be in. Each exception stands here with its reason, and fails when it is no longer
 * one.
 */
class ReporterTraceTest {

    private static final Path PAGES = Path.of("src/main/webapp");
    private static final Path OPEN311 = Path.of("src/main/java/id/kentongan/web/open311");
    private static final Path MESSAGES = Path.of("../docs/messages");

    /** What a reporter could be called. Whole words, so that {@code zip} is no IP address. */
    private static final Set<String> WORDS = Set.of(
            "reporter",
            "pelapor",
            "warga",
            "citizen",
            "author",
            "writer",
            "submitter",
            "complainant",
            "person",
            "nik",
            "ktp",
            "email",
            "mail",
            "phone",
            "telephone",
            "mobile",
            "msisdn",
            "contact",
            "pseudonym",
            "avatar",
            "nickname",
            "ip",
            "device",
            "agent",
            "fingerprint",
            "firstname",
            "lastname",
            "fullname",
            "surname",
            "birth",
            "birthday",
            "gender",
            "accountid");

    private static final Set<Class<?>> TYPES = Set.of(Reporter.class, Contact.class, RevealedIdentity.class);

    /** Desks at which people are served themselves, or that open an identity by design. */
    private static final Set<Class<?>> OF_PEOPLE_THEMSELVES =
            Set.of(Vault.class, PseudonymDesk.class, OwnDataDesk.class, NoticeWishDesk.class, DeliverySteps.class);

    private static final Map<String, String> EXCEPTIONS = Map.ofEntries(
            Map.entry("Actor.personId", "the officer who is signed in"),
            Map.entry("Claim.personId", "an officer who signs in"),
            Map.entry("RevealDesk.read", "the one way to a reporter, see RevealsIT"),
            Map.entry("RevealShowView.getDetails", "its page"),
            Map.entry("account_id", "GeoReport wants the name; it is always empty"),
            Map.entry("ReportEvent.personId", "the officer who did it"),
            Map.entry("contact", "GeoReport: whom to ask about the interface"),
            Map.entry("StaffMember.personId", "somebody of staff, for who manages staff"),
            Map.entry("DutyTurn.personId", "somebody of staff, for who manages staff"),
            Map.entry("Invitation.personId", "somebody of staff, for who manages staff"),
            Map.entry("Membership.personId", "somebody of staff, for who manages staff"),
            Map.entry("MemberCard.personId", "somebody of staff, for who manages staff"),
            Map.entry("Denial.personId", "somebody of staff who was refused something"),
            Map.entry("Visit.person", "who is signed in"),
            Map.entry("Member.personId", "who is signed in"),
            Map.entry("Seen.personId", "who is signed in"),
            Map.entry("Seat.person", "who is signed in"),
            Map.entry("Member.citizen", "whether an account needs a membership"),
            Map.entry("Known.citizen", "whether an account needs a membership"),
            Map.entry("Arrival.device", "where somebody signs in, in words of ours"),
            Map.entry("SessionRow.device", "where somebody is signed in, in words of ours"));

    private final Set<String> used = new TreeSet<>();

    @Test
    void no_boundary_returns_a_trace_of_a_reporter() throws Exception {
        List<Class<?>> desks = classes().stream()
                .filter(type -> type.isAnnotationPresent(Stateless.class) || type.isAnnotationPresent(Singleton.class))
                .filter(type -> type.getPackageName().endsWith(".boundary"))
                .filter(type -> !OF_PEOPLE_THEMSELVES.contains(type))
                .toList();
        assertThat(desks).hasSizeGreaterThan(10).contains(FollowUps.class, RevealDesk.class);

        List<String> traces = new ArrayList<>();
        Set<Type> seen = new HashSet<>();
        for (Class<?> desk : desks) {
            for (Method method : desk.getDeclaredMethods()) {
                if (Modifier.isPublic(method.getModifiers()) && !method.isSynthetic()) {
                    String name = desk.getSimpleName() + "." + method.getName();
                    if (!excepted(name)) {
                        walk(method.getGenericReturnType(), name, seen, traces);
                    }
                }
            }
        }
        assertThat(traces).isEmpty();
        assertThat(seen).as("the walk went somewhere").hasSizeGreaterThan(40);
        assertThat(used).contains("Actor.personId", "RevealDesk.read");
    }

    @Test
    void no_record_of_the_officers_side_has_a_place_for_one() throws Exception {
        List<String> traces = new ArrayList<>();
        List<Class<?>> records = classes().stream()
                .filter(Class::isRecord)
                .filter(type -> !type.getPackageName().startsWith("id.kentongan.core.vault.")
                        && !type.getPackageName().startsWith("id.kentongan.core.pseudonym."))
                // What comes in with a report goes to the vault from these three.
                .filter(type ->
                        !Set.of("NewReport", "NewReportBody", "Submission").contains(type.getSimpleName()))
                .toList();
        assertThat(records).hasSizeGreaterThan(60);
        records.forEach(type -> components(type, traces));
        traces.removeIf(trace -> trace.startsWith("RevealedIdentity"));
        assertThat(traces).isEmpty();
        assertThat(used).contains("ReportEvent.personId", "Claim.personId");
    }

    @Test
    void no_bean_of_a_page_has_a_property_for_one() throws Exception {
        List<String> traces = new ArrayList<>();
        Set<Type> seen = new HashSet<>();
        for (Class<?> bean : classes()) {
            if (!bean.isAnnotationPresent(Named.class)) {
                continue;
            }
            for (Method method : bean.getMethods()) {
                if (method.getDeclaringClass() == bean && method.getParameterCount() == 0 && !method.isSynthetic()) {
                    String name = bean.getSimpleName() + "." + method.getName();
                    if (!excepted(name)) {
                        suspicious(method.getName()).ifPresent(word -> traces.add(name + " (" + word + ")"));
                        walk(method.getGenericReturnType(), name, seen, traces);
                    }
                }
            }
        }
        assertThat(traces).isEmpty();
        assertThat(used).contains("RevealShowView.getDetails");
    }

    @Test
    void no_page_names_one() throws IOException {
        List<Path> pages = files(PAGES, ".xhtml");
        assertThat(pages).hasSizeGreaterThan(15);
        for (Path page : pages) {
            assertThat(inPage(Files.readString(page))).as(page.toString()).isEmpty();
        }
    }

    @Test
    void no_message_carries_one() throws IOException {
        List<Path> schemas = files(MESSAGES, ".json");
        assertThat(schemas).isNotEmpty();
        for (Path schema : schemas) {
            assertThat(inJson(json(Files.readString(schema))))
                    .as(schema.toString())
                    .isEmpty();
        }
    }

    @Test
    void no_export_has_a_column_for_one() {
        assertThat(Exports.PUBLIC_COLUMNS).isNotEmpty();
        assertThat(Stream.concat(Exports.PUBLIC_COLUMNS.stream(), Stream.of(Exports.WORDS))
                        .filter(column -> suspicious(column).isPresent()))
                .isEmpty();
    }

    @Test
    void no_answer_of_an_interface_has_a_member_for_one() throws IOException {
        JsonObject schemas = json(Files.readString(Path.of("src/main/resources/id/kentongan/web/api/openapi.json")))
                .getJsonObject("components")
                .getJsonObject("schemas");
        assertThat(schemas).hasSizeGreaterThan(10);
        schemas.forEach((name, schema) -> {
            // What is sent, not what is answered.
            if (!Set.of("NewReport", "NewReporter").contains(name)) {
                assertThat(inJson(schema)).as(name).isEmpty();
            }
        });
        Set<String> names = new TreeSet<>();
        for (Path source : files(OPEN311, ".java")) {
            Matcher member = Pattern.compile("\\.and\\(\\s*\"([a-z_]+)\"").matcher(Files.readString(source));
            while (member.find()) {
                names.add(member.group(1));
            }
        }
        assertThat(names).contains("service_request_id", "service_notice", "account_id");
        assertThat(names.stream().filter(name -> suspicious(name).isPresent() && !excepted(name)))
                .isEmpty();
    }

    // ---------------------------------------------------------------- a trace that was planted is found

    private record Innocent(String ticket, List<Optional<Map<String, Row>>> rows) {}

    private record Row(String text, UUID reporterId) {}

    private record Bare(String ticket, Contact to) {}

    private interface Desk {
        List<Innocent> planted();

        Bare contact();

        String clientIp();
    }

    @Test
    void a_planted_trace_is_found_wherever_it_is() throws Exception {
        List<String> traces = new ArrayList<>();
        Set<Type> seen = new HashSet<>();
        walk(Desk.class.getDeclaredMethod("planted").getGenericReturnType(), "planted", seen, traces);
        walk(Desk.class.getDeclaredMethod("contact").getGenericReturnType(), "contact", seen, traces);
        assertThat(traces).containsExactlyInAnyOrder("Row.reporterId (reporter)", "Bare.to returns Contact");

        assertThat(inPage("<dd>#{report.reporterName}</dd>")).containsExactly("reporterName");
        assertThat(inPage("<dd>#{empty card.phone ? text['x.phone'] : card.text}</dd>"))
                .containsExactly("phone");
        assertThat(inPage("<dd>#{text['report.show.reporter']}</dd>")).isEmpty();
        assertThat(inJson(json("{\"properties\":{\"ticket\":{},\"device_id\":{}}}")))
                .containsExactly("device_id");
        for (String name : List.of(
                "clientIp",
                "ip",
                "client_ip",
                "eMail",
                "e_mail",
                "E_MAIL",
                "personId",
                "first_name",
                "lastName",
                "pseudonymId",
                "userAgent",
                "accountId",
                "nik")) {
            assertThat(suspicious(name)).as(name).isPresent();
        }
        for (String name :
                List.of("zip", "description", "page", "recipients", "personnel", "ticket", "openAccount", "getName")) {
            assertThat(suspicious(name)).as(name).isEmpty();
        }
    }

    // ---------------------------------------------------------------- the walk

    private void walk(Type type, String where, Set<Type> seen, List<String> traces) {
        if (type instanceof ParameterizedType generic) {
            walk(generic.getRawType(), where, seen, traces);
            Stream.of(generic.getActualTypeArguments()).forEach(each -> walk(each, where, seen, traces));
        } else if (type instanceof WildcardType wild) {
            Stream.of(wild.getUpperBounds()).forEach(each -> walk(each, where, seen, traces));
        } else if (type instanceof Class<?> known && known.getName().startsWith("id.kentongan.")) {
            if (TYPES.contains(known)) {
                traces.add(where + " returns " + known.getSimpleName());
            } else if (seen.add(known) && known.isRecord()) {
                components(known, traces);
                for (RecordComponent part : known.getRecordComponents()) {
                    walk(part.getGenericType(), known.getSimpleName() + "." + part.getName(), seen, traces);
                }
            }
        }
    }

    private void components(Class<?> known, List<String> traces) {
        for (RecordComponent part : known.getRecordComponents()) {
            String name = known.getSimpleName() + "." + part.getName();
            if (!excepted(name)) {
                suspicious(part.getName()).ifPresent(word -> traces.add(name + " (" + word + ")"));
            }
        }
    }

    private boolean excepted(String name) {
        if (EXCEPTIONS.containsKey(name)) {
            used.add(name);
            return true;
        }
        return false;
    }

    /** The word of a name that a reporter could be called by: {@code reporterName}, {@code client_ip}. */
    private static Optional<String> suspicious(String name) {
        String spaced = name.replaceAll("([a-z0-9])([A-Z])", "$1 $2")
                .replaceAll("[^A-Za-z0-9]+", " ")
                .toLowerCase(Locale.ROOT)
                .replace("e mail", "email")
                .replace("first name", "firstname")
                .replace("last name", "lastname")
                .replace("full name", "fullname")
                // An account alone is one of staff.
                .replace("account id", "accountid");
        return Stream.of(spaced.split(" ")).filter(WORDS::contains).findFirst();
    }

    /** Names that expressions of a page ask for; keys of sentences are none. */
    private static List<String> inPage(String page) {
        List<String> found = new ArrayList<>();
        Matcher expression = Pattern.compile("#\\{([^}]*)}").matcher(page);
        while (expression.find()) {
            Matcher name =
                    Pattern.compile("[A-Za-z_]+").matcher(expression.group(1).replaceAll("'[^']*'", "''"));
            while (name.find()) {
                if (suspicious(name.group()).isPresent()) {
                    found.add(name.group());
                }
            }
        }
        return found;
    }

    /** Names of members that a JSON schema knows. */
    private static List<String> inJson(JsonValue schema) {
        List<String> found = new ArrayList<>();
        if (schema instanceof JsonObject object) {
            object.forEach((key, value) -> {
                if (key.equals("properties")) {
                    value.asJsonObject().keySet().stream()
                            .filter(name -> suspicious(name).isPresent())
                            .forEach(found::add);
                }
                found.addAll(inJson(value));
            });
        }
        return found;
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    /** Of all modules, wherever the build put them. */
    private static List<Class<?>> classes() throws IOException, ClassNotFoundException {
        List<Class<?>> classes = new ArrayList<>();
        for (Class<?> one : List.of(Vault.class, FollowUps.class, RoomDirectory.class, Page.class)) {
            Path root = root(one);
            try (FileSystem jar = Files.isDirectory(root) ? null : FileSystems.newFileSystem(root)) {
                Path top = jar == null ? root : jar.getPath("/");
                try (Stream<Path> files = Files.walk(top)) {
                    for (Path file : files.filter(path -> path.toString().endsWith(".class"))
                            .toList()) {
                        String name = top.relativize(file).toString();
                        if (!name.contains("-info")) {
                            classes.add(Class.forName(
                                    name.substring(0, name.length() - 6).replace('/', '.'),
                                    false,
                                    ReporterTraceTest.class.getClassLoader()));
                        }
                    }
                }
            }
        }
        assertThat(classes).hasSizeGreaterThan(250);
        return classes;
    }

    private static Path root(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
