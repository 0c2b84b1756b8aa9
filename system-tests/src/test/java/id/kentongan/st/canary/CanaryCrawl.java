package id.kentongan.st.canary;

import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.LivePage;
import id.kentongan.st.blackbox.Officer;
import id.kentongan.st.measure.Findings;
import java.io.IOException;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Plants invented people through the public forms, lets officers work, then reads everything that anybody can read: pages
 * as each role, both interfaces, the live socket, exports, logs, and all tables of the database. Nothing of the people may
 * be there, in any common encoding or hash. While it runs the database logs every statement with its parameters, as an
 * administrator might who looks for a slow one.
 */
public final class CanaryCrawl {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String LAT = "-6.17639";
    private static final String LON = "106.82666";
    private static final int SHOWN = 5;

    private final Kentongan kentongan;
    private final Findings findings;
    private final int people;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Canary> canaries = new ArrayList<>();
    private final List<String> tickets = new ArrayList<>();
    private @Nullable Needles needles;

    /**
     * @param kentongan a running demonstration
     * @param people how many are planted, 4 or more
     */
    public CanaryCrawl(Kentongan kentongan, Findings findings, int people) {
        this.kentongan = kentongan;
        this.findings = findings;
        this.people = people;
    }

    /** Plants, reads and compares; what was found stands in the findings. */
    public void run() throws Exception {
        for (int i = 0; i < people; i++) {
            canaries.add(Canary.draw());
        }
        needles = new Needles(
                canaries.stream().flatMap(canary -> canary.values().stream()).toList());
        findings.say(
                "%d people, %d forms to look for: as written, in an address, Base64, hexadecimal, MD5, SHA-1, SHA-256",
                people, needles().size());
        logStatements(true);
        try {
            String frames;
            try (LivePage socket = listen()) {
                plant();
                work();
                reveal();
                socket.awaitFrame("unit:");
                frames = String.join("\n", socket.frames());
            }
            pages();
            interfaces();
            expectNone("frames of the live socket", Map.of("socket", frames));
            exports();
            tables();
            logs();
        } finally {
            logStatements(false);
        }
    }

    private Needles needles() {
        Needles known = needles;
        if (known == null) {
            throw new IllegalStateException("nobody was planted yet");
        }
        return known;
    }

    // ---------------------------------------------------------------- planting

    private void plant() throws Exception {
        Map<String, String> answers = new LinkedHashMap<>();
        for (int i = 0; i < people; i++) {
            Canary canary = canaries.get(i);
            HttpResponse<String> filed = i % 2 == 0 ? byOpen311(canary) : byJson(canary);
            if (filed.statusCode() / 100 != 2) {
                throw new AssertionError(filed.statusCode() + " " + filed.body());
            }
            Matcher ticket =
                    Pattern.compile("JKT-\\d{4}-[0-9A-Z]{5}-[0-9A-Z]{5}").matcher(filed.body());
            if (!ticket.find()) {
                throw new AssertionError("no ticket: " + filed.body());
            }
            tickets.add(ticket.group());
            answers.put("accepted " + i, filed.headers().map() + filed.body());
        }
        for (int i = 0; i < Math.min(people, 10); i++) {
            refused(canaries.get(i)).forEach(answer -> answers.put("refused " + answers.size(), answer));
        }
        expectNone("answers to who filed, refused forms included", answers);
        findings.expect(
                "reporters in the vault",
                people,
                asSuperuser("select count(*) from vault.reporter r join report.report o on o.id = r.report_id"
                        + " where o.ticket = any (string_to_array('" + String.join(",", tickets) + "', ','))"));
    }

    private HttpResponse<String> byOpen311(Canary canary) throws Exception {
        Map<String, String> form = open311(canary);
        return send(post("/open311/v2/requests.json", encode(form), "application/x-www-form-urlencoded"));
    }

    private Map<String, String> open311(Canary canary) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("api_key", kentongan.open311Key());
        form.put("jurisdiction_id", "jakarta.go.id");
        form.put("service_code", "banjir");
        form.put("lat", LAT);
        form.put("long", LON);
        form.put("description", "Air setinggi lutut di depan rumah.");
        form.put("first_name", canary.firstName());
        form.put("last_name", canary.lastName());
        form.put("email", canary.eMail());
        form.put("phone", canary.phone());
        form.put("device_id", canary.device());
        form.put("account_id", canary.nik());
        return form;
    }

    private HttpResponse<String> byJson(Canary canary) throws Exception {
        return send(post("/api/v1/reports", json(canary, "\"description\":\"Got meluap.\""), "application/json")
                .header("X-Api-Key", kentongan.open311Key())
                .header("User-Agent", canary.device())
                .header("Idempotency-Key", UUID.randomUUID().toString()));
    }

    private static String json(Canary canary, String more) {
        return """
                {"jurisdiction":"jakarta.go.id","category":"banjir","lat":%s,"lon":%s,%s,
                 "reporter":{"firstName":"%s","lastName":"%s","email":"%s","phone":"%s"}}""".formatted(LAT, LON, more, canary.firstName(), canary.lastName(), canary.eMail(), canary.phone());
    }

    /** What goes wrong says nothing of the people either. */
    private List<String> refused(Canary canary) throws Exception {
        List<String> answers = new ArrayList<>();
        for (String spoilt : List.of("api_key=x", "lat=91", "service_code=none", "lat=-6.2349&long=107.0")) {
            Map<String, String> form = open311(canary);
            for (String field : spoilt.split("&")) {
                form.put(field.split("=")[0], field.split("=")[1]);
            }
            HttpResponse<String> answer =
                    send(post("/open311/v2/requests.xml", encode(form), "application/x-www-form-urlencoded"));
            answers.add(answer.statusCode() + answer.body());
        }
        for (String body : List.of(
                json(canary, "\"description\":1"),
                json(canary, "\"lat\":1"),
                json(canary, "\"description\":\"x\"").replace("@", "@@").replace("\"0812", "\"x0812"),
                json(canary, "\"description\":\"x\"").replace("}}", "}"))) {
            HttpResponse<String> answer =
                    send(post("/api/v1/reports", body, "application/json").header("X-Api-Key", kentongan.open311Key()));
            if (answer.statusCode() / 100 == 2) {
                throw new AssertionError("taken: " + body);
            }
            answers.add(answer.statusCode() + answer.body());
        }
        return answers;
    }

    // ---------------------------------------------------------------- work

    /** Some are verified, so that whatever becomes public of them does. */
    private void work() {
        Officer officer = officer("jkt-kelurahan");
        for (int i = 0; i < tickets.size(); i += 3) {
            officer.accept(tickets.get(i));
        }
    }

    /** One is opened, by the rules; the answer to that one button is the control that the search finds what is there. */
    private void reveal() {
        Officer officer = officer("jkt-kelurahan");
        String ticket = tickets.get(1);
        String page = "/reveal/request.xhtml?tenant=1&ticket=" + ticket;
        officer.submit(
                officer.get(page),
                "request",
                Map.of(
                        "request:basis",
                        "PUBLIC_TASK",
                        "request:reason",
                        "Perlu bertanya di mana tepatnya air masuk.",
                        "request:bar",
                        "",
                        "request:ask",
                        ""));
        Officer privacy = officer("jkt-privacy");
        HttpResponse<String> list = privacy.get("/reveal/list.xhtml");
        String id = first("name=\"reveal\" value=\"([0-9a-f-]{36})\"", list.body());
        privacy.submit(list, "decide", Map.of("reveal", id, "decide:note", "Setuju.", "decide:approve", ""));
        HttpResponse<String> shown =
                officer.submit(officer.get("/reveal/show.xhtml?id=" + id), "open", Map.of("open:read", ""));
        findings.expect(
                "control: the search finds the one identity that was opened by the rules, on the page that shows it",
                needles().in(shown.body()).size() >= 4);
    }

    // ---------------------------------------------------------------- reading

    private void pages() throws Exception {
        List<String> begin = new ArrayList<>(List.of(
                "/",
                "/alert/list.xhtml",
                "/operation/dead-letters.xhtml",
                "/reveal/list.xhtml",
                "/sign-in.xhtml",
                "/activate.xhtml",
                "/missing.xhtml",
                "/error/failure.xhtml"));
        for (String ticket : tickets.subList(0, Math.min(tickets.size(), 25))) {
            begin.add("/report/show.xhtml?tenant=1&ticket=" + ticket);
            begin.add("/reveal/request.xhtml?tenant=1&ticket=" + ticket);
        }
        asSuperuserEach("select id from vault.reveal", id -> begin.add("/reveal/show.xhtml?id=" + id));
        Map<String, String> all = new LinkedHashMap<>();
        keep(all, "nobody", Crawler.crawl(this::ask, begin));
        for (String user : List.of(
                "jkt-kelurahan",
                "jkt-kecamatan",
                "jkt-pemkot",
                "jkt-pemprov",
                "jkt-agency",
                "jkt-privacy",
                "kpg-kelurahan",
                "kpg-privacy")) {
            Map<String, String> seen = Crawler.crawl(officer(user), begin);
            keep(all, user, seen);
        }
        administrator().ifPresent(admin -> keep(all, "administrator", Crawler.crawl(admin, begin)));
        expectNone("pages", all);
    }

    private static void keep(Map<String, String> all, String role, Map<String, String> seen) {
        seen.forEach((path, answer) -> all.put(role + " " + path, answer));
    }

    /** While the first link is still good there is one to become. */
    private Optional<Officer> administrator() {
        return Files.exists(kentongan.home().resolve("activation-link.txt"))
                ? Optional.of(Officer.administrator(kentongan))
                : Optional.empty();
    }

    private void interfaces() throws Exception {
        String city = "?jurisdiction_id=jakarta.go.id";
        String town = "?jurisdiction=jakarta.go.id";
        YearMonth last = YearMonth.now(ZoneId.of("Asia/Jakarta")).minusMonths(1);
        List<String> paths = new ArrayList<>(List.of(
                "/api/health",
                "/api/v1/openapi.json",
                "/api/v1/jurisdictions",
                "/api/v1/categories" + town,
                "/api/v1/reports" + town + "&limit=100",
                "/api/v1/reports/similar" + town + "&category=banjir&lat=" + LAT + "&lon=" + LON,
                "/api/v1/reveals" + town,
                "/api/v1/places?lat=" + LAT + "&lon=" + LON,
                "/api/v1/exports/reports" + town + "&month=" + last));
        for (String format : List.of("json", "xml")) {
            paths.add("/open311/v2/discovery." + format);
            paths.add("/open311/v2/services." + format + city);
            paths.add("/open311/v2/requests." + format + city + "&extensions=true");
            paths.add("/open311/v2/servicerequestupdates." + format + city);
            for (String ticket : tickets) {
                paths.add("/open311/v2/requests/" + ticket + "." + format + city + "&extensions=true");
                paths.add("/open311/v2/tokens/" + ticket + "." + format + city);
            }
        }
        tickets.forEach(ticket -> paths.add("/api/v1/reports/" + ticket));
        Map<String, String> answers = new LinkedHashMap<>();
        for (String path : paths) {
            HttpResponse<String> answer = ask(path);
            answers.put(path, answer.statusCode() + " " + answer.headers().map() + "\n" + answer.body());
        }
        String token =
                Files.readString(kentongan.home().resolve("metrics-token.txt")).strip();
        answers.put(
                "/api/metrics",
                send(HttpRequest.newBuilder(kentongan.uri("/api/metrics")).header("Authorization", "Bearer " + token))
                        .body());
        expectNone("answers of the interfaces", answers);
    }

    private LivePage listen() {
        Officer officer = officer("jkt-kelurahan");
        String unit =
                first("data-unit=\"([^\"]+)\"", officer.get("/alert/list.xhtml").body());
        findings.progress("listening for unit %s", unit);
        return LivePage.open(kentongan, officer.cookie());
    }

    private void exports() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        for (String format : List.of("csv", "geojson")) {
            Path file = kentongan.home().resolveSibling("canary-export." + format);
            Files.deleteIfExists(file);
            Kentongan.Ended ended = kentongan.command(
                    "reports",
                    "export",
                    "--tenant",
                    "JKT",
                    "--format",
                    format,
                    "--with-words",
                    "--out",
                    file.toString());
            if (ended.code() != 0) {
                throw new AssertionError("reports export: " + ended.err());
            }
            files.put(file.getFileName().toString(), Files.readString(file));
        }
        if (!files.values().iterator().next().contains(tickets.get(0))) {
            throw new AssertionError("the export has not the reports");
        }
        expectNone("exports for staff, with the words of reports", files);
    }

    /** As the superuser, past every wall: each table outside of the vault, and then the vault's own. */
    private void tables() throws Exception {
        List<String> names = new ArrayList<>();
        asSuperuserEach(
                "select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                        + " where c.relkind in ('r', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')"
                        + " order by 1",
                names::add);
        long[] rows = new long[1];
        List<String> outside = new ArrayList<>();
        List<String> inside = new ArrayList<>();
        for (String name : names) {
            asSuperuserEach("select t::text from " + name + " t", row -> {
                rows[0]++;
                List<String> hits = needles().in(row);
                (name.startsWith("vault.") ? inside : outside)
                        .addAll(hits.stream().map(hit -> name + ": " + hit).toList());
            });
        }
        expectNone("rows of %d tables, %d of them, outside of the vault".formatted(names.size(), rows[0]), outside);
        expectNone("rows of the vault itself, where everything is enciphered", inside);
        List<String> catalogue = new ArrayList<>();
        asSuperuserEach("select s::text from pg_stats s", catalogue::add);
        asSuperuserEach("select a::text from pg_stat_activity a", catalogue::add);
        expectNone("statistics and sessions of the database", needles().in(String.join("\n", catalogue)));
    }

    private void logs() throws IOException {
        List<String> hits = new ArrayList<>();
        long bytes = 0;
        int count = 0;
        boolean statements = false;
        List<Path> folders = Stream.of("log", "mail", "broker", "server")
                .map(name -> kentongan.home().resolve(name))
                .filter(Files::isDirectory)
                .toList();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    byte[] content = Files.readAllBytes(file);
                    bytes += content.length;
                    count++;
                    needles().in(unaddressed(file, content)).forEach(hit -> hits.add(file.getFileName() + ": " + hit));
                    statements |= file.endsWith("postgresql.log")
                            && new String(content, StandardCharsets.ISO_8859_1).contains("vault.keep_reporter");
                }
            }
        }
        needles().in(String.join("\n", kentongan.lines())).forEach(hit -> hits.add("output: " + hit));
        findings.expect("control: the database's log has the statements that kept the people", statements);
        expectNone(
                "logs, the broker's journal and the server's folder: %d files, %d KiB".formatted(count, bytes / 1024),
                hits);
    }

    /** A letter to somebody has their address in one line of its head, and nowhere else. */
    private static byte[] unaddressed(Path file, byte[] content) {
        if (!file.toString().endsWith(".eml")) {
            return content;
        }
        return new String(content, StandardCharsets.ISO_8859_1)
                .replaceFirst("(?m)^To: .*(\\R[ \\t].*)*$", "")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    // ---------------------------------------------------------------- what is common

    private void expectNone(String what, Map<String, String> texts) {
        List<String> hits = new ArrayList<>();
        long bytes = 0;
        for (Map.Entry<String, String> text : texts.entrySet()) {
            bytes += text.getValue().length();
            needles().in(text.getValue()).forEach(hit -> hits.add(text.getKey() + ": " + hit));
        }
        expectNone("%s: %d, %d KiB".formatted(what, texts.size(), bytes / 1024), hits);
    }

    private void expectNone(String what, List<String> hits) {
        hits.stream().limit(SHOWN).forEach(hit -> findings.progress("found: %s", hit.replace('\n', ' ')));
        findings.expect(what + ", hits", 0, hits.size());
    }

    private Officer officer(String user) {
        return Officer.signIn(kentongan, user, kentongan.password(user));
    }

    private HttpResponse<String> ask(String path) {
        try {
            return send(HttpRequest.newBuilder(kentongan.uri(path)));
        } catch (IOException e) {
            throw new AssertionError("no answer to " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder post(String path, String body, String type) {
        return HttpRequest.newBuilder(kentongan.uri(path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String encode(Map<String, String> form) {
        List<String> fields = new ArrayList<>();
        form.forEach((name, value) -> fields.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return String.join("&", fields);
    }

    private static String first(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        if (!found.find()) {
            throw new AssertionError("no " + pattern + " in\n" + text);
        }
        return found.group(1);
    }

    private Connection superuser() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + kentongan.postgresPort() + "/kentongan",
                "postgres",
                kentongan.secrets().getProperty("database.superuser"));
    }

    private void logStatements(boolean on) throws SQLException {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("alter system set log_statement = '" + (on ? "all" : "none") + "'");
            statement.execute("select pg_reload_conf()");
        }
    }

    private long asSuperuser(String query) throws SQLException {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void asSuperuserEach(String query, Consumer<String> each) throws SQLException {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.setFetchSize(1_000);
            try (ResultSet row = statement.executeQuery(query)) {
                while (row.next()) {
                    String text = row.getString(1);
                    if (text != null) {
                        each.accept(text);
                    }
                }
            }
        }
    }
}
