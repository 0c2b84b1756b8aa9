package id.kentongan.st.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.SelectOption;
import id.kentongan.st.Beside;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.SharedKentongan;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An administrator at work: invites somebody, plans a turn, gives out a key, and finds all of it in the audit. */
@Beside
@ExtendWith(SharedKentongan.class)
class AdministrationJourney {

    private static final int NARROW = 320;
    static final String ADMINISTRATOR = "jkt-pemprov";
    private static final String UNIT = "Gambir";

    @Test
    void an_administrator_staffs_a_unit_and_the_audit_tells_it(Kentongan kentongan) throws SQLException {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        makeAdministrator(kentongan);
        try (Browser browser = Browser.open()) {
            browser.picturedOnFailure("administration", () -> work(browser, kentongan));
            assertThat(browser.complaints()).as("errors on the console").isEmpty();
        }
    }

    private static void work(Browser browser, Kentongan kentongan) {
        String name = "Rahma " + UUID.randomUUID().toString().substring(0, 8);
        Page page = browser.page();
        page.navigate(kentongan.uri("/").toString());
        page.locator("[id='signIn:userName']").fill(ADMINISTRATOR);
        page.locator("[id='signIn:password']").fill(kentongan.password(ADMINISTRATOR));
        page.locator("[id='signIn:submit']").click();

        page.locator("#toStaff").click();
        assertThat(page).hasURL(Pattern.compile(".*/administration/staff\\.xhtml.*"));
        page.locator("#words").fill(UNIT);
        page.locator("main [role='search'] button").click();
        page.locator(".units a").first().click();
        assertThat(page.locator("#unitName")).containsText(UNIT);

        page.locator("[id='invite:submit']").click();
        assertThat(page.locator(".notice.refused")).isVisible();
        page.locator("[id='invite:displayName']").fill(name);
        page.locator("[id='invite:role']").selectOption("OFFICER");
        page.locator("[id='invite:submit']").click();
        assertThat(page.locator(".notice.done")).isVisible();
        String link = page.locator("#oneTimeLink").textContent().strip();
        Locator card = page.locator(".letter", new Page.LocatorOptions().setHasText(name));
        assertThat(card).isVisible();
        assertThat(browser.picture("staff")).as("width of the page").isLessThanOrEqualTo(NARROW);
        labelled(page);

        LocalDateTime start = LocalDateTime.now(ZoneId.of("Asia/Jakarta")).truncatedTo(ChronoUnit.MINUTES);
        page.locator("#person").selectOption(new SelectOption().setLabel(name));
        page.locator("[id='duty:starts']").fill(start.plusHours(1).toString());
        page.locator("[id='duty:ends']").fill(start.plusHours(9).toString());
        page.locator("[id='duty:plan']").click();
        assertThat(page.locator("[data-turn]", new Page.LocatorOptions().setHasText(name)))
                .isVisible();

        card.locator("input[type=radio]").check();
        page.locator("[id='staff:why']").fill("Salah orang, uji peramban");
        page.locator("[id='staff:dismiss']").click();
        assertThat(page.locator(".notice.done")).isVisible();
        assertThat(page.locator(".letter", new Page.LocatorOptions().setHasText(name))
                        .locator(".badge"))
                .isVisible();
        assertThat(page.locator("[data-entry]").first()).containsText("STAFF_DISMISS");

        page.locator(".sessions-of").first().click();
        assertThat(page).hasURL(Pattern.compile(".*/session/list\\.xhtml\\?person=.*"));

        page.locator("#toKeys").click();
        page.locator("[id='issue:name']").fill("Mitra " + name);
        page.locator("[id='issue:submit']").click();
        assertThat(page.locator("#issuedKey")).isVisible();
        assertThat(browser.picture("keys")).as("width of the page").isLessThanOrEqualTo(NARROW);
        labelled(page);
        page.locator("[data-key]", new Page.LocatorOptions().setHasText(name))
                .locator("input[type=radio]")
                .check();
        page.locator("[id='keys:why']").fill("Hanya uji peramban");
        page.locator("[id='keys:revoke']").click();
        assertThat(page.locator(".notice.done")).isVisible();

        page.locator("#toAudit").click();
        assertThat(page.locator("[data-entry]").first()).containsText("KEY_REVOKE");
        assertThat(browser.picture("audit")).as("width of the page").isLessThanOrEqualTo(NARROW);
        labelled(page);

        page.navigate(kentongan
                .uri(URI.create(link).getPath() + "?" + URI.create(link).getQuery())
                .toString());
        assertThat(page.locator("input[type=password]").first()).isVisible();
    }

    static void labelled(Page page) {
        assertThat(page.evaluate("[...document.querySelectorAll('input:not([type=hidden]), select')]"
                        + ".every(input => input.labels.length > 0 || input.type === 'submit')"))
                .as("every field has its label")
                .isEqualTo(true);
    }

    /** With the application's own rights. */
    static void makeAdministrator(Kentongan kentongan) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + kentongan.postgresPort()
                                + "/kentongan?options=-c%20kentongan.scope%3Dsystem:test",
                        "kentongan",
                        kentongan.secrets().getProperty("database.application"));
                PreparedStatement member = connection.prepareStatement(
                        "insert into core.membership (id, person_id, role) select ?, person_id, 'ADMINISTRATOR'"
                                + " from core.account where user_name = ?")) {
            member.setObject(1, UUID.randomUUID());
            member.setString(2, ADMINISTRATOR);
            member.executeUpdate();
        }
    }
}
