package id.kentongan.st.api;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.api.BadInput.Voice;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.SharedKentongan;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * More than two hundred kinds of bad input: each is refused with a clear 4xx that says what helps, tells nothing about
 * the server, and leaves nothing behind in the database.
 */
@ExtendWith(SharedKentongan.class)
class BadInputIT {

    private static final int PROMISED = 200;

    /** The one exception that is named: PrimeFaces tells its own script which page it leads to. */
    private static final Pattern INSIDES = Pattern.compile(
            "\\tat [a-z]|(?<!ViewExpired)Exception|java\\.(?:lang|util|sql|io)|jakarta\\.(?:servlet|ws|ejb|persistence|el)"
                    + "|(?:org|com)\\.(?:glassfish|postgresql|eclipse|apache|sun)|Payara|GlassFish|Grizzly|PSQL|SQLSTATE");

    private static final List<String> STORED = List.of(
            "select count(*) from report.report",
            "select count(*) from report.report_event where type = 'FILED'",
            "select count(*) from report.idempotency_key",
            "select count(*) from core.case_file");

    @TestFactory
    Stream<DynamicTest> refused_clearly_and_without_a_trace(Kentongan kentongan) throws IOException, SQLException {
        String used = UUID.randomUUID().toString();
        assertThat(fileOne(kentongan, used)).isEqualTo(201);
        List<BadInput> inputs = new BadInputs(kentongan.open311Key(), used).all();
        List<Long> before = stored(kentongan);

        List<DynamicTest> tests = new ArrayList<>();
        tests.add(DynamicTest.dynamicTest(
                inputs.size() + " different kinds",
                () -> assertThat(inputs.stream().map(BadInput::name).distinct().count())
                        .isEqualTo(inputs.size())
                        .isGreaterThanOrEqualTo(PROMISED)));
        for (BadInput input : inputs) {
            tests.add(DynamicTest.dynamicTest(input.name(), () -> check(kentongan, input)));
        }
        tests.add(DynamicTest.dynamicTest(
                "nothing was stored, whole or half",
                () -> assertThat(stored(kentongan)).isEqualTo(before)));
        tests.add(DynamicTest.dynamicTest(
                "and the server still works",
                () -> assertThat(fileOne(kentongan, UUID.randomUUID().toString()))
                        .isEqualTo(201)));
        return tests.stream();
    }

    /**
     * What no filter ever sees. Payara's mapper (6.2025.10) cannot decode a broken escape in a path, fails once more while it
     * logs that, and the connector ends with 200 and nothing: wrong, and out of our reach short of replacing the mapper. It
     * serves nothing, stores nothing and tells nothing; a proxy in front answers 400 ({@code docs/operations/bounds.md}). If
     * this fails because 400 comes, Payara has mended it: the special case can go.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {"/api/%zz", "/api/v1/reports/%", "/open311/v2/services%4.json", "/alert/list%zz.xhtml", "/%zz"})
    void a_broken_escape_in_the_path_gets_nothing_from_the_server(String path, Kentongan kentongan) throws IOException {
        Wire.Answer answer = send(kentongan, path, "");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/%00", "/api/%FF", "/api/..%2f..%2fx"})
    void bytes_that_are_no_path_are_400_from_the_server_itself(String path, Kentongan kentongan) throws IOException {
        Wire.Answer answer = send(kentongan, path, "");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(INSIDES.matcher(answer.body()).find()).isFalse();
    }

    /** RFC 9110, 10.1.1: 417 is what a server may say to an expectation that it does not know. It has no body here. */
    @Test
    void an_unknown_expectation_is_417_from_the_server_itself(Kentongan kentongan) throws IOException {
        Wire.Answer answer = send(kentongan, "/api/v1/jurisdictions", "Expect: wonders\r\n");
        assertThat(answer.status()).isEqualTo(417);
        assertThat(answer.body()).isEmpty();
    }

    private static Wire.Answer send(Kentongan kentongan, String path, String headers) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n";
        return Wire.send(kentongan.port(), Wire.bytes(request.getBytes(StandardCharsets.US_ASCII)));
    }

    private static void check(Kentongan kentongan, BadInput input) throws IOException {
        Wire.Answer answer = Wire.send(kentongan.port(), input.sending());
        String seen = input + ": " + answer.status() + " " + answer.headers() + " " + answer.body();
        assertThat(input.statuses()).as(seen).contains(answer.status());
        assertThat(answer.status()).as(seen).isBetween(400, 499);
        assertThat(answer.header("Server")).as(seen).isEmpty();
        assertThat(answer.header("X-Powered-By")).as(seen).isEmpty();
        assertThat(INSIDES.matcher(answer.body()).find()).as(seen).isFalse();
        if (answer.status() == 405) {
            assertThat(answer.header("Allow")).as(seen).isPresent();
        }
        if (input.voice() == Voice.PROBLEM) {
            problem(answer);
        } else if (input.voice() == Voice.OPEN311) {
            open311(answer);
        } else if (input.voice() == Voice.PAGE) {
            assertThat(answer.header("Content-Type").orElse("")).as(seen).startsWith("text/html");
            assertThat(answer.body()).contains("<html", "</html>");
        }
    }

    private static void problem(Wire.Answer answer) {
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            JsonObject problem = reader.readObject();
            assertThat(problem.getString("type")).matches("/problems/[a-z-]+");
            assertThat(problem.getInt("status")).isEqualTo(answer.status());
            assertThat(problem.getString("title")).isNotBlank();
            assertThat(problem.getString("detail")).hasSizeGreaterThan(20);
        }
    }

    private static void open311(Wire.Answer answer) {
        String type = answer.header("Content-Type").orElse("");
        if (type.startsWith("application/json")) {
            try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
                reader.readArray()
                        .getValuesAs(JsonObject.class)
                        .forEach(error ->
                                assertThat(error.getString("description")).hasSizeGreaterThan(10));
            }
        } else {
            assertThat(type).startsWith("text/xml");
            assertThat(answer.body()).containsPattern("<description>[^<]{10,}</description>");
        }
    }

    private static int fileOne(Kentongan kentongan, String idempotencyKey) throws IOException {
        String body = "{\"jurisdiction\":\"jakarta.go.id\",\"category\":\"banjir\",\"lat\":-6.1754,\"lon\":106.8272}";
        String request = "POST /api/v1/reports HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Api-Key: "
                + kentongan.open311Key() + "\r\nIdempotency-Key: " + idempotencyKey
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        return Wire.send(kentongan.port(), Wire.bytes(request.getBytes(StandardCharsets.UTF_8)))
                .status();
    }

    private static List<Long> stored(Kentongan kentongan) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + kentongan.postgresPort()
                                + "/kentongan?options=-c%20kentongan.scope%3Dsystem:test",
                        "kentongan",
                        kentongan.secrets().getProperty("database.application"));
                Statement query = connection.createStatement()) {
            List<Long> counts = new ArrayList<>();
            for (String sql : STORED) {
                try (ResultSet count = query.executeQuery(sql)) {
                    count.next();
                    counts.add(count.getLong(1));
                }
            }
            return counts;
        }
    }
}
