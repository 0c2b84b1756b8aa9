package id.kentongan.st.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import id.kentongan.st.Beside;
import id.kentongan.st.Eventually;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.Officer;
import id.kentongan.st.blackbox.SharedKentongan;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An administrator of the installation changes a government, who oversees it, and its offices, and reads the history. */
@Beside
@ExtendWith(SharedKentongan.class)
class GovernmentJourney {

    private static final int NARROW = 320;

    /** Nodes ask for what has changed within seconds. */
    private static final Duration JOINED = Duration.ofSeconds(60);

    @Test
    void a_government_and_its_offices_are_changed_with_history(Kentongan kentongan) throws SQLException {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        AdministrationJourney.makeAdministrator(kentongan);
        try (Browser browser = Browser.open()) {
            browser.picturedOnFailure("government", () -> work(browser, kentongan));
            takesReports(kentongan);
            assertThat(browser.complaints()).as("errors on the console").isEmpty();
        }
    }

    private static void work(Browser browser, Kentongan kentongan) {
        Page page = browser.page();
        page.navigate(kentongan.uri("/").toString());
        page.locator("[id='signIn:userName']").fill(AdministrationJourney.ADMINISTRATOR);
        page.locator("[id='signIn:password']").fill(kentongan.password(AdministrationJourney.ADMINISTRATOR));
        page.locator("[id='signIn:submit']").click();
        page.locator("#toStaff").click();
        government(browser, page);
        offices(browser, page);
        areas(browser, page);
    }

    /** The government that has just joined, with the categories of every other. */
    private static void takesReports(Kentongan kentongan) {
        Officer stranger = Officer.stranger(kentongan);
        Eventually.within(
                JOINED,
                () -> assertThat(stranger.get("/open311/v2/services.json?jurisdiction_id=semarangkota.go.id")
                                .body())
                        .contains("\"banjir\"", "\"jalan-rusak\""));
    }

    private static void areas(Browser browser, Page page) {
        page.locator("#toAreas").click();
        page.locator(".units a", new Page.LocatorOptions().setHasText("Kota Tarakan"))
                .click();
        assertThat(page.locator("[data-area='65.71']")).isVisible();
        page.locator("[id='change:before']").fill("65.71.01.1001");
        page.locator("[id='change:after']").fill("65.71.01.1001");
        page.locator("[id='change:effective']").fill("2099-01-01");
        page.locator("[id='change:why']").fill("Hanya uji peramban");
        page.locator("[id='change:submit']").click();
        assertThat(page.locator(".notice.refused")).isVisible();
        assertThat(browser.picture("areas")).as("width of the page").isLessThanOrEqualTo(NARROW);
        AdministrationJourney.labelled(page);
    }

    private static void government(Browser browser, Page page) {
        page.locator("#toTenants").click();
        page.locator(".units a", new Page.LocatorOptions().setHasText("Kota Tarakan"))
                .click();
        assertThat(page.locator("#tenantName")).hasText("Kota Tarakan");
        page.locator("[id='settings:domain']").fill("bukan domain");
        page.locator("[id='settings:submit']").click();
        assertThat(page.locator(".notice.refused")).isVisible();
        page.locator("[id='settings:domain']").fill("tarakankota.go.id");
        page.locator("[id='settings:helpdesk']").fill("warga@tarakankota.go.id");
        page.locator("[id='settings:hotline']").fill("112");
        page.locator("[id='settings:submit']").click();
        assertThat(page.locator(".notice.refused")).isVisible();
        String number = "0551 " + (100_000 + Math.abs(UUID.randomUUID().hashCode() % 900_000));
        page.locator("[id='settings:hotline']").fill(number);
        page.locator("[id='settings:submit']").click();
        assertThat(page.locator(".notice.done")).isVisible();
        assertThat(page.locator("[data-entry]").first()).containsText(number);

        page.locator("[id='oversight:begin']").click();
        assertThat(page.locator(".notice.refused")).isVisible();
        assertThat(page.locator("[data-oversight]").first()).containsText("Kalimantan Utara");
        page.locator("[id='found:newName']").fill("Kota Semarang");
        page.locator("[id='found:area']").fill("33.99");
        page.locator("[id='found:code']").fill("SMG");
        page.locator("[id='found:newDomain']").fill("semarangkota.go.id");
        page.locator("[id='found:submit']").click();
        assertThat(page.locator(".notice.refused")).isVisible();
        page.locator("[id='found:area']").fill("33.74");
        page.locator("[id='found:submit']").click();
        assertThat(page.locator(".notice.done")).isVisible();
        assertThat(page.locator("#tenantName")).hasText("Kota Semarang");
        assertThat(page.locator("[data-entry]").first()).containsText("TENANT_FOUND");
        assertThat(browser.picture("tenants")).as("width of the page").isLessThanOrEqualTo(NARROW);
        AdministrationJourney.labelled(page);
    }

    private static void offices(Browser browser, Page page) {
        String key = "uji-" + UUID.randomUUID().toString().substring(0, 8);
        page.locator("#toUnits").click();
        page.locator("[id='create:submit']").click();
        assertThat(page.locator(".notice.refused")).isVisible();
        page.locator("[id='create:kind']").selectOption("OUTSIDE");
        page.locator("[id='create:newName']").fill("PLN " + key);
        page.locator("[id='create:area']").fill("31.71");
        page.locator("[id='create:key']").fill(key);
        page.locator("[id='create:submit']").click();
        assertThat(page.locator(".notice.done")).isVisible();
        assertThat(page.locator("#unitName")).hasText("PLN " + key);
        page.locator("[id='change:name']").fill("PLN Persero " + key);
        page.locator("[id='change:submit']").click();
        assertThat(page.locator("#unitName")).hasText("PLN Persero " + key);
        assertThat(page.locator("[data-entry]").first()).containsText("UNIT_CHANGE");
        assertThat(browser.picture("units")).as("width of the page").isLessThanOrEqualTo(NARROW);
        AdministrationJourney.labelled(page);
        page.locator("[id='change:why']").fill("Hanya uji peramban");
        page.locator("[id='change:end']").click();
        assertThat(page.locator("#closed")).isVisible();
        page.locator("[id='change:why']").fill("Uji peramban lagi");
        page.locator("[id='change:reopen']").click();
        assertThat(page.locator("#closed")).isHidden();
        page.locator("[id='change:why']").fill("Uji peramban selesai");
        page.locator("[id='change:end']").click();
        assertThat(page.locator("#closed")).isVisible();
        assertThat(page.locator("[data-entry]").first()).containsText("UNIT_END");
    }
}
