package id.kentongan.st.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import id.kentongan.st.Beside;
import id.kentongan.st.api.Office;
import id.kentongan.st.api.Office.Clerk;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.SharedKentongan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The administrator of a city enters days off, tries them, puts them in force and takes them back. */
@Beside
@ExtendWith(SharedKentongan.class)
class HolidaysJourney {

    private static final int NARROW = 320;

    @Test
    void a_city_enters_its_days_off_and_goes_back(Kentongan running) throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        try (Office office = new Office(running);
                Browser browser = Browser.open()) {
            Clerk administrator = office.hire("ADMINISTRATOR", office.unit("PEMKOT", "53.71"));
            browser.picturedOnFailure("holidays", () -> change(running, browser, administrator));
            assertThat(browser.complaints()).as("errors on the console").isEmpty();
        }
    }

    private static void change(Kentongan running, Browser browser, Clerk administrator) {
        Page page = browser.page();
        String[] cookie = administrator.cookie().split("=", 2);
        page.context()
                .addCookies(List.of(
                        new Cookie(cookie[0], cookie[1]).setUrl(running.uri("/").toString())));
        page.navigate(running.uri("/administration/holidays.xhtml").toString());
        assertThat(page.locator("[aria-labelledby='currentHead']")).containsText("Proklamasi Kemerdekaan");
        assertThat(page.locator("[aria-labelledby='currentHead']")).containsText("Asia/Makassar");
        assertThat(browser.pictures("holidays")).isLessThanOrEqualTo(NARROW);
        Axe.check(page);

        page.locator("#begin").click();
        assertThat(page.locator(".notice.done")).isVisible();
        page.locator("#file").fill("from,until,kind,name,opens,closes\n2030-13-01,,NATIONAL,Salah,,");
        page.locator("#import").click();
        assertThat(page.locator(".notice.refused")).containsText("Baris 2");
        page.locator("#day-from").fill("2030-04-25");
        page.locator("#day-kind").selectOption("REGIONAL");
        page.locator("#day-name").fill("Hari jadi kota");
        page.locator("#add").click();
        assertThat(page.locator(".notice.done")).isVisible();
        page.locator("#try").click();
        assertThat(page.locator("#trial")).isVisible();
        assertThat(browser.pictures("holidays-trial")).isLessThanOrEqualTo(NARROW);
        Axe.check(page);
        AdministrationJourney.labelled(page);

        page.locator("#note").fill("SK Wali Kota 12/2026");
        page.locator("#publish").click();
        assertThat(page.locator(".notice.done")).isVisible();
        assertThat(page.locator("[aria-labelledby='currentHead']")).containsText("Hari jadi kota");
        page.locator("#begin").click();
        assertThat(page.locator("#publish")).isVisible();
        assertThat(page.locator("#stale")).hasCount(0);
        page.locator("#preset").click();
        assertThat(page.locator(".notice.done")).isVisible();
        assertThat(page.locator("#own")).containsText("2030-04-25 Hari jadi kota");
        page.locator("#publish").click();
        assertThat(page.locator(".notice.refused")).containsText("mulai lagi");
        Axe.check(page);
        assertThat(browser.pictures("holidays-stale")).isLessThanOrEqualTo(NARROW);
        page.locator("#again").click();
        assertThat(page.locator("#stale")).hasCount(0);
        page.locator("#publish").click();
        assertThat(page.locator(".notice.done")).isVisible();
        assertThat(page.locator("[aria-labelledby='currentHead']")).not().containsText("Hari jadi kota");
    }
}
