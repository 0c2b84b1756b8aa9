package id.kentongan.st.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SelectOption;
import id.kentongan.st.Beside;
import id.kentongan.st.api.Office;
import id.kentongan.st.api.Office.Clerk;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.SharedKentongan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A command centre switches disaster mode on; officers, the wall and citizens see it, until it is ended. */
@Beside
@ExtendWith(SharedKentongan.class)
class DisasterJourney {

    private static final int NARROW = 320;

    private Kentongan kentongan;
    private Browser browser;
    private Page page;

    @Test
    void a_flood_is_declared_seen_and_over(Kentongan running) throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        kentongan = running;
        try (Office office = new Office(running);
                Browser opened = Browser.open()) {
            browser = opened;
            page = opened.page();
            signIn(office.hire("COMMAND_CENTRE", office.unit("PEMKOT", "31.75")));
            browser.picturedOnFailure("disaster", this::declareAndEnd);
            assertThat(browser.complaints()).as("errors on the console").isEmpty();
        }
    }

    private void declareAndEnd() {
        page.navigate(kentongan.uri("/map/show.xhtml").toString());
        page.locator("#toDisaster").click();
        assertThat(page.locator("#disasterNow")).hasCount(0);
        assertThat(browser.pictures("disaster")).isLessThanOrEqualTo(NARROW);
        Axe.check(page);
        AdministrationJourney.labelled(page);

        page.locator("[id='declaring:declare']").click();
        assertThat(page.locator(".notice.refused")).containsText("wilayah");
        page.locator("[id='declaring:where']").selectOption(new SelectOption().setValue("1/31.75.01"));
        page.locator("[id='declaring:reason']").fill("Pintu air siaga 1");
        page.locator("[id='declaring:declare']").press("Enter");
        assertThat(page.locator(".notice.done")).isVisible();
        assertThat(page.locator("#disasterNow")).containsText("Banjir");
        assertThat(page.locator("#history")).containsText("Pintu air siaga 1");
        assertThat(browser.pictures("disaster-on")).isLessThanOrEqualTo(NARROW);
        Axe.check(page);

        page.navigate(kentongan.uri("/control/wall.xhtml").toString());
        assertThat(page.locator("#wallDisaster")).containsText("Banjir");
        assertThat(page.locator("#map path.area.alarmed").first()).isVisible();
        assertThat(browser.pictures("disaster-wall")).isLessThanOrEqualTo(NARROW);
        Axe.check(page);

        page.navigate(
                kentongan.uri("/lapor?pemda=jakarta.go.id&kategori=saluran-air").toString());
        assertThat(page.locator(".disaster-now")).containsText("112");
        assertThat(browser.pictures("disaster-citizen")).isLessThanOrEqualTo(NARROW);
        Axe.check(page);

        page.navigate(kentongan.uri("/control/disaster.xhtml").toString());
        page.locator("[id='running:moreReason']").fill("Air surut");
        page.locator("[id='running:end']").press("Enter");
        assertThat(page.locator(".notice.done")).isVisible();
        assertThat(page.locator("#disasterNow")).hasCount(0);
        assertThat(page.locator("#history")).containsText("Air surut");
    }

    private void signIn(Clerk clerk) {
        String[] cookie = clerk.cookie().split("=", 2);
        page.context()
                .addCookies(List.of(new Cookie(cookie[0], cookie[1])
                        .setUrl(kentongan.uri("/").toString())));
    }
}
