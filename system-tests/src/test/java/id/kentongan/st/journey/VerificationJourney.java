package id.kentongan.st.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import id.kentongan.st.Beside;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.Open311Client;
import id.kentongan.st.blackbox.SharedKentongan;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Neighbours and an officer look at reports, one by one and two at once; scripts are off. One account has both roles, as in a
 * small kelurahan.
 */
@Beside
@ExtendWith(SharedKentongan.class)
class VerificationJourney {

    private static final int NARROW = 320;
    private static final String OFFICER = "jkt-kelurahan";

    @Test
    void a_neighbour_says_what_is_real_and_an_officer_decides(Kentongan kentongan) throws SQLException {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        UUID membership = UUID.randomUUID();
        change(
                kentongan,
                "insert into core.membership (id, person_id, unit_id, role) select ?, m.person_id, m.unit_id,"
                        + " 'COMMUNITY_VERIFIER' from core.membership m join core.account a"
                        + " on a.person_id = m.person_id where a.user_name = '" + OFFICER + "' limit 1",
                membership);
        try (Browser browser = Browser.withoutScripts()) {
            browser.picturedOnFailure("verification", () -> work(browser, kentongan));
            assertThat(browser.complaints()).as("errors on the console").isEmpty();
        } finally {
            change(kentongan, "update core.membership set valid_until = now() where id = ?", membership);
        }
    }

    private static void work(Browser browser, Kentongan kentongan) {
        Page page = browser.page();
        page.navigate(kentongan.uri("/sign-in.xhtml").toString());
        page.locator("[id='signIn:userName']").fill(OFFICER);
        page.locator("[id='signIn:password']").fill(kentongan.password(OFFICER));
        page.locator("[id='signIn:submit']").click();
        Open311Client citizens = new Open311Client(kentongan);
        String real = citizens.file("Air masuk ke gang kami, setinggi lutut");
        String test = citizens.file("coba");
        String other = citizens.file("coba lagi");

        page.locator("#toNeighbours").click();
        find(page, real).locator("button[value='REAL:" + real + "']").click();
        assertThat(page.locator(".notice.done")).isVisible();
        assertThat(find(page, real).locator(".said")).isVisible();
        assertThat(browser.picture("neighbours")).as("width for neighbours").isLessThanOrEqualTo(NARROW);

        page.locator("#toVerification").click();
        find(page, real).locator("button[value='claim:" + real + "']").click();
        assertThat(find(page, real).locator(".taken")).isVisible();
        assertThat(find(page, test).locator(".why")).isVisible();
        assertThat(browser.picture("verification")).as("width of the queue").isLessThanOrEqualTo(NARROW);
        find(page, real).locator("button[value='verify:" + real + "']").click();
        assertThat(page.locator(".notice.done")).containsText(real);

        find(page, test).locator("input[name=pick]").check();
        Locator second = page.locator("[data-ticket='" + other + "'] input[name=pick]");
        // It may stand on the next page.
        String picked = Integer.toString(1 + second.count());
        if (second.count() > 0) {
            second.check();
        }
        page.locator("#all-words").fill("Hanya percobaan.");
        page.locator("#allReject").click();
        assertThat(page.locator(".notice.done")).containsText(picked);
        page.locator("#undo").click();
        assertThat(page.locator(".notice.done")).containsText(picked);
        assertThat(find(page, test)).isVisible();
        assertThat(browser.picture("verification-undone"))
                .as("width afterwards")
                .isLessThanOrEqualTo(NARROW);
    }

    /** Others have left reports in the queue. */
    private static Locator find(Page page, String ticket) {
        Locator card = page.locator("[data-ticket='" + ticket + "']");
        while (card.count() == 0 && page.locator("#more").count() > 0) {
            page.locator("#more").click();
        }
        return card;
    }

    /** With the application's own rights. */
    private static void change(Kentongan kentongan, String text, UUID id) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + kentongan.postgresPort()
                                + "/kentongan?options=-c%20kentongan.scope%3Dsystem:test",
                        "kentongan",
                        kentongan.secrets().getProperty("database.application"));
                PreparedStatement statement = connection.prepareStatement(text)) {
            statement.setObject(1, id);
            assertThat(statement.executeUpdate()).isOne();
        }
    }
}
