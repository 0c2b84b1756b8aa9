package id.kentongan.st.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.core.identity.entity.Totp;
import id.kentongan.st.Checkout;
import id.kentongan.st.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Signing in as people do it, with pages and forms alone, and on two nodes over one database. */
@ExtendWith(SharedKentongan.class)
class SignInBlackBoxIT {

    private static final Duration OUT_EVERYWHERE = Duration.ofSeconds(5);
    private static final Pattern SECRET = Pattern.compile("<code id=\"secret\"[^>]*>([A-Z2-7 ]+)</code>");
    private static final Pattern RECOVERY = Pattern.compile("<code>((?:[A-Z2-7]{4}-){3}[A-Z2-7]{4})</code>");
    private static final Pattern BOARD = Pattern.compile("data-unit=\"([^\"]+)\"");
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /** What an administrator may do to an account, and how it is undone. */
    private static final List<String[]> CHANGES = List.of(
            new String[] {
                "update core.account set disabled_at = now() where user_name = ?",
                "update core.account set disabled_at = null where user_name = ?"
            },
            new String[] {
                "update core.membership m set valid_until = now() from core.account a"
                        + " where a.person_id = m.person_id and a.user_name = ?",
                "update core.membership m set valid_until = null from core.account a"
                        + " where a.person_id = m.person_id and a.user_name = ?"
            },
            new String[] {
                "update core.account set password_hash = password_hash || 'x' where user_name = ?",
                "update core.account set password_hash = left(password_hash, -1) where user_name = ?"
            });

    private final Kentongan kentongan;

    SignInBlackBoxIT(Kentongan kentongan) {
        this.kentongan = kentongan;
    }

    @Test
    void an_id_from_before_the_sign_in_is_worth_nothing_and_signing_out_ends_the_token() {
        Officer officer = Officer.stranger(kentongan);
        officer.get("/sign-in.xhtml");
        String before = officer.cookie();
        assertThat(before).doesNotContain("KENTONGAN-SESI");
        HttpResponse<String> inside = officer.offer("jkt-kelurahan", kentongan.password("jkt-kelurahan"));
        assertThat(inside.uri().getPath()).isEqualTo("/today/list.xhtml");
        String after = officer.cookie();
        assertThat(after).contains("KENTONGAN-SESI=");
        assertThat(insideWith(kentongan, before)).as("the planted id").isFalse();
        assertThat(insideWith(kentongan, after)).isTrue();
        String planted = before.replaceFirst("KENTONGAN=[^;]*", value(after, "KENTONGAN"));
        assertThat(insideWith(kentongan, planted))
                .as("the server's own session alone is nobody")
                .isFalse();

        Officer again = Officer.signIn(kentongan, "jkt-kelurahan", kentongan.password("jkt-kelurahan"));
        assertThat(value(again.cookie(), "KENTONGAN-SESI")).isNotEqualTo(value(after, "KENTONGAN-SESI"));

        officer.submit(inside, "session", Map.of("session:signOut", ""));
        assertThat(insideWith(kentongan, after)).as("after signing out").isFalse();
        assertThat(insideWith(kentongan, again.cookie()))
                .as("the other one goes on")
                .isTrue();
    }

    @Test
    void a_character_that_no_database_holds_is_refused_in_addresses_and_forms() {
        Officer officer = Officer.signIn(kentongan, "jkt-kelurahan", kentongan.password("jkt-kelurahan"));
        assertThat(officer.get("/alert/list.xhtml?unit=a%00b").statusCode()).isEqualTo(400);
        HttpResponse<String> answer = Officer.stranger(kentongan).offer("siti\0", "kata sandi yang panjang");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("<h1>");
    }

    @Test
    void a_person_sees_their_sessions_and_ends_the_others() {
        Officer here = Officer.signIn(kentongan, "jkt-kecamatan", kentongan.password("jkt-kecamatan"));
        Officer there = Officer.signIn(kentongan, "jkt-kecamatan", kentongan.password("jkt-kecamatan"));
        HttpResponse<String> page = here.get("/session/list.xhtml");
        assertThat(page.body()).contains("Sesi saya").contains("Sesi ini");
        here.submit(page, "sessions", Map.of("sessions:endOthers", ""));
        assertThat(there.get("/alert/list.xhtml").uri().getPath()).isEqualTo("/sign-in.xhtml");
        assertThat(here.get("/alert/list.xhtml").uri().getPath()).isEqualTo("/alert/list.xhtml");
        assertThat(here.get("/session/list.xhtml?person=00000000-0000-0000-0000-000000000001")
                        .statusCode())
                .as("others' are an administrator's")
                .isEqualTo(404);
    }

    @Test
    void an_authenticator_is_set_up_asked_for_and_none_of_its_codes_is_good_twice() throws Exception {
        String user = "jkt-pemkot";
        Officer officer = Officer.signIn(kentongan, user, kentongan.password(user));
        HttpResponse<String> page = officer.get("/session/authenticator.xhtml");
        assertThat(page.body()).contains("data:image/svg+xml;base64,");
        byte[] secret = secret(page.body());
        assertThat(officer.submit(
                                page, "authenticator", Map.of("authenticator:code", "abc", "authenticator:submit", ""))
                        .body())
                .contains("Kode tidak cocok");
        String first = code(secret);
        HttpResponse<String> done = officer.submit(
                officer.get("/session/authenticator.xhtml"),
                "authenticator",
                Map.of("authenticator:code", first, "authenticator:submit", ""));
        Matcher codes = RECOVERY.matcher(done.body());
        assertThat(codes.find()).as(done.body()).isTrue();
        String recovery = codes.group(1);
        try {
            Officer next = Officer.stranger(kentongan);
            HttpResponse<String> step = next.offer(user, kentongan.password(user));
            assertThat(step.uri().getPath()).isEqualTo("/second-step.xhtml");
            assertThat(next.get("/alert/list.xhtml").uri().getPath())
                    .as("the password alone is not enough")
                    .isEqualTo("/second-step.xhtml");
            String half = next.cookie();
            HttpResponse<String> replayed = pass(next, first);
            assertThat(replayed.uri().getPath()).as("the code that set it up").isEqualTo("/second-step.xhtml");
            assertThat(replayed.body()).contains("sudah dipakai");
            HttpResponse<String> inside = pass(next, recovery);
            assertThat(inside.uri().getPath()).isEqualTo("/today/list.xhtml");
            assertThat(insideWith(kentongan, half))
                    .as("the token of the first step")
                    .isFalse();

            Officer other = Officer.stranger(kentongan);
            other.offer(user, kentongan.password(user));
            assertThat(pass(other, recovery).uri().getPath())
                    .as("a recovery code is good once")
                    .isEqualTo("/second-step.xhtml");
            assertThat(pass(other, codeOfNextStep(secret)).uri().getPath()).isEqualTo("/today/list.xhtml");
        } finally {
            asOwner(
                    "delete from core.second_factor where person_id ="
                            + " (select person_id from core.account where user_name = ?)",
                    user);
        }
    }

    @Test
    void a_citizen_signs_in_with_a_code_from_a_letter_and_again_as_the_same_person() {
        String address = "warga" + System.nanoTime() + "@contoh.id";
        Officer citizen = withCode(address);
        HttpResponse<String> page = citizen.get("/session/list.xhtml");
        assertThat(page.uri().getPath()).isEqualTo("/session/list.xhtml");
        assertThat(page.body()).contains("Kode lewat surel");
        assertThat(citizen.get("/alert/list.xhtml").body())
                .as("no board is a citizen's")
                .doesNotContain("data-key");
        assertThat(citizen.get("/operation/dead-letters.xhtml").statusCode()).isEqualTo(404);
        Officer again = withCode(address);
        assertThat(again.get("/session/list.xhtml").body().split("data-session=", -1))
                .as("both sessions of one person")
                .hasSize(3);
        assertThat(citizen.cookie()).doesNotContain(address);
    }

    private Officer withCode(String address) {
        List<Path> before = Letters.of(kentongan).all();
        Officer citizen = Officer.stranger(kentongan);
        HttpResponse<String> asked = citizen.submit(
                citizen.get("/mail-code.xhtml"), "mailCode", Map.of("mailCode:address", address, "mailCode:send", ""));
        assertThat(asked.body()).contains("Kode sedang dikirim");
        String code = Letters.of(kentongan).code(address, before);
        HttpResponse<String> wrong = citizen.submit(
                asked,
                "mailCode",
                Map.of("mailCode:address", address, "mailCode:code", "00000000", "mailCode:submit", ""));
        assertThat(wrong.body()).contains("Kode tidak cocok");
        HttpResponse<String> inside = citizen.submit(
                wrong, "mailCode", Map.of("mailCode:address", address, "mailCode:code", code, "mailCode:submit", ""));
        assertThat(inside.uri().getPath()).isEqualTo("/session/list.xhtml");
        return citizen;
    }

    @Test
    void who_is_out_on_one_node_is_out_on_the_other_within_five_seconds() throws Exception {
        try (Kentongan second = secondNode()) {
            second.start().awaitReady();
            String password = kentongan.password("jkt-pemprov");
            outAfter(second, password, officer -> {
                HttpResponse<String> page = officer.get("/alert/list.xhtml");
                officer.submit(page, "session", Map.of("session:signOut", ""));
            });
            for (String[] change : CHANGES) {
                try {
                    outAfter(second, password, officer -> asOwner(change[0], "jkt-pemprov"));
                } finally {
                    asOwner(change[1], "jkt-pemprov");
                }
            }
            movedOn(second);
        }
    }

    /** Moved to another unit on this node: signed in still, and on the other one there too, and only there. */
    private void movedOn(Kentongan second) throws Exception {
        Officer officer = Officer.signIn(kentongan, "jkt-kelurahan", kentongan.password("jkt-kelurahan"));
        Officer colleague = Officer.signIn(kentongan, "jkt-kecamatan", kentongan.password("jkt-kecamatan"));
        UUID old = board(kentongan, officer.cookie());
        UUID next = board(kentongan, colleague.cookie());
        assertThat(board(second, officer.cookie())).isEqualTo(old).isNotEqualTo(next);
        String move = "update core.membership m set unit_id = ? from core.account a"
                + " where a.person_id = m.person_id and a.user_name = 'jkt-kelurahan'";
        asOwner(move, next);
        try {
            Eventually.within(OUT_EVERYWHERE, () -> {
                for (Kentongan node : List.of(kentongan, second)) {
                    assertThat(board(node, officer.cookie())).isEqualTo(next);
                    assertThat(page(node, officer.cookie(), "/alert/list.xhtml?unit=" + old))
                            .as("the board of before")
                            .doesNotContain("data-unit=\"" + old);
                }
            });
        } finally {
            asOwner(move, old);
        }
    }

    private static UUID board(Kentongan node, String cookie) {
        Matcher unit = BOARD.matcher(page(node, cookie, "/alert/list.xhtml"));
        assertThat(unit.find()).isTrue();
        return UUID.fromString(unit.group(1));
    }

    private static String page(Kentongan node, String cookie, String path) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(node.uri(path))
                                    .header("Cookie", cookie)
                                    .timeout(Duration.ofSeconds(30))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private interface Change {
        void happen(Officer officer) throws Exception;
    }

    /** Signed in on this node; page and live page on the other one end with the change. */
    private void outAfter(Kentongan second, String password, Change change) throws Exception {
        Officer officer = Officer.signIn(kentongan, "jkt-pemprov", password);
        assertThat(insideWith(second, officer.cookie()))
                .as("signed in on one node is signed in on the other")
                .isTrue();
        LivePage live = LivePage.open(second, officer.cookie());
        String cookie = officer.cookie();
        change.happen(officer);
        long since = System.nanoTime();
        Eventually.within(
                OUT_EVERYWHERE,
                () -> assertThat(insideWith(second, cookie))
                        .as("page of the other node")
                        .isFalse());
        Eventually.within(
                OUT_EVERYWHERE,
                () -> assertThat(insideWith(kentongan, cookie))
                        .as("page of this node")
                        .isFalse());
        assertThat(live.closeCode(OUT_EVERYWHERE))
                .as("live page of the other node")
                .isEqualTo(1008);
        assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(OUT_EVERYWHERE.plusSeconds(1));
    }

    private Kentongan secondNode() throws IOException {
        Properties secrets = kentongan.secrets();
        Map<String, String> shared = new HashMap<>(Map.of(
                "KENTONGAN_DB_URL", "jdbc:postgresql://127.0.0.1:" + kentongan.postgresPort() + "/kentongan",
                "KENTONGAN_DB_PASSWORD", secrets.getProperty("database.application"),
                "KENTONGAN_DB_OWNER_PASSWORD", secrets.getProperty("database.owner"),
                "KENTONGAN_DB_READER_PASSWORD", secrets.getProperty("database.reader"),
                "KENTONGAN_DB_CONNECTIONS", "10"));
        Map.of(
                        "KENTONGAN_DB_VAULT_PASSWORD", "database.vault",
                        "KENTONGAN_AUDIT_KEY", "audit",
                        "KENTONGAN_CONTACT_KEY", "contact",
                        "KENTONGAN_PSEUDONYM_KEY", "pseudonym",
                        "KENTONGAN_IDENTITY_KEY", "identity")
                .forEach((variable, name) -> shared.put(variable, secrets.getProperty(name)));
        Kentongan second = Kentongan.in(Checkout.ROOT.resolve("system-tests/target/blackbox/second-node"), shared);
        // With files of its own it would draw other passwords for the demonstration.
        Files.createDirectories(second.home());
        for (String file : List.of("demo-accounts.txt", "open311-key.txt")) {
            Files.copy(kentongan.home().resolve(file), second.home().resolve(file));
        }
        return second;
    }

    private static boolean insideWith(Kentongan node, String cookie) {
        try {
            HttpResponse<Void> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(node.uri("/session/list.xhtml"))
                                    .header("Cookie", cookie)
                                    .timeout(Duration.ofSeconds(30))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
            assertThat(answer.statusCode()).isIn(200, 302);
            return answer.statusCode() == 200;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** {@code NAME=value} of a header of cookies. */
    private static String value(String cookies, String name) {
        return Stream.of(cookies.split("; "))
                .filter(cookie -> cookie.startsWith(name + "="))
                .findFirst()
                .orElse("");
    }

    private static HttpResponse<String> pass(Officer officer, String code) {
        return officer.submit(
                officer.get("/second-step.xhtml"),
                "secondStep",
                Map.of("secondStep:code", code, "secondStep:submit", ""));
    }

    private static byte[] secret(String page) {
        Matcher text = SECRET.matcher(page);
        assertThat(text.find()).as(page).isTrue();
        String letters = text.group(1).replace(" ", "");
        byte[] secret = new byte[letters.length() * 5 / 8];
        long buffer = 0;
        int bits = 0;
        int at = 0;
        for (char letter : letters.toCharArray()) {
            buffer = buffer << 5 | ALPHABET.indexOf(letter);
            bits += 5;
            if (bits >= 8 && at < secret.length) {
                bits -= 8;
                secret[at++] = (byte) (buffer >> bits);
            }
        }
        return secret;
    }

    private static String code(byte[] secret) {
        return Totp.code(secret, System.currentTimeMillis() / 1000 / Totp.STEP_SECONDS);
    }

    /** A clock that is half a minute ahead is forgiven, so nobody has to wait for the next code here. */
    private static String codeOfNextStep(byte[] secret) {
        return Totp.code(secret, System.currentTimeMillis() / 1000 / Totp.STEP_SECONDS + 1);
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
}
