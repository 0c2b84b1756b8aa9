package id.kentongan.st.api;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.Beside;
import id.kentongan.st.Checkout;
import id.kentongan.st.blackbox.Kentongan;
import jakarta.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The outer edge of the jar in production, behind https, with three host names (OWASP ASVS 5.0, chapters 3 and 13). */
@Beside
class EdgesIT {

    private static final String PUBLIC = "lapor.kota.test";
    private static final String STAFF = "dasbor.kota.test";
    private static final String MEDIA = "media.kota.test";

    private static Kentongan kentongan;

    @BeforeAll
    static void start() {
        kentongan = Kentongan.in(
                        Checkout.ROOT.resolve("system-tests/target/blackbox/edges"),
                        Map.of(
                                "KENTONGAN_PROFILE",
                                "production",
                                "KENTONGAN_ACCEPT_EMBEDDED",
                                "database,broker",
                                "KENTONGAN_HTTP_HOST",
                                "127.0.0.1",
                                "KENTONGAN_PUBLIC_URL",
                                "https://" + PUBLIC,
                                "KENTONGAN_STAFF_URL",
                                "https://" + STAFF,
                                "KENTONGAN_MEDIA_URL",
                                "https://" + MEDIA))
                .start();
        kentongan.awaitReady();
    }

    @AfterAll
    static void stop() {
        kentongan.close();
    }

    private static Wire.Answer ask(String method, String host, String path, String... headers) throws IOException {
        StringBuilder text = new StringBuilder(method + " " + path + " HTTP/1.1\r\nConnection: close\r\n");
        if (!host.isEmpty()) {
            text.append("Host: ").append(host).append("\r\n");
        }
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        if (method.equals("POST")) {
            text.append("Content-Length: 0\r\n");
        }
        return Wire.send(kentongan.port(), Wire.bytes((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** An address and the host that it is asked at. */
    private record Door(String method, String host, String path) {}

    private static List<Door> doors() throws IOException, InterruptedException {
        List<Door> doors = new ArrayList<>();
        pages().forEach(page -> doors.add(new Door("GET", STAFF, page)));
        String openApi = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(kentongan.uri("/api/v1/openapi.json"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        Json.createReader(new StringReader(openApi))
                .readObject()
                .getJsonObject("paths")
                .keySet()
                .forEach(path -> doors.add(new Door("GET", PUBLIC, path.replaceAll("\\{[^}]*}", "x"))));
        for (String path :
                List.of("discovery.xml", "services.json", "requests.xml", "requests/x.json", "nothing.xml")) {
            doors.add(new Door("GET", PUBLIC, "/open311/v2/" + path));
        }
        doors.add(new Door("GET", PUBLIC, "/lapor"));
        doors.add(new Door("GET", PUBLIC, "/lacak"));
        doors.add(new Door("GET", PUBLIC, "/kabar"));
        doors.add(new Door("GET", STAFF, "/nowhere"));
        doors.add(new Door("GET", STAFF, "/nowhere.xhtml"));
        doors.add(new Door("DELETE", STAFF, "/sign-in.xhtml"));
        doors.add(new Door("POST", STAFF, "/sign-in.xhtml"));
        doors.add(new Door("POST", PUBLIC, "/api/v1/reports"));
        doors.add(new Door("POST", PUBLIC, "/open311/v2/requests.json"));
        doors.add(new Door("GET", PUBLIC, "/api/v1/" + "x".repeat(5_000)));
        doors.add(new Door("GET", PUBLIC, "/problems/not-found"));
        doors.add(new Door("GET", PUBLIC, "/alert/list.xhtml"));
        doors.add(new Door("GET", "somebody.test", "/alert/list.xhtml"));
        doors.add(new Door("GET", "somebody.test", "/api/v1/reports"));
        doors.add(new Door("GET", STAFF, "/jakarta.faces.resource/nothing.css.xhtml?ln=kentongan"));
        doors.add(new Door("GET", STAFF, "/jakarta.faces.resource/kentongan.css.xhtml?ln=kentongan"));
        doors.add(new Door("GET", MEDIA, "/media/x"));
        doors.add(new Door("GET", STAFF, "/live"));
        doors.add(new Door("POST", STAFF, "/live/ticket"));
        return doors;
    }

    /** As they lie in the web application: a new one is asked without being named here. */
    private static List<String> pages() throws IOException {
        Path folder = Checkout.ROOT.resolve("dashboard-web/src/main/webapp");
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> pages = files.map(file -> "/" + folder.relativize(file))
                    .filter(page -> page.endsWith(".xhtml"))
                    .filter(page -> !page.startsWith("/WEB-INF/") && !page.startsWith("/resources/"))
                    .toList();
            assertThat(pages).hasSizeGreaterThan(5);
            return pages;
        }
    }

    @Test
    void every_answer_tells_browsers_what_they_must_not_do() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Door door : doors()) {
            Wire.Answer answer = ask(door.method(), door.host(), door.path());
            String policies = String.join(
                    " | ",
                    answer.headers().stream()
                            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-security-policy:"))
                            .toList());
            boolean kept =
                    answer.header("Cache-Control").isPresent() || door.path().startsWith("/jakarta.faces");
            boolean well = answer.status() > 0
                    && policies.contains("frame-ancestors 'none'")
                    && policies.contains("base-uri 'none'")
                    && (policies.contains("object-src 'none'") || policies.contains("default-src 'none'"))
                    && answer.header("X-Content-Type-Options").equals(Optional.of("nosniff"))
                    && answer.header("Referrer-Policy").equals(Optional.of("same-origin"))
                    && answer.header("Strict-Transport-Security").orElse("").contains("max-age=31536000")
                    && answer.header("X-Powered-By").isEmpty()
                    && answer.header("Server").isEmpty()
                    && kept;
            if (!well) {
                wrong.add(door + " " + answer.status() + " " + answer.headers());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        PUBLIC + ", /api/v1/jurisdictions, 200",
        STAFF + ", /api/v1/jurisdictions, 404",
        MEDIA + ", /api/v1/jurisdictions, 404",
        PUBLIC + ", /open311/v2/discovery.json, 200",
        STAFF + ", /open311/v2/discovery.json, 404",
        STAFF + ", /sign-in.xhtml, 200",
        STAFF + ", /alert/list.xhtml, 302",
        PUBLIC + ", /alert/list.xhtml, 404",
        MEDIA + ", /alert/list.xhtml, 404",
        PUBLIC + ", /live, 404",
        "dasbor.kota.test:443, /sign-in.xhtml, 200",
        "dasbor.kota.test:8443, /sign-in.xhtml, 421",
        "somebody.test, /sign-in.xhtml, 421",
        "somebody.test, /api/v1/jurisdictions, 421",
        "somebody.test, /api/health, 200",
        "lapor.kota.test.somebody.test, /, 421"
    })
    void a_host_serves_its_own_part_and_a_strange_one_nothing(String host, String path, int status) throws IOException {
        assertThat(ask("GET", host, path).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Origin: https://somebody.test",
                "Origin: https://media.kota.test",
                "Origin: http://dasbor.kota.test",
                "Origin: https://dasbor.kota.test.somebody.test",
                "Origin: null",
                "Cookie: KENTONGAN=x"
            })
    void a_form_of_somebody_else_is_refused(String header) throws IOException {
        assertThat(ask("POST", STAFF, "/sign-in.xhtml", header).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sec-Fetch-Site: same-origin", "Origin: https://dasbor.kota.test"})
    void a_form_of_our_own_is_taken(String header) throws IOException {
        assertThat(ask("POST", STAFF, "/sign-in.xhtml", header, "Cookie: a=b").status())
                .isNotEqualTo(403);
    }

    @Test
    void cookies_travel_by_https_alone_and_are_out_of_reach_of_scripts() throws IOException {
        List<String> cookies = ask("GET", STAFF, "/sign-in.xhtml").headers().stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("set-cookie:"))
                .toList();

        assertThat(cookies)
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie)
                        .containsIgnoringCase("; Secure")
                        .containsIgnoringCase("; HttpOnly")
                        .containsIgnoringCase("; SameSite=Lax")
                        .doesNotContainIgnoringCase("Domain="));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin",
                "/console",
                "/management",
                "/asadmin",
                "/__asadmin",
                "/openapi",
                "/metrics",
                "/WEB-INF/web.xml",
                "/META-INF/MANIFEST.MF",
                "/jakarta.faces.resource/../WEB-INF/web.xml",
                "/resources/",
                "/.git/config"
            })
    void nothing_of_the_server_itself_is_reached(String path) throws IOException {
        assertThat(ask("GET", PUBLIC, path).status()).isIn(400, 403, 404);
        assertThat(ask("GET", "localhost", path).status()).isIn(400, 403, 404);
    }

    @Test
    void a_request_is_not_echoed() throws IOException {
        Wire.Answer answer = ask("TRACE", STAFF, "/sign-in.xhtml", "X-Secret: beaten");

        assertThat(answer.status()).isGreaterThanOrEqualTo(400);
        assertThat(answer.body()).doesNotContain("beaten");
    }

    @Test
    void a_page_of_another_site_may_read_what_is_public_and_send_nothing() throws IOException {
        Wire.Answer read = ask(
                "GET",
                PUBLIC,
                "/open311/v2/services.json?jurisdiction_id=jakarta.go.id",
                "Origin: https://somebody.test");
        Wire.Answer asked = ask(
                "OPTIONS",
                PUBLIC,
                "/open311/v2/requests.json",
                "Origin: https://somebody.test",
                "Access-Control-Request-Method: POST");

        assertThat(read.header("Access-Control-Allow-Origin")).contains("*");
        assertThat(read.header("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(asked.header("Access-Control-Allow-Methods").orElse("")).doesNotContain("POST");
        assertThat(ask("GET", STAFF, "/sign-in.xhtml", "Origin: https://somebody.test")
                        .header("Access-Control-Allow-Origin"))
                .isEmpty();
    }
}
