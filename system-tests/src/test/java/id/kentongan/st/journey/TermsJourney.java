package id.kentongan.st.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import id.kentongan.st.Beside;
import id.kentongan.st.Eventually;
import id.kentongan.st.api.Office;
import id.kentongan.st.api.Office.Clerk;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.SharedKentongan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The administrator of a city drafts its own deadlines, tries them, puts them in force and takes them back; and an officer
 * reads what they were told. Scripts are off.
 */
@Beside
@ExtendWith(SharedKentongan.class)
class TermsJourney {

    private static final int NARROW = 320;

    private Kentongan kentongan;
    private Browser browser;
    private Page page;

    @Test
    void a_city_changes_its_deadlines_and_back(Kentongan running) throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        kentongan = running;
        try (Office office = new Office(running);
                Browser opened = Browser.withoutScripts()) {
            browser = opened;
            page = opened.page();
            Clerk administrator = office.hire("ADMINISTRATOR", office.unit("PEMKOT", "53.71"));
            Clerk officer = office.hire("OFFICER", office.unit("KELURAHAN", Office.GAMBIR));
            browser.picturedOnFailure("terms", () -> change(administrator));
            office.file("sampah");
            browser.picturedOnFailure("inbox", () -> read(officer));
            assertThat(browser.complaints()).as("errors on the console").isEmpty();
        }
    }

    private void change(Clerk administrator) {
        signIn(administrator);
        page.navigate(kentongan.uri("/administration/terms.xhtml").toString());
        assertThat(page.locator("#currentHead")).containsText("demo");
        assertThat(browser.picture("terms")).isLessThanOrEqualTo(NARROW);

        page.locator("#begin").click();
        assertThat(page.locator(".notice.done")).isVisible();
        page.locator("#add").click();
        assertThat(page.locator(".notice.refused")).isVisible();
        page.locator("#term-phase").selectOption("ACCEPT");
        page.locator("#term-topic").fill("pengemis");
        page.locator("#term-tier").selectOption("KECAMATAN");
        page.locator("#term-action").selectOption("WARNING");
        page.locator("#term-amount").fill("2");
        page.locator("#term-measure").selectOption("WORKING_DAYS");
        page.locator("#term-source").fill("SK Wali Kota 12/2026");
        page.locator("#add").click();
        assertThat(page.locator(".notice.refused")).containsText("eskalasi");
        page.locator("#term-phase").selectOption("ACCEPT");
        page.locator("#term-topic").fill("pengemis");
        page.locator("#term-tier").selectOption("PEMKOT");
        page.locator("#term-action").selectOption("ESCALATION");
        page.locator("#term-amount").fill("4");
        page.locator("#term-measure").selectOption("WORKING_DAYS");
        page.locator("#term-again").fill("2");
        page.locator("#term-source").fill("SK Wali Kota 12/2026");
        page.locator("#add").click();
        assertThat(page.locator(".notice.done")).isVisible();
        page.locator("#try").click();
        assertThat(page.locator("#trial")).isVisible();
        assertThat(browser.picture("terms-trial")).isLessThanOrEqualTo(NARROW);
        AdministrationJourney.labelled(page);

        page.locator("#note").fill("SK Wali Kota 12/2026");
        page.locator("#publish").click();
        assertThat(page.locator(".notice.done")).isVisible();
        assertThat(page.locator("[aria-labelledby='currentHead']")).containsText("SK Wali Kota 12/2026");
        page.locator("#preset").click();
        assertThat(page.locator(".notice.done")).isVisible();
        assertThat(page.locator("[aria-labelledby='currentHead']")).not().containsText("SK Wali Kota 12/2026");
    }

    private void read(Clerk officer) {
        signIn(officer);
        page.navigate(kentongan.uri("/notice/list.xhtml").toString());
        Eventually.passes(() -> {
            page.reload();
            assertThat(page.locator("[data-notice]").count()).isPositive();
        });
        assertThat(page.locator("[data-notice]").first()).isVisible();
        assertThat(browser.picture("inbox")).isLessThanOrEqualTo(NARROW);
        page.locator("[data-notice] button[name='acknowledge']").first().click();
        assertThat(page.locator(".notice.done")).isVisible();
        page.locator("#toSettings").click();
        assertThat(page.locator("h1")).isVisible();
        assertThat(browser.picture("inbox-settings")).isLessThanOrEqualTo(NARROW);
        AdministrationJourney.labelled(page);
    }

    private void signIn(Clerk clerk) {
        String[] cookie = clerk.cookie().split("=", 2);
        page.context().clearCookies();
        page.context()
                .addCookies(List.of(new Cookie(cookie[0], cookie[1])
                        .setUrl(kentongan.uri("/").toString())));
    }
}
