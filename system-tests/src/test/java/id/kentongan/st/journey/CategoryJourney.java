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

/** An administrator edits a category, is told what is wrong, sees what changed, and brings the old version back. */
@Beside
@ExtendWith(SharedKentongan.class)
class CategoryJourney {

    private static final int NARROW = 320;
    private static final String ADMINISTRATOR = "bma-pemkot";

    @Test
    void an_administrator_edits_a_category_and_takes_it_back(Kentongan kentongan) throws SQLException {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        makeAdministrator(kentongan);
        try (Browser browser = Browser.open()) {
            browser.picturedOnFailure("category", () -> work(browser, kentongan));
            assertThat(browser.complaints()).as("errors on the console").isEmpty();
        }
    }

    private static void work(Browser browser, Kentongan kentongan) {
        Page page = browser.page();
        page.navigate(kentongan.uri("/sign-in.xhtml").toString());
        page.locator("[id='signIn:userName']").fill(ADMINISTRATOR);
        page.locator("[id='signIn:password']").fill(kentongan.password(ADMINISTRATOR));
        page.locator("[id='signIn:submit']").click();

        page.locator("#toCategories").click();
        assertThat(page).hasURL(Pattern.compile(".*/administration/categories\\.xhtml.*"));
        assertThat(browser.picture("categories")).as("width of the list").isLessThanOrEqualTo(NARROW);
        page.locator("#words").fill("selokan");
        page.locator("main [role='search'] button").click();
        page.locator("[data-category='saluran-air'] a").click();

        assertThat(page.locator("#nameId")).hasValue("Saluran air mampet");
        assertThat(browser.picture("category-edit")).as("width of the form").isLessThanOrEqualTo(NARROW);
        labelled(page);
        page.locator("#nameId").fill("Selokan mampet");
        page.locator("#keywords").fill("got, staff");
        page.locator("[id='category:save']").click();
        assertThat(page.locator(".notice.refused")).hasCount(2);
        assertThat(page.locator("#nameId")).hasValue("Selokan mampet");

        page.locator("#keywords").fill("got, selokan, drain");
        page.locator("#deadlineClass").selectOption("normal");
        page.locator("details.question summary").first().click();
        page.locator("#q0-nameId").fill("Disumbat apa?");
        page.locator("[id='category:try']").click();
        assertThat(page.locator("#trial del").first()).containsText("Saluran air mampet");
        assertThat(page.locator("#nameId")).hasValue("Selokan mampet");
        assertThat(page.locator("[data-version]")).hasCount(0);
        assertThat(browser.picture("category-trial")).as("width of the trial").isLessThanOrEqualTo(NARROW);
        page.locator("#why").fill("Warga menyebutnya selokan");
        page.locator("[id='category:save']").click();
        assertThat(page.locator(".notice.done")).isVisible();
        Locator newest = page.locator("[data-version]").first();
        assertThat(newest).containsText("Warga menyebutnya selokan");
        assertThat(newest.locator("del").first()).containsText("Saluran air mampet");
        assertThat(browser.picture("category-history"))
                .as("width of the history")
                .isLessThanOrEqualTo(NARROW);

        page.locator("[data-version='1'] input[type=radio]").check();
        page.locator("#whyBack").fill("Nama lama lebih dikenal");
        page.locator("[id='past:rollBack']").click();
        assertThat(page.locator(".notice.done")).isVisible();
        assertThat(page.locator("#nameId")).hasValue("Saluran air mampet");
        assertThat(page.locator("[data-version]")).hasCount(3);
    }

    private static void labelled(Page page) {
        assertThat(page.evaluate("[...document.querySelectorAll('input:not([type=hidden]), select, textarea')]"
                        + ".every(input => input.labels.length > 0 || input.type === 'submit')"))
                .as("every field has its label")
                .isEqualTo(true);
    }

    /** With the application's own rights, in the unit that the officer works for. */
    private static void makeAdministrator(Kentongan kentongan) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + kentongan.postgresPort()
                                + "/kentongan?options=-c%20kentongan.scope%3Dsystem:test",
                        "kentongan",
                        kentongan.secrets().getProperty("database.application"));
                PreparedStatement member =
                        connection.prepareStatement("insert into core.membership (id, person_id, unit_id, role)"
                                + " select ?, m.person_id, m.unit_id, 'ADMINISTRATOR' from core.membership m"
                                + " join core.account a on a.person_id = m.person_id where a.user_name = ? limit 1")) {
            member.setObject(1, UUID.randomUUID());
            member.setString(2, ADMINISTRATOR);
            assertThat(member.executeUpdate()).isOne();
        }
    }
}
