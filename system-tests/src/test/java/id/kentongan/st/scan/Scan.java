package id.kentongan.st.scan;

import id.kentongan.st.Checkout;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.Letters;
import id.kentongan.st.blackbox.Officer;
import id.kentongan.st.measure.Findings;
import jakarta.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * wapiti and sqlmap against pages, JSON interface and Open311 of a fresh demonstration: as nobody, a citizen, an officer
 * and an administrator, side by side. Before, both have to find what is wrong with a page that is wrong.
 */
public final class Scan {

    private static final Path FOLDER = Checkout.ROOT.resolve("system-tests/target/measure/scan");
    private static final Duration CONTROL = Duration.ofMinutes(2);
    private static final String NOBODY = "nobody";
    private static final String OFFICER = "jkt-kelurahan";
    private static final String LAT = "-6.17639";
    private static final String LON = "106.82666";
    private static final int REPORTS = 8;
    private static final int ACCEPTED = 3;
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Findings findings;
    private final Duration limit;
    private final List<String> tickets = new ArrayList<>();

    /** @param limit of each tool for each role */
    public Scan(Findings findings, Duration limit) {
        this.findings = findings;
        this.limit = limit;
    }

    /** Scans; what came of it stands in the findings. */
    public void run() throws Exception {
        Tool.demand("wapiti", "sqlmap", "python3", "nice", "kill");
        findings.say(
                "wapiti %s: level %d, modules %s",
                Tool.version("wapiti"), Wapiti.LEVEL, String.join(", ", Wapiti.MODULES));
        findings.say(
                "sqlmap %s: level %d, risk %d, all techniques; told that the database is PostgreSQL",
                Tool.version("sqlmap"), SqlMap.LEVEL, SqlMap.RISK);
        findings.say(
                "each tool at most %d minutes for each role, four roles side by side, with nice 15", limit.toMinutes());
        findings.say(
                "a relay keeps each role's session, adds the Origin, gives each form a view that is still good, and keeps back"
                        + " what would end a session; it rewrites nothing else");
        findings.say("limits per client (KENTONGAN_LIMIT_…) and waiting for a place (KENTONGAN_BOUNDS_…) raised");
        findings.say("");
        control();
        findings.say("");
        try (Kentongan kentongan = Kentongan.in(
                        FOLDER.resolve("home"),
                        Map.of("KENTONGAN_BOUNDS_WAITING", "100", "KENTONGAN_BOUNDS_WAIT_MILLIS", "50000"))
                .withTheScriptsOptions()) {
            kentongan.start().awaitReady();
            file(kentongan);
            new City(kentongan).scan();
        }
    }

    // ---------------------------------------------------------------- control

    /** A page that says back what it is told and pastes it into a query. */
    private void control() throws Exception {
        Path folder = FOLDER.resolve("control");
        Files.createDirectories(folder);
        Path script = folder.resolve("vulnerable.py");
        try (InputStream text = Scan.class.getResourceAsStream("vulnerable.py")) {
            Files.write(script, java.util.Objects.requireNonNull(text).readAllBytes());
        }
        Process page = new ProcessBuilder("python3", script.toString())
                .redirectError(folder.resolve("vulnerable.txt").toFile())
                .start();
        try (BufferedReader out =
                        new BufferedReader(new InputStreamReader(page.getInputStream(), StandardCharsets.UTF_8));
                Relay relay = new Relay("127.0.0.1:" + out.readLine(), "", Set.of())) {
            Wapiti.Outcome wapiti =
                    Wapiti.run(relay, folder.resolve("wapiti"), List.of(), List.of("sql", "xss"), CONTROL);
            findings.expect(
                    "control: wapiti finds the script that is said back",
                    wapiti.findings().stream().anyMatch(found -> found.path().startsWith("/search")));
            findings.expect(
                    "control: wapiti finds the query that is pasted together",
                    wapiti.findings().stream().anyMatch(found -> found.path().startsWith("/item")));
            SqlMap.Outcome sqlmap = SqlMap.run(
                    List.of(Sight.get(relay, "/item?id=1", false), Sight.get(relay, "/search?q=lamp", false)),
                    folder.resolve("sqlmap"),
                    // A heavy query would only keep the little page busy.
                    List.of("--technique", "BEU"),
                    CONTROL);
            findings.expect(
                    "control: sqlmap finds the query that is pasted together, and no other",
                    sqlmap.injections().size() == 1
                            && sqlmap.injections().get(0).contains("/item"));
        } finally {
            page.destroy();
        }
    }

    // ---------------------------------------------------------------- something to look at

    private void file(Kentongan kentongan) throws IOException, InterruptedException {
        for (int i = 0; i < REPORTS; i++) {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(kentongan.uri("/open311/v2/requests.json"))
                                    .header("Content-Type", FORM)
                                    .POST(HttpRequest.BodyPublishers.ofString(open311(kentongan, "Got mampet " + i)))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            Matcher ticket =
                    Pattern.compile("JKT-\\d{4}-[0-9A-Z]{5}-[0-9A-Z]{5}").matcher(answer.body());
            if (!ticket.find()) {
                throw new AssertionError("no ticket: " + answer.body());
            }
            tickets.add(ticket.group());
        }
        Officer officer = Officer.signIn(kentongan, OFFICER, kentongan.password(OFFICER));
        tickets.subList(0, ACCEPTED).forEach(officer::accept);
    }

    private static String open311(Kentongan kentongan, String words) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("api_key", kentongan.open311Key());
        form.put("jurisdiction_id", "jakarta.go.id");
        form.put("service_code", "sampah");
        form.put("lat", LAT);
        form.put("long", LON);
        form.put("description", words);
        form.put("address_string", "Jalan Merdeka 1");
        form.put("first_name", "Sari");
        form.put("email", "sari@contoh.id");
        form.put("phone", "081234567890");
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Addresses of both interfaces with all their parameters. */
    private List<String> interfaces() {
        String ticket = tickets.get(0);
        String times = "&receivedFrom=2026-01-01T00:00:00Z&receivedUntil=2027-01-01T00:00:00Z"
                + "&updatedFrom=2026-01-01T00:00:00Z&updatedUntil=2027-01-01T00:00:00Z";
        YearMonth last = YearMonth.now(ZoneId.of("Asia/Jakarta")).minusMonths(1);
        return List.of(
                "/api/v1/reports?jurisdiction=jakarta.go.id&category=sampah&status=accepted&area=31.71&limit=50",
                "/api/v1/reports?jurisdiction=jakarta.go.id&bbox=106,-7,107,-6" + times,
                "/api/v1/categories?jurisdiction=jakarta.go.id",
                "/api/v1/places?lat=" + LAT + "&lon=" + LON + "&jurisdiction=jakarta.go.id",
                "/api/v1/exports/reports?jurisdiction=jakarta.go.id&format=csv&month=" + last,
                "/api/v1/reveals?jurisdiction=jakarta.go.id",
                "/open311/v2/services.json?jurisdiction_id=jakarta.go.id",
                "/open311/v2/services/sampah.xml?jurisdiction_id=jakarta.go.id",
                "/open311/v2/requests.json?jurisdiction_id=jakarta.go.id&service_code=sampah&status=open&extensions=true"
                        + "&start_date=2026-11-01T00:00:00Z&end_date=2026-12-31T00:00:00Z&page=1&page_size=10",
                "/open311/v2/requests.xml?jurisdiction_id=jakarta.go.id&service_request_id=" + ticket,
                "/open311/v2/requests/" + ticket + ".json?jurisdiction_id=jakarta.go.id&extensions=true",
                "/open311/v2/tokens/" + ticket + ".json?jurisdiction_id=jakarta.go.id",
                "/open311/v2/servicerequestupdates.json?jurisdiction_id=jakarta.go.id");
    }

    private List<SqlMap.Target> interfaceTargets(Relay relay, Kentongan kentongan) {
        List<SqlMap.Target> targets = new ArrayList<>();
        interfaces().forEach(address -> targets.add(Sight.get(relay, address, false)));
        targets.add(Sight.get(relay, "/api/v1/reports/" + tickets.get(0) + "*", false));
        targets.add(Sight.get(
                relay, "/open311/v2/requests/" + tickets.get(0) + "*.json?jurisdiction_id=jakarta.go.id", false));
        targets.add(Sight.post(relay, "/open311/v2/requests.json", FORM, open311(kentongan, "Lampu mati")));
        SqlMap.Target json = Sight.post(
                relay,
                "/api/v1/reports",
                JSON,
                Json.createObjectBuilder()
                        .add("jurisdiction", "jakarta.go.id")
                        .add("category", "sampah")
                        .add("lat", Double.parseDouble(LAT))
                        .add("lon", Double.parseDouble(LON))
                        .add("description", "Lampu mati")
                        .add("address", "Jalan Merdeka 1")
                        .build()
                        .toString());
        targets.add(new SqlMap.Target(
                json.name(),
                json.request().replaceFirst("\r\n\r\n", "\r\nX-Api-Key: " + kentongan.open311Key() + "\r\n\r\n"),
                false));
        SqlMap.Target session = Sight.get(relay, "/session/list.xhtml", false);
        targets.add(new SqlMap.Target(
                session.name() + " (cookie)",
                session.request().replaceFirst("\r\n\r\n", "\r\nCookie: " + Relay.ATTACKED_COOKIE + "*\r\n\r\n"),
                false));
        return targets;
    }

    // ---------------------------------------------------------------- the scan

    private final class City {

        private final Kentongan kentongan;
        private final Set<String> needed = new HashSet<>();
        private final Map<String, Relay> relays = new LinkedHashMap<>();
        private final Map<String, Wapiti.Outcome> crawled = new TreeMap<>();
        private final Map<String, SqlMap.Outcome> injected = new TreeMap<>();

        City(Kentongan kentongan) {
            this.kentongan = kentongan;
        }

        void scan() throws Exception {
            try {
                Officer administrator = Officer.administrator(kentongan);
                Officer citizen = Letters.signIn(kentongan, "warga@contoh.id");
                Officer officer = Officer.signIn(kentongan, OFFICER, kentongan.password(OFFICER));
                keep("select id::text from core.api_key");
                keep("select m.id::text from core.membership m join core.account a on a.person_id = m.person_id"
                        + " where a.user_name in ('" + OFFICER + "', 'pengelola')");
                relays.put(NOBODY, relay(null));
                relays.put("citizen", relay(citizen));
                relays.put("officer", relay(officer));
                relays.put("administrator", relay(administrator));
                for (Map.Entry<String, Relay> role : relays.entrySet()) {
                    findings.expect(role.getKey() + " is who they should be before", stillIn(role.getKey()));
                }
                sideBySide(this::attack);
                tell();
            } finally {
                relays.values().forEach(Relay::close);
            }
        }

        /** What would take the sessions of this scan, or the key that reports come with, is kept back. */
        private Relay relay(@Nullable Officer somebody) throws IOException {
            return new Relay(
                    "localhost:" + kentongan.port(), somebody == null ? "" : somebody.cookie(), Set.copyOf(needed));
        }

        private void keep(String query) throws SQLException {
            try (Connection superuser = DriverManager.getConnection(
                            "jdbc:postgresql://127.0.0.1:" + kentongan.postgresPort() + "/kentongan",
                            "postgres",
                            kentongan.secrets().getProperty("database.superuser"));
                    Statement statement = superuser.createStatement();
                    ResultSet row = statement.executeQuery(query)) {
                while (row.next()) {
                    needed.add(row.getString(1));
                }
            }
        }

        private boolean stillIn(String role) throws IOException, InterruptedException {
            int status = relays.get(role).get("/session/list.xhtml").statusCode();
            return role.equals(NOBODY) ? status == 302 : status == 200;
        }

        private interface Work {
            void of(String role, Relay relay, Path folder) throws Exception;
        }

        private void sideBySide(Work work) throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(relays.size());
            try {
                List<Future<?>> running = new ArrayList<>();
                relays.forEach((role, relay) -> running.add(threads.submit(() -> {
                    work.of(role, relay, FOLDER.resolve(role));
                    return null;
                })));
                for (Future<?> each : running) {
                    each.get();
                }
            } finally {
                threads.shutdownNow();
            }
        }

        private void attack(String role, Relay relay, Path folder) throws Exception {
            relay.showCookies(false);
            List<SqlMap.Target> targets = new ArrayList<>(Sight.of(relay));
            List<SqlMap.Target> shared = interfaceTargets(relay, kentongan);
            int number = new ArrayList<>(relays.keySet()).indexOf(role);
            for (int i = number; i < shared.size(); i += relays.size()) {
                targets.add(shared.get(i));
            }
            findings.progress("%s: %d requests for sqlmap", role, targets.size());
            SqlMap.Outcome sql = SqlMap.run(targets, folder.resolve("sqlmap"), List.of("--dbms", "PostgreSQL"), limit);
            findings.progress("%s: sqlmap has ended, %s, %s", role, sql, relay.statuses());
            boolean in = stillIn(role);
            relay.showCookies(true);
            List<String> start = new ArrayList<>(interfaces());
            start.add("/alert/list.xhtml");
            start.add("/session/list.xhtml");
            start.add("/mail-code.xhtml");
            Wapiti.Outcome outcome = Wapiti.run(relay, folder.resolve("wapiti"), start, Wapiti.MODULES, limit);
            findings.progress("%s: wapiti has ended, %s", role, relay.statuses());
            synchronized (crawled) {
                crawled.put(role, outcome);
                injected.put(role, sql);
                findings.expect(role + ": who they should be, after sqlmap", in);
            }
        }

        private void tell() throws IOException, InterruptedException {
            findings.say("");
            long serious = 0;
            for (Map.Entry<String, Relay> each : relays.entrySet()) {
                String role = each.getKey();
                Relay relay = each.getValue();
                Wapiti.Outcome wapiti = crawled.get(role);
                SqlMap.Outcome sql = injected.get(role);
                findings.say("%s", role);
                Map<Integer, Long> levels = wapiti.findings().stream()
                        .collect(Collectors.groupingBy(Wapiti.Finding::level, TreeMap::new, Collectors.counting()));
                findings.say(
                        "  wapiti: %d of %d modules, %d of them for as long as there was time; findings by level %s",
                        wapiti.launched().size(), Wapiti.MODULES.size(), wapiti.cut(), levels);
                wapiti.findings().stream()
                        .map(found -> found.level() + " " + found.words())
                        .distinct()
                        .forEach(words -> findings.say("    level %s", words));
                findings.say(
                        "  sqlmap: %d requests, %d of them to the end; %d parameters tried to the end; injections %d",
                        sql.targets(),
                        sql.whole(),
                        sql.parameters(),
                        sql.injections().size());
                sql.injections().forEach(words -> findings.say("    injection %s", words));
                serious += sql.injections().size()
                        + wapiti.findings().stream()
                                .filter(found -> found.level() >= Wapiti.MEDIUM)
                                .count();
                findings.say(
                        "  answers by status %s; kept back %d; led to the sign-in %d; view too old %d",
                        relay.statuses(), relay.keptBack(), relay.sentToSignIn(), relay.expired());
                relay.failures().forEach((kind, tale) -> findings.say("    %s: %s", kind, tale));
                long good = relay.statuses().entrySet().stream()
                        .filter(status -> status.getKey() / 100 == 2)
                        .mapToLong(Map.Entry::getValue)
                        .sum();
                findings.expect(role + ": answers 2xx: " + good + ", more than none", good > 0);
                findings.expect(
                        role + ": answers 5xx",
                        0,
                        relay.statuses().entrySet().stream()
                                .filter(status -> status.getKey() >= 500)
                                .mapToLong(Map.Entry::getValue)
                                .sum());
                findings.expect(role + ": who they should be, at the end", stillIn(role));
                findings.expect(role + ": calls of the program to the scanner's address", 0, relay.calls());
            }
            findings.say("");
            findings.expect("findings of level medium or higher", 0, serious);
        }
    }
}
