package id.kentongan.st.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import id.kentongan.st.Beside;
import id.kentongan.st.Checkout;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.Open311Client;
import id.kentongan.st.blackbox.SharedKentongan;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An officer at work: signs in, sees a report come in, takes it on. */
@Beside
@ExtendWith(SharedKentongan.class)
class OfficerJourney {

    private static final int NARROW = 320;

    @Test
    void an_officer_sees_a_report_come_in_and_takes_it_on(Kentongan kentongan) throws IOException {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        Properties words = words();
        try (Browser browser = Browser.open()) {
            browser.picturedOnFailure("officer", () -> work(browser, kentongan, words));
            assertThat(browser.complaints()).as("errors on the console").isEmpty();
        }
    }

    private static void work(Browser browser, Kentongan kentongan, Properties words) {
        Page page = browser.page();

        page.navigate(kentongan.uri("/").toString());
        assertThat(page).hasURL(Pattern.compile(".*/sign-in\\.xhtml.*"));
        assertThat(browser.picture("sign-in")).as("width of the sign-in page").isLessThanOrEqualTo(NARROW);
        page.locator("[id='signIn:userName']").fill("jkt-kelurahan");
        page.locator("[id='signIn:password']").fill(kentongan.password("jkt-kelurahan"));
        page.locator("[id='signIn:submit']").click();

        assertThat(page).hasURL(Pattern.compile(".*/today/list\\.xhtml.*"));
        page.locator("#toAlerts").click();
        assertThat(page).hasURL(Pattern.compile(".*/alert/list\\.xhtml.*"));
        assertThat(page.locator("#live[data-state=connected]")).isVisible();
        page.evaluate("window.notReloaded = true");
        String ticket = new Open311Client(kentongan).file("Air masuk ke gang kami");
        Locator alert = page.locator(".kind-NEW[data-ticket='" + ticket + "']");
        assertThat(alert).isVisible();
        assertThat(page.evaluate("window.notReloaded"))
                .as("the page grew by itself")
                .isEqualTo(true);
        assertThat(browser.picture("live")).as("width of the live page").isLessThanOrEqualTo(NARROW);

        alert.locator("a.ticket").click();
        assertThat(page.locator("#description")).hasText("Air masuk ke gang kami");
        assertThat(browser.picture("report")).as("width of the report's page").isLessThanOrEqualTo(NARROW);
        page.locator("[id='follow:accept']").click();

        assertThat(page.locator("[id='follow:accept']")).hasCount(0);
        assertThat(page.locator("#history > li").last()).containsText(words.getProperty("report.event.ACCEPTED"));
        page.locator("#toAlerts").click();
        assertThat(page.locator(".is-accepted[data-ticket='" + ticket + "']").first())
                .isVisible();
    }

    /** The words of the pages, in the language of this browser. */
    private static Properties words() throws IOException {
        Properties words = new Properties();
        try (Reader bundle = Files.newBufferedReader(
                Checkout.ROOT.resolve("dashboard-web/src/main/resources/id/kentongan/web/messages.properties"))) {
            words.load(bundle);
        }
        return words;
    }
}
