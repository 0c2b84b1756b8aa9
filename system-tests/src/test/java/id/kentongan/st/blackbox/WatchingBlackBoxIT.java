package id.kentongan.st.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.Eventually;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What operators see of the running jar: figures, health, and the one id that joins the lines of the log. */
@ExtendWith(SharedKentongan.class)
class WatchingBlackBoxIT {

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void figures_are_for_who_has_the_token(Kentongan kentongan) throws Exception {
        assertThat(metrics(kentongan, null).statusCode()).isEqualTo(401);
        assertThat(metrics(kentongan, "a-token-that-nobody-has").statusCode()).isEqualTo(401);

        new Open311Client(kentongan).file("Air setinggi lutut");
        String token =
                Files.readString(kentongan.home().resolve("metrics-token.txt")).strip();
        // The relay's figure begins with the first message that it sends.
        Eventually.within(
                Duration.ofSeconds(20),
                () -> assertThat(metrics(kentongan, token).body()).contains("kentongan_relay_messages_total "));
        HttpResponse<String> answer = metrics(kentongan, token);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain;version=0.0.4");
        assertThat(answer.body().lines())
                .allMatch(line -> line.matches("# TYPE [a-z_]+ (counter|gauge|histogram)"
                        + "|[a-z_]+(\\{[a-z]+=\"[^\"]*\"(,[a-z]+=\"[^\"]*\")*\\})? (-?[0-9.E+-]+|NaN)"));
        assertThat(answer.body())
                .contains(
                        "kentongan_database_up 1\n",
                        "kentongan_messaging_away 0\n",
                        "kentongan_reports_accepted_total{tenant=\"JKT\",channel=\"open311\"}",
                        "kentongan_outbox_unpublished ",
                        "kentongan_outbox_unpublished_age_seconds ",
                        "kentongan_queue_depth{queue=\"kelurahan\"}",
                        "kentongan_dead_letters_open ",
                        "kentongan_reveals_waiting ",
                        "kentongan_holidays_missing ",
                        "kentongan_escalation_lag_seconds ",
                        "kentongan_relay_messages_total ",
                        "kentongan_clockwork_seconds_count{work=\"sweep\"}",
                        "kentongan_http_request_seconds_count{route=\"open311-submit\",status=\"2xx\"}",
                        "jvm_memory_used_bytes{area=\"heap\"}");
        assertThat(answer.body()).doesNotContain(token);
    }

    @Test
    void health_names_what_is_degraded(Kentongan kentongan) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(kentongan.uri("/api/health")).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonObject health = parse(answer.body());
        assertThat(health.getString("status")).isEqualTo("UP");
        assertThat(health.getJsonArray("degraded")).isEmpty();
        assertThat(health.getJsonArray("checks").getValuesAs(JsonObject.class))
                .extracting(part -> part.getString("name"))
                .contains("durability", "messaging");
    }

    @Test
    void the_doctor_explains_what_is_wrong_and_what_to_do(Kentongan kentongan) throws Exception {
        List<String> well = kentongan.command("doctor").out();
        assertThat(well)
                .contains(
                        "[+] The application says that it is well",
                        "[+] The database keeps what it has acknowledged",
                        "[+] Next month's partitions are there")
                .anyMatch(line -> line.startsWith("[+] The clocks of this machine and of the database agree"));

        UUID letter = UUID.randomUUID();
        change(
                kentongan,
                "insert into core.dead_letter (id, queue, reason, deliveries, parked_at) values ('" + letter
                        + "', 'kelurahan', 'for the doctor', 5, now())");
        try {
            Kentongan.Ended ill = kentongan.command("doctor");
            assertThat(ill.code()).isEqualTo(1);
            assertThat(ill.out())
                    .anyMatch(
                            line -> line.matches("\\[!] \\d+ messages could not be applied and wait for a decision\\."))
                    .anyMatch(
                            line -> line.startsWith("      An administrator decides at /operation/dead-letters.xhtml"));
        } finally {
            change(
                    kentongan,
                    "update core.dead_letter set discarded_at = now(), discard_reason = 'test' where id = '" + letter
                            + "'");
        }
    }

    /** With the application's own rights. */
    private static void change(Kentongan kentongan, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + kentongan.postgresPort()
                                + "/kentongan?options=-c%20kentongan.scope%3Dsystem:test",
                        "kentongan",
                        kentongan.secrets().getProperty("database.application"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** From the request over the outbox to the listener, and on to the first step of the ladder. */
    @Test
    void one_id_joins_what_a_request_causes(Kentongan kentongan) throws Exception {
        String id = "chain-" + UUID.randomUUID();
        HttpResponse<String> answer = submit(kentongan, kentongan.open311Key(), "Pohon tumbang", id);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Request-Id")).contains(id);

        Eventually.passes(() -> assertThat(lines(kentongan, id))
                .extracting(line -> line.getString("code"))
                .contains("WEB-0001", "COR-0004"));
        Eventually.passes(() -> assertThat(lines(kentongan, id).stream()
                        .filter(line -> line.getString("code").equals("COR-0004")))
                .hasSizeGreaterThanOrEqualTo(2));
        assertThat(lines(kentongan, id))
                .filteredOn(line -> line.getString("code").equals("COR-0004"))
                .allMatch(line -> line.getInt("tenant") == 1);
        assertThat(kentongan.sql("select distinct o.correlation from core.outbox o join core.outbox f"
                        + " on f.case_id = o.case_id and f.correlation = '" + id + "'"))
                .containsExactly(List.of(id));
    }

    /** What clients send stays out of the logs, however odd it is, and cannot begin a line there. */
    @Test
    void nothing_personal_or_secret_or_forged_is_in_the_logs(Kentongan kentongan) throws Exception {
        String canary = "kenari" + UUID.randomUUID().toString().replace("-", "");
        List<String> words = List.of(
                canary,
                canary + "\r\n{\"level\":\"SEVERE\",\"code\":\"COR-5999\"}",
                canary + "\u0000\u2028\u202e",
                canary + "x".repeat(5_000));
        for (String text : words) {
            submit(kentongan, kentongan.open311Key(), text, "canary-1234");
            submit(kentongan, canary, text, "canary-1234");
        }
        for (String path : List.of(
                "/" + canary,
                "/activate.xhtml?token=" + canary,
                "/report/show.xhtml?tenant=1&ticket=" + canary,
                "/open311/v2/requests/" + canary + ".json?api_key=" + canary,
                "/api/" + canary)) {
            http.send(
                    HttpRequest.newBuilder(kentongan.uri(path))
                            .header("Cookie", "KENTONGAN=" + canary)
                            .header("Authorization", "Bearer " + canary)
                            .header("User-Agent", canary)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
        new Open311Client(kentongan).file("Setelah kenari");
        try (Stream<Path> files = Files.walk(kentongan.home().resolve("log"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(canary, "COR-5999", kentongan.open311Key());
            }
        }
        assertThat(all(kentongan)).isNotEmpty().allMatch(line -> line.containsKey("ts") && line.containsKey("level"));
    }

    private List<JsonObject> lines(Kentongan kentongan, String correlation) throws IOException {
        return all(kentongan).stream()
                .filter(line -> correlation.equals(line.getString("correlation", "")))
                .toList();
    }

    /** Every line of the server's log; one that is no JSON is an exception. The last may still be on its way. */
    private static List<JsonObject> all(Kentongan kentongan) throws IOException {
        try (Stream<Path> files = Files.list(kentongan.home().resolve("log"))) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .flatMap(file -> {
                        try {
                            String text = Files.readString(file);
                            return text.substring(0, text.lastIndexOf('\n') + 1).lines();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .map(WatchingBlackBoxIT::parse)
                    .toList();
        }
    }

    private static JsonObject parse(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private HttpResponse<String> metrics(Kentongan kentongan, @org.jspecify.annotations.Nullable String token)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(kentongan.uri("/api/metrics"));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> submit(Kentongan kentongan, String key, String words, String id) throws Exception {
        String form = "jurisdiction_id=jakarta.go.id&service_code=banjir&lat=-6.17639&long=106.82666&api_key="
                + encode(key) + "&description=" + encode(words) + "&email=" + encode(words) + "&phone=" + encode(words);
        return http.send(
                HttpRequest.newBuilder(kentongan.uri("/open311/v2/requests.json"))
                        .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                        .header("X-Request-Id", id)
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
