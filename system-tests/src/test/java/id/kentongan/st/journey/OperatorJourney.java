package id.kentongan.st.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import id.kentongan.st.Beside;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.SharedKentongan;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An administrator at work: finds what could not be applied, and discards it with a reason. */
@Beside
@ExtendWith(SharedKentongan.class)
class OperatorJourney {

    private static final int NARROW = 320;
    private static final String ADMINISTRATOR = "jkt-pemprov";

    @Test
    void an_administrator_decides_on_a_dead_letter_with_the_keyboard_alone(Kentongan kentongan) throws SQLException {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        String letter = prepare(kentongan);
        try (Browser browser = Browser.open()) {
            browser.picturedOnFailure("operator", () -> work(browser, kentongan, letter));
            assertThat(browser.complaints()).as("errors on the console").isEmpty();
        }
    }

    private static void work(Browser browser, Kentongan kentongan, String letter) {
        Page page = browser.page();
        page.navigate(kentongan.uri("/").toString());
        page.locator("[id='signIn:userName']").fill(ADMINISTRATOR);
        page.locator("[id='signIn:password']").fill(kentongan.password(ADMINISTRATOR));
        page.locator("[id='signIn:submit']").click();
        page.locator("#toLetters").click();
        assertThat(page).hasURL(Pattern.compile(".*/operation/dead-letters\\.xhtml.*"));

        Locator card = page.locator("[data-letter='" + letter + "']");
        assertThat(card).containsText("uji <coba> peramban");
        assertThat(browser.picture("dead-letters")).as("width of the page").isLessThanOrEqualTo(NARROW);
        assertThat(page.evaluate("[...document.querySelectorAll('input:not([type=hidden])')]"
                        + ".every(input => input.labels.length > 0 || input.type === 'submit')"))
                .as("every field has its label")
                .isEqualTo(true);

        page.locator("[id='letter-" + letter + "']").focus();
        page.keyboard().press("Space");
        page.locator("[id='letters:discard']").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".notice.refused")).isVisible();
        assertThat(card).isVisible();

        page.locator("[id='letter-" + letter + "']").check();
        page.locator("[id='letters:reason']").fill("Pesan uji coba dari peramban");
        page.locator("[id='letters:discard']").click();
        assertThat(page.locator(".notice.done")).isVisible();
        assertThat(card).hasCount(0);
    }

    /** With the application's own rights: one officer more is an administrator, one message was given up. */
    private static String prepare(Kentongan kentongan) throws SQLException {
        UUID letter = UUID.randomUUID();
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + kentongan.postgresPort()
                                + "/kentongan?options=-c%20kentongan.scope%3Dsystem:test",
                        "kentongan",
                        kentongan.secrets().getProperty("database.application"));
                PreparedStatement member = connection.prepareStatement(
                        "insert into core.membership (id, person_id, role) select ?, person_id, 'ADMINISTRATOR'"
                                + " from core.account where user_name = ?");
                PreparedStatement dead = connection.prepareStatement(
                        "insert into core.dead_letter (id, message_id, queue, body, reason, deliveries, parked_at)"
                                + " values (?, null, 'kelurahan', 'bukan JSON', 'uji <coba> peramban', 5, now())")) {
            member.setObject(1, UUID.randomUUID());
            member.setString(2, ADMINISTRATOR);
            member.executeUpdate();
            dead.setObject(1, letter);
            dead.executeUpdate();
        }
        return letter.toString();
    }
}
