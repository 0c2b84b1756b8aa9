package id.kentongan.st.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import id.kentongan.st.Beside;
import id.kentongan.st.Eventually;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.SharedKentongan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A citizen signs in by mail, reads and takes along what is kept, asks to be forgotten; a privacy officer grants it. */
@Beside
@ExtendWith(SharedKentongan.class)
class OwnDataJourney {

    private static final int NARROW = 320;
    private static final String OFFICER = "mdo-pemkot";

    @Test
    void a_citizen_is_forgotten_at_the_own_wish(Kentongan kentongan) throws SQLException {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        String address = "warga." + UUID.randomUUID() + "@contoh.id";
        makePrivacyOfficer(kentongan);
        try (Browser citizen = Browser.open();
                Browser officer = Browser.open()) {
            citizen.picturedOnFailure("own-data", () -> ask(citizen, kentongan, address));
            officer.picturedOnFailure("privacy", () -> grant(officer, kentongan, address));
            citizen.page().reload();
            assertThat(citizen.page()).hasURL(Pattern.compile(".*/sign-in\\.xhtml.*"));
            assertThat(citizen.complaints()).as("errors on the console").isEmpty();
            assertThat(officer.complaints()).as("errors on the console").isEmpty();
        }
    }

    private static void ask(Browser browser, Kentongan kentongan, String address) {
        Page page = browser.page();
        page.navigate(kentongan.uri("/mail-code.xhtml").toString());
        page.locator("[id='mailCode:address']").fill(address);
        page.locator("[id='mailCode:send']").click();
        assertThat(page.locator(".notice.done")).isVisible();
        assertThat(browser.picture("mail-code")).as("width of the page").isLessThanOrEqualTo(NARROW);
        page.locator("[id='mailCode:code']").fill(code(kentongan, address));
        page.locator("[id='mailCode:submit']").click();
        assertThat(page).hasURL(Pattern.compile(".*/session/list\\.xhtml.*"));
        assertThat(browser.picture("sessions")).as("width of the page").isLessThanOrEqualTo(NARROW);

        page.locator("#toOwnData").click();
        assertThat(page.locator("#addresses")).containsText(address);
        Download file =
                page.waitForDownload(() -> page.locator("[id='file:takeAlong']").click());
        assertThat(read(file.path())).contains(address).contains("\"consents\"");
        page.locator("[id='ask:kind']").selectOption("ERASURE");
        page.locator("[id='ask:government']").selectOption("2");
        page.locator("[id='ask:words']").fill("Saya pindah kota: " + address);
        page.locator("[id='ask:submit']").click();
        assertThat(page.locator(".notice.done")).isVisible();
        assertThat(page.locator("[data-request]")).hasCount(1);
        page.locator("[id='ask:kind']").selectOption("ERASURE");
        page.locator("[id='ask:submit']").click();
        assertThat(page.locator(".notice.refused")).isVisible();
        assertThat(browser.picture("own-data")).as("width of the page").isLessThanOrEqualTo(NARROW);
        AdministrationJourney.labelled(page);
    }

    private static void grant(Browser browser, Kentongan kentongan, String address) {
        Page page = browser.page();
        page.navigate(kentongan.uri("/").toString());
        page.locator("[id='signIn:userName']").fill(OFFICER);
        page.locator("[id='signIn:password']").fill(kentongan.password(OFFICER));
        page.locator("[id='signIn:submit']").click();
        page.locator("#toSessions").click();
        page.locator("#toAuthenticator").click();
        assertThat(browser.picture("authenticator")).as("width of the page").isLessThanOrEqualTo(NARROW);
        page.locator("#toPrivacy").click();
        page.locator("[data-request]", new Page.LocatorOptions().setHasText(address))
                .locator("input[type=radio]")
                .check();
        page.locator("[id='requests:grant']").click();
        assertThat(page.locator(".notice.refused")).isVisible();
        assertThat(browser.picture("privacy")).as("width of the page").isLessThanOrEqualTo(NARROW);
        AdministrationJourney.labelled(page);
        page.locator("[data-request]", new Page.LocatorOptions().setHasText(address))
                .locator("input[type=radio]")
                .check();
        page.locator("[id='requests:answer']").fill("Data sudah dihapus");
        page.locator("[id='requests:grant']").click();
        assertThat(page.locator(".notice.done")).isVisible();
        assertThat(page.locator("main")).not().containsText(address);
    }

    private static String code(Kentongan kentongan, String address) {
        String[] code = new String[1];
        Eventually.passes(() -> {
            List<String> letters;
            try (Stream<Path> files = Files.list(kentongan.home().resolve("mail"))) {
                letters = files.map(OwnDataJourney::read)
                        .filter(text -> text.contains("To: " + address))
                        .toList();
            }
            assertThat(letters).hasSize(1);
            Matcher digits = Pattern.compile("(?m)\\b([0-9]{8})\\b")
                    .matcher(letters.get(0).split("\r?\n\r?\n", 2)[1]);
            assertThat(digits.find()).isTrue();
            code[0] = digits.group(1);
        });
        return code[0];
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void makePrivacyOfficer(Kentongan kentongan) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + kentongan.postgresPort()
                                + "/kentongan?options=-c%20kentongan.scope%3Dsystem:test",
                        "kentongan",
                        kentongan.secrets().getProperty("database.application"));
                PreparedStatement member = connection.prepareStatement(
                        "insert into core.membership (id, person_id, unit_id, role) select ?, a.person_id, u.id,"
                                + " 'PRIVACY_OFFICER' from core.account a, core.unit u where a.user_name = ?"
                                + " and u.tier = 'PEMKOT' and u.tenant_id = 2 and u.closed_at is null")) {
            member.setObject(1, UUID.randomUUID());
            member.setString(2, OFFICER);
            assertThat(member.executeUpdate()).isOne();
        }
    }
}
