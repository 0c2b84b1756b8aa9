package id.kentongan.st.api;

import id.kentongan.core.identity.control.Secrets;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.Officer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Offices around Gambir in Jakarta with officers of their own, who speak the interface for staff. */
public final class Office implements AutoCloseable {

    public static final String GAMBIR = "31.71.01.1001";
    private static final double LAT = -6.17639;
    private static final double LON = 106.82666;
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int PATIENCE = 5;

    /** Somebody of an office. */
    public record Clerk(UUID person, @Nullable UUID unit, String name, String cookie) {}

    private final Kentongan kentongan;
    private final Connection superuser;
    private final HttpClient http = HttpClient.newHttpClient();

    public Office(Kentongan kentongan) throws SQLException {
        this(
                kentongan,
                DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + kentongan.postgresPort() + "/kentongan",
                        "postgres",
                        kentongan.secrets().getProperty("database.superuser")));
    }

    /** @param superuser of a database that is no node's own; closed with this */
    public Office(Kentongan kentongan, Connection superuser) {
        this.kentongan = kentongan;
        this.superuser = superuser;
    }

    public UUID unit(String tier, String area) throws SQLException {
        return UUID.fromString(text(
                "select id::text from core.unit where tier = ? and area_code = ? and closed_at is null order by name limit 1",
                tier,
                area));
    }

    public Clerk hire(String role, @Nullable UUID unit) throws SQLException {
        UUID id = UUID.randomUUID();
        String name = role + " " + id.toString().substring(0, 8);
        change("insert into core.person (id) values (?)", id);
        change(
                "insert into core.account (person_id, user_name, display_name, password_hash) values (?, ?, ?, 'none')",
                id,
                "o-" + id.toString().substring(0, 18),
                name);
        change(
                "insert into core.membership (id, person_id, unit_id, role) values (?, ?, ?, ?)",
                UUID.randomUUID(),
                id,
                unit,
                role);
        return new Clerk(id, unit, name, session(id, "PASSWORD"));
    }

    private String session(UUID id, String method) throws SQLException {
        String token = Secrets.draw();
        change(
                "insert into core.session (id, token_hash, person_id, stage, method, device, remembered, idle, ends_at)"
                        + " values (?, ?, ?, 'PASSED', ?, 'uji', false, '30 minutes', now() + interval '1 hour')",
                UUID.randomUUID(),
                Secrets.hash(token),
                id,
                method);
        return Officer.holding(kentongan, token).cookie();
    }

    /** The browser of somebody whom this office has hired. */
    public Officer browser(Clerk clerk) {
        return Officer.holding(kentongan, clerk.cookie().split("=", 2)[1]);
    }

    /** Somebody with an account of a citizen. */
    public Clerk citizen() throws SQLException {
        UUID id = UUID.randomUUID();
        change("insert into core.person (id) values (?)", id);
        change(
                "insert into core.account (person_id, user_name, display_name, citizen) values (?, ?, 'Warga', true)",
                id,
                "warga-" + id);
        return new Clerk(id, id, "Warga", session(id, "MAIL_CODE"));
    }

    /** The same, who has shown an address and whom the vault knows. */
    public Clerk neighbour() throws SQLException {
        Clerk citizen = citizen();
        change("insert into vault.person (id) values (?)", citizen.person());
        return citizen;
    }

    /** Files a report in Gambir and answers with its ticket. */
    public String file(String category) throws IOException, InterruptedException {
        return file(category, "jakarta.go.id", LAT, LON);
    }

    /** The same in a kelurahan of another government. */
    String file(String category, String domain, String area) throws IOException, InterruptedException, SQLException {
        String[] point = text(
                        "select lat || ' ' || lon from core.cell_sample where area_code = ? order by number limit 1",
                        area)
                .split(" ");
        return file(category, domain, Double.parseDouble(point[0]), Double.parseDouble(point[1]));
    }

    private String file(String category, String domain, double lat, double lon)
            throws IOException, InterruptedException {
        String form = "api_key=" + encoded(kentongan.open311Key()) + "&jurisdiction_id=" + encoded(domain)
                + "&service_code=" + encoded(category) + "&lat=" + lat + "&long=" + lon + "&description="
                + encoded("Alur kerja");
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(kentongan.uri("/open311/v2/requests.json"))
                        .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                        .timeout(LIMIT)
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return Json.createReader(new StringReader(answer.body()))
                .readArray()
                .getJsonObject(0)
                .getString("service_request_id");
    }

    /** A report, and what whoever filed it can prove it with. */
    record Filed(String ticket, String code) {}

    /** Files a report in Gambir and answers with its ticket and tracking code. */
    Filed fileWithCode(String category) throws IOException, InterruptedException {
        return fileWithWords(category, "Alur kerja");
    }

    /** The same with words of one's own. */
    Filed fileWithWords(String category, String words) throws IOException, InterruptedException {
        return fileSaying(category, words, "{}");
    }

    /**
     * Files a report in Gambir.
     *
     * @param reporter what its author tells about themselves, an object in JSON
     */
    Filed fileSaying(String category, String words, String reporter) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(kentongan.uri("/api/v1/reports"))
                        .header("Content-Type", "application/json")
                        .header("X-Api-Key", kentongan.open311Key())
                        .timeout(LIMIT)
                        .POST(HttpRequest.BodyPublishers.ofString("{\"jurisdiction\":\"jakarta.go.id\",\"category\":\""
                                + category + "\",\"lat\":" + LAT + ",\"lon\":" + LON + ",\"reporter\":" + reporter
                                + ",\"description\":\"" + words + "\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        JsonObject receipt = Contract.object(answer.body());
        return new Filed(receipt.getString("ticket"), receipt.getString("trackingCode"));
    }

    /** What its reporter sees. */
    HttpResponse<String> own(Filed report) throws IOException, InterruptedException {
        return send(
                null,
                HttpRequest.newBuilder(kentongan.uri("/api/v1/reports/" + report.ticket() + "/own"))
                        .header("Tracking-Code", report.code())
                        .GET());
    }

    /** What its reporter says. */
    HttpResponse<String> own(Filed report, String what, String words) throws IOException, InterruptedException {
        return ownBody(report, what, "{\"words\":\"" + words + "\"}");
    }

    HttpResponse<String> ownBody(Filed report, String what, String body) throws IOException, InterruptedException {
        return send(
                null,
                HttpRequest.newBuilder(kentongan.uri("/api/v1/reports/" + report.ticket() + "/own/" + what))
                        .header("Tracking-Code", report.code())
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> show(@Nullable Clerk clerk, String ticket) throws IOException, InterruptedException {
        return get(clerk, "/api/v1/staff/reports/" + ticket);
    }

    public HttpResponse<String> get(@Nullable Clerk clerk, String path) throws IOException, InterruptedException {
        return send(clerk, HttpRequest.newBuilder(kentongan.uri(path)).GET());
    }

    public JsonObject report(Clerk clerk, String ticket) throws IOException, InterruptedException {
        HttpResponse<String> answer = show(clerk, ticket);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return Contract.object(answer.body());
    }

    /**
     * @param more further members of the body, each as {@code "name":value}
     */
    public HttpResponse<String> move(@Nullable Clerk clerk, String ticket, String move, int version, String... more)
            throws IOException, InterruptedException {
        List<String> members = new ArrayList<>(List.of("\"move\":\"" + move + "\"", "\"version\":" + version));
        members.addAll(List.of(more));
        return post(clerk, "/api/v1/staff/reports/" + ticket + "/moves", "{" + String.join(",", members) + "}");
    }

    /**
     * As {@link #move}, on what the report is now. The clock of the demonstration has terms of seconds and may step
     * between reading and doing: who is told so reads again, as a person would.
     */
    public HttpResponse<String> moveNow(Clerk clerk, String ticket, String move, String... more)
            throws IOException, InterruptedException {
        HttpResponse<String> answer =
                move(clerk, ticket, move, report(clerk, ticket).getInt("version"), more);
        for (int again = 0; again < 3 && answer.body().contains("/problems/changed-meanwhile"); again++) {
            answer = move(clerk, ticket, move, report(clerk, ticket).getInt("version"), more);
        }
        return answer;
    }

    public HttpResponse<String> post(@Nullable Clerk clerk, String path, String body)
            throws IOException, InterruptedException {
        URI address = kentongan.uri(path);
        return send(
                clerk,
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/json")
                        .header("Origin", address.getScheme() + "://" + address.getAuthority())
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The same, and again when the server says that it has too much to do and when to come (RFC 9110, 15.6.4). */
    HttpResponse<String> postPatiently(@Nullable Clerk clerk, String path, String body)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = post(clerk, path, body);
        for (int again = 0; again < PATIENCE && answer.statusCode() == 503; again++) {
            TimeUnit.SECONDS.sleep(
                    Long.parseLong(answer.headers().firstValue("Retry-After").orElseThrow()));
            answer = post(clerk, path, body);
        }
        return answer;
    }

    /** What a page without scripts sends. */
    HttpResponse<String> form(String path, String fields) throws IOException, InterruptedException {
        return form(null, path, fields);
    }

    HttpResponse<String> form(@Nullable Clerk clerk, String path, String fields)
            throws IOException, InterruptedException {
        URI address = kentongan.uri(path);
        return send(
                clerk,
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Origin", address.getScheme() + "://" + address.getAuthority())
                        .POST(HttpRequest.BodyPublishers.ofString(fields)));
    }

    HttpResponse<String> send(@Nullable Clerk clerk, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        if (clerk != null) {
            request.header("Cookie", clerk.cookie());
        }
        return http.send(request.timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString());
    }

    public String text(String query, Object... arguments) throws SQLException {
        return String.join("\n", texts(query, arguments));
    }

    List<String> texts(String query, Object... arguments) throws SQLException {
        try (PreparedStatement statement = superuser.prepareStatement(query)) {
            bind(statement, arguments);
            List<String> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }

    public int change(String text, Object... arguments) throws SQLException {
        try (PreparedStatement statement = superuser.prepareStatement(text)) {
            bind(statement, arguments);
            return statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws SQLException {
        superuser.close();
    }
}
