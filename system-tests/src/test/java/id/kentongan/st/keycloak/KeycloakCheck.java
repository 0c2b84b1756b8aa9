package id.kentongan.st.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.Checkout;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.container.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The application against a real Keycloak: {@code system-tests/keycloak}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeycloakCheck {

    private static final Pattern FORM = Pattern.compile("<form[^>]*id=\"kc-form-login\"[^>]*>");
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");

    private Kentongan kentongan;
    private Keycloak keycloak;

    @BeforeAll
    void start() throws Exception {
        int port = FreePort.draw();
        keycloak = Keycloak.start(URI.create("http://localhost:" + port + "/sign-in/openid"));
        kentongan = Kentongan.in(
                Checkout.ROOT.resolve("system-tests/target/keycloak/kentongan"),
                Map.of(
                        "KENTONGAN_HTTP_PORT",
                        String.valueOf(port),
                        "KENTONGAN_PUBLIC_URL",
                        "http://localhost:" + port,
                        "KENTONGAN_OPENID_ISSUER",
                        keycloak.issuer(),
                        "KENTONGAN_OPENID_CLIENT_ID",
                        Keycloak.CLIENT,
                        "KENTONGAN_OPENID_CLIENT_SECRET",
                        Keycloak.SECRET,
                        "KENTONGAN_OPENID_LABEL",
                        "Pemkot"));
        kentongan.start().awaitReady();
        base = "http://localhost:" + port;
    }

    private String base = "";

    @AfterAll
    void stop() {
        if (kentongan != null) {
            kentongan.close();
        }
        if (keycloak != null) {
            keycloak.close();
        }
    }

    @Test
    void staff_signs_in_through_the_provider_with_the_rights_that_we_gave() throws Exception {
        Browser stranger = new Browser();
        assertThat(stranger.get(base + "/sign-in.xhtml").body()).contains("Masuk dengan Pemkot");
        HttpResponse<String> unexpected = stranger.signIn(base + "/sign-in/openid/begin");
        assertThat(unexpected.uri().toString())
                .as("the provider knows the person, we do not yet")
                .isEqualTo(base + "/sign-in.xhtml?openid=refused");

        expect("preferred_username", Keycloak.USER);
        Browser lurah = new Browser();
        HttpResponse<String> inside = lurah.signIn(base + "/sign-in/openid/begin?next=%2Fsession%2Flist.xhtml");
        assertThat(inside.uri().toString()).isEqualTo(base + "/session/list.xhtml");
        assertThat(inside.body()).contains("OpenID");
        assertThat(lurah.get(base + "/alert/list.xhtml").uri().getPath()).isEqualTo("/alert/list.xhtml");

        HttpResponse<String> again = new Browser().signIn(base + "/sign-in/openid/begin");
        assertThat(again.uri().getPath()).as("now by the subject").isEqualTo("/today/list.xhtml");

        asOwner("update core.account set disabled_at = now() where user_name = 'jkt-kelurahan'");
        assertThat(lurah.get(base + "/alert/list.xhtml").uri().getPath())
                .as("our own table decides")
                .isEqualTo("/sign-in.xhtml");
        assertThat(new Browser().signIn(base + "/sign-in/openid/begin").uri().getQuery())
                .isEqualTo("openid=refused");
        asOwner("update core.account set disabled_at = null where user_name = 'jkt-kelurahan'");
    }

    @Test
    void an_answer_for_another_browser_or_a_made_up_one_is_refused() throws Exception {
        Browser began = new Browser();
        String callback = began.callback(base + "/sign-in/openid/begin");
        assertThat(callback)
                .startsWith(base + "/sign-in/openid?")
                .contains("code=")
                .contains("state=");
        assertThat(new Browser().get(callback).uri().getQuery())
                .as("another browser")
                .isEqualTo("openid=refused");
        assertThat(began.get(callback.replaceFirst("state=[^&]*", "state=x"))
                        .uri()
                        .getQuery())
                .as("another state")
                .isEqualTo("openid=refused");
        assertThat(began.get(callback).uri().getQuery())
                .as("what the browser kept is good once")
                .isEqualTo("openid=refused");
        Browser other = new Browser();
        String state = other.callback(base + "/sign-in/openid/begin").replaceFirst(".*state=([^&]*).*", "$1");
        assertThat(other.get(base + "/sign-in/openid?state=" + state + "&code=made.up.code")
                        .uri()
                        .getQuery())
                .as("a code that the provider did not give")
                .isEqualTo("openid=refused");
    }

    private void expect(String claim, String value) throws SQLException {
        asOwner(
                "insert into core.openid_claim (issuer, claim, value, person_id)"
                        + " select ?, ?, ?, person_id from core.account where user_name = 'jkt-kelurahan'",
                keycloak.issuer(),
                claim,
                value);
    }

    private void asOwner(String statement, Object... arguments) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", "kentongan_owner");
        login.setProperty("password", kentongan.secrets().getProperty("database.owner"));
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + kentongan.postgresPort() + "/kentongan", login);
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < arguments.length; i++) {
                prepared.setObject(i + 1, arguments[i]);
            }
            prepared.execute();
        }
    }

    /** Follows redirects by itself, as a browser without script does. */
    private static final class Browser {

        private final HttpClient http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();

        /** By host. Like a browser, and unlike Java, it sends secure cookies to this machine without https. */
        private final Map<String, Map<String, String>> cookies = new HashMap<>();

        HttpResponse<String> get(String address) throws IOException, InterruptedException {
            return follow(send(HttpRequest.newBuilder(URI.create(address))), "none");
        }

        /** Begins, fills in the provider's form and is where that leads. */
        HttpResponse<String> signIn(String address) throws IOException, InterruptedException {
            return follow(login(address), "none");
        }

        /** The same, but does not go back to us: answers with the address. */
        String callback(String address) throws IOException, InterruptedException {
            HttpResponse<String> answer = follow(login(address), "/sign-in/openid?");
            return answer.headers().firstValue("Location").orElseThrow();
        }

        private HttpResponse<String> login(String address) throws IOException, InterruptedException {
            HttpResponse<String> page = get(address);
            Matcher form = FORM.matcher(page.body());
            assertThat(form.find()).as(page.uri() + "\n" + page.body()).isTrue();
            Matcher action = ACTION.matcher(form.group());
            assertThat(action.find()).isTrue();
            String fields = "username=" + URLEncoder.encode(Keycloak.USER, StandardCharsets.UTF_8) + "&password="
                    + URLEncoder.encode(Keycloak.PASSWORD, StandardCharsets.UTF_8);
            return send(
                    HttpRequest.newBuilder(page.uri().resolve(action.group(1).replace("&amp;", "&")))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(fields)));
        }

        private HttpResponse<String> follow(HttpResponse<String> first, String until)
                throws IOException, InterruptedException {
            HttpResponse<String> answer = first;
            for (int hops = 0; hops < 10 && answer.statusCode() / 100 == 3; hops++) {
                String location = answer.headers().firstValue("Location").orElseThrow();
                if (location.contains(until)) {
                    return answer;
                }
                answer = send(HttpRequest.newBuilder(answer.uri().resolve(location)));
            }
            return answer;
        }

        private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
            Map<String, String> known =
                    cookies.computeIfAbsent(request.build().uri().getAuthority(), host -> new TreeMap<>());
            if (!known.isEmpty()) {
                request.setHeader(
                        "Cookie",
                        known.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
            }
            HttpResponse<String> answer =
                    http.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
            for (String cookie : answer.headers().allValues("Set-Cookie")) {
                String[] pair = cookie.split(";", 2)[0].split("=", 2);
                if (cookie.contains("Max-Age=0")) {
                    known.remove(pair[0]);
                } else {
                    known.put(pair[0], pair[1]);
                }
            }
            return answer;
        }
    }
}
