package id.kentongan.st.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.Eventually;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in at the live socket, and how many. */
@ExtendWith(SharedKentongan.class)
class LiveBlackBoxIT {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int POLICY = 1008;
    private static final int TOO_MANY = 4001;
    private static final int MOST_OF_ONE = 10;

    private final Kentongan kentongan;

    LiveBlackBoxIT(Kentongan kentongan) {
        this.kentongan = kentongan;
    }

    private Officer officer(String user) {
        return Officer.signIn(kentongan, user, kentongan.password(user));
    }

    @Test
    void a_ticket_opens_one_page_once() {
        String cookie = officer("jkt-kelurahan").cookie();
        String ticket = LivePage.ask(kentongan, cookie).body();
        try (LivePage first = LivePage.silent(kentongan, cookie);
                LivePage second = LivePage.silent(kentongan, cookie)) {
            first.say(ticket);
            first.awaitFrame("beat");
            second.say(ticket);
            assertThat(second.closeCode(SOON)).as("the same ticket again").isEqualTo(POLICY);
            assertThat(second.frames()).isEmpty();
            first.say("another word");
            assertThat(first.closeCode(SOON)).as("what has more to say").isEqualTo(1003);
        }
    }

    @Test
    void without_a_ticket_nothing_is_heard_and_the_page_is_closed() {
        String cookie = officer("jkt-kelurahan").cookie();
        try (LivePage silent = LivePage.silent(kentongan, cookie)) {
            assertThat(silent.closeCode(Duration.ofSeconds(20))).isEqualTo(POLICY);
            assertThat(silent.frames()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "{}", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "' or 1=1 --"})
    void what_is_no_ticket_opens_nothing(String invented) {
        try (LivePage page = LivePage.silent(kentongan, officer("jkt-kelurahan").cookie())) {
            page.say(invented);
            assertThat(page.closeCode(SOON)).isEqualTo(POLICY);
        }
    }

    @Test
    void a_ticket_of_another_session_opens_nothing_not_even_of_the_same_person() {
        String own = officer("jkt-kelurahan").cookie();
        String ticket = LivePage.ask(kentongan, own).body();
        for (String other : List.of("jkt-kelurahan", "jkt-pemkot")) {
            try (LivePage page = LivePage.silent(kentongan, officer(other).cookie())) {
                page.say(ticket);
                assertThat(page.closeCode(SOON)).as(other).isEqualTo(POLICY);
            }
        }
        try (LivePage page = LivePage.silent(kentongan, own)) {
            page.say(ticket);
            page.awaitFrame("beat");
        }
    }

    @Test
    void a_ticket_of_half_a_minute_ago_opens_nothing() throws SQLException {
        String cookie = officer("jkt-kelurahan").cookie();
        String ticket = LivePage.ask(kentongan, cookie).body();
        asOwner("update core.live_ticket set expires_at = expires_at - interval '30 seconds'");
        try (LivePage page = LivePage.silent(kentongan, cookie)) {
            page.say(ticket);
            assertThat(page.closeCode(SOON)).isEqualTo(POLICY);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "https://somebody.test",
                "http://localhost.somebody.test",
                "http://sub.localhost",
                "http://localhost:1"
            })
    void a_page_of_another_site_is_not_let_in_even_with_a_ticket(String origin) {
        String cookie = officer("jkt-kelurahan").cookie();
        try (LivePage page = LivePage.silent(kentongan, cookie, origin)) {
            assertThat(page.closeCode(SOON)).isEqualTo(POLICY);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Origin: https://somebody.test", "Origin: null", "Sec-Fetch-Site: cross-site", "X-None: x"})
    void a_page_of_another_site_gets_no_ticket(String header) throws Exception {
        String[] parts = header.split(": ");
        HttpResponse<String> answer = post(officer("jkt-kelurahan").cookie(), parts[0], parts[1]);
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void who_is_not_signed_in_or_has_no_board_gets_no_ticket() throws Exception {
        assertThat(LivePage.ask(kentongan, "KENTONGAN-SESI=x").statusCode()).isEqualTo(401);
        assertThat(LivePage.ask(kentongan, officer("jkt-privacy").cookie()).statusCode())
                .as("who has no board")
                .isEqualTo(404);
        HttpResponse<String> read = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(kentongan.uri("/live/ticket"))
                                .header("Cookie", officer("jkt-kelurahan").cookie())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(read.statusCode()).as("by a link").isEqualTo(405);
        HttpResponse<String> given =
                LivePage.ask(kentongan, officer("jkt-kelurahan").cookie());
        assertThat(given.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void of_one_person_the_newest_ten_stay_open() {
        String cookie = officer("jkt-kecamatan").cookie();
        List<LivePage> pages = new ArrayList<>();
        try {
            for (int i = 0; i < MOST_OF_ONE + 2; i++) {
                pages.add(LivePage.open(kentongan, cookie));
            }
            assertThat(pages.get(0).closeCode(SOON)).isEqualTo(TOO_MANY);
            assertThat(pages.get(1).closeCode(SOON)).isEqualTo(TOO_MANY);
            assertThat(pages.subList(2, pages.size())).allMatch(LivePage::isOpen);
            try (LivePage colleague =
                    LivePage.open(kentongan, officer("jkt-pemkot").cookie())) {
                assertThat(colleague.isOpen()).as("somebody else's").isTrue();
            }
        } finally {
            pages.forEach(LivePage::close);
        }
    }

    @Test
    void who_is_moved_hears_of_the_new_board_and_of_the_old_one_no_more() throws Exception {
        new Open311Client(kentongan).file("Untuk petugas yang pindah.");
        UUID old = unit("jkt-kelurahan");
        UUID next = unit("jkt-kecamatan");
        Officer officer = officer("jkt-kelurahan");
        try (Knock knock = new Knock(kentongan);
                LivePage page = LivePage.open(kentongan, officer.cookie())) {
            knock.at(1, old);
            page.awaitFrame(old.toString());
            move("jkt-kelurahan", next);
            try {
                Eventually.within(Duration.ofSeconds(5), () -> {
                    knock.at(1, next);
                    assertThat(page.frames()).anyMatch(frame -> frame.contains(next.toString()));
                });
                long heard = count(page, old);
                knock.at(1, old);
                knock.at(1, next);
                page.awaitFrames("beat", (int) count(page, "beat") + 1);
                assertThat(count(page, old)).as("of the old board").isEqualTo(heard);
                assertThat(officer.get("/alert/list.xhtml").body())
                        .contains("data-unit=\"" + next + "\"")
                        .doesNotContain("data-unit=\"" + old + "\"");
            } finally {
                move("jkt-kelurahan", old);
            }
        }
    }

    @Test
    void what_changes_on_an_open_list_comes_alone_and_nothing_is_kept_for_it() throws Exception {
        String ticket = new Open311Client(kentongan).file("Untuk daftar yang sudah terbuka.");
        String own = "/alert/cards.xhtml?automatic=true&unit=" + unit("jkt-kelurahan");
        Officer officer = officer("jkt-kelurahan");
        Eventually.within(SOON, () -> {
            HttpResponse<String> cards = officer.get(own);
            assertThat(cards.body())
                    .contains("data-ticket=\"" + ticket + "\"", "id=\"bell\"")
                    .doesNotContain("<html", "jakarta.faces.ViewState");
            assertThat(cards.headers().allValues("Set-Cookie")).isEmpty();
        });
        assertThat(officer.get("/alert/cards.xhtml?unit=" + unit("jkt-pemkot")).body())
                .as("another unit's")
                .doesNotContain("data-ticket");
    }

    private static long count(LivePage page, Object words) {
        return page.frames().stream()
                .filter(frame -> frame.contains(words.toString()))
                .count();
    }

    private UUID unit(String user) {
        Matcher unit = Pattern.compile("data-unit=\"([^\"]+)\"")
                .matcher(officer(user).get("/alert/list.xhtml").body());
        assertThat(unit.find()).isTrue();
        return UUID.fromString(unit.group(1));
    }

    private void move(String user, UUID unit) throws SQLException {
        asOwner("update core.membership m set unit_id = '" + unit + "' from core.account a"
                + " where a.person_id = m.person_id and a.user_name = '" + user + "'");
    }

    private HttpResponse<String> post(String cookie, String name, String value)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(kentongan.uri("/live/ticket"))
                                .header("Cookie", cookie)
                                .header(name, value)
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private void asOwner(String statement) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", "kentongan_owner");
        login.setProperty("password", kentongan.secrets().getProperty("database.owner"));
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + kentongan.postgresPort() + "/kentongan", login);
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            prepared.execute();
        }
    }
}
