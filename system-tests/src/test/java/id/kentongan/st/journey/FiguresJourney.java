package id.kentongan.st.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import id.kentongan.st.Beside;
import id.kentongan.st.api.FrozenMonth;
import id.kentongan.st.api.HintedYear;
import id.kentongan.st.api.Office;
import id.kentongan.st.api.Office.Clerk;
import id.kentongan.st.api.OpenMonth;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.SharedKentongan;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A mayor reads the city's figures, takes them along, and looks how its parts compare. */
@Beside
@ExtendWith(SharedKentongan.class)
class FiguresJourney {

    private static final int NARROW = 320;

    private Kentongan kentongan;
    private Browser browser;
    private Page page;

    @Test
    void a_mayor_reads_the_figures_and_the_ranking(Kentongan running) throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        kentongan = running;
        try (Office office = new Office(running);
                Browser opened = Browser.open()) {
            browser = opened;
            page = opened.page();
            Clerk mayor = office.hire("HEAD", office.unit("PEMKOT", "31.71"));
            String ticket = office.file("sampah");
            FrozenMonth month = FrozenMonth.of(office, YearMonth.of(2021, 7), ticket);
            try {
                signIn(mayor);
                browser.picturedOnFailure("figures", this::figures);
                browser.picturedOnFailure("ranking", () -> ranking(month));
            } finally {
                month.melt();
            }
            assertThat(browser.complaints()).as("errors on the console").isEmpty();
        }
    }

    private void figures() {
        page.navigate(kentongan.uri("/figures/show.xhtml?area=31.71").toString());
        assertThat(page.locator("#sum tbody tr")).hasCount(15);
        assertThat(page.locator("#hours tbody tr")).hasCount(24);
        assertThat(browser.pictures("figures")).isLessThanOrEqualTo(NARROW);
        Axe.check(page);
        Download file = page.waitForDownload(() -> page.locator("#pdf").click());
        assertThat(file.suggestedFilename()).startsWith("kentongan-31.71-").endsWith(".pdf");
    }

    private void ranking(FrozenMonth month) {
        page.navigate(kentongan
                .uri("/figures/ranking.xhtml?board=kelurahan&month=" + month)
                .toString());
        assertThat(page.locator("#board tbody tr")).hasCount(1);
        assertThat(browser.pictures("ranking")).isLessThanOrEqualTo(NARROW);
        Axe.check(page);
        page.locator("#board tbody a").click();
        assertThat(page.locator("h1")).isVisible();
        Axe.check(page);
    }

    @Test
    void a_governor_sets_a_target_and_reads_hints(Kentongan running) throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        kentongan = running;
        try (Office office = new Office(running);
                Browser opened = Browser.open()) {
            browser = opened;
            page = opened.page();
            String unit = office.unit("PEMKOT", "31.75").toString();
            signIn(office.hire("HEAD", office.unit("PEMPROV", "31")));
            YearMonth last = YearMonth.now(ZoneId.of("Asia/Jakarta")).minusMonths(1);
            try (HintedYear year = new HintedYear(office, last, unit)) {
                browser.picturedOnFailure("targets", () -> targets(year.city()));
            } finally {
                office.change("delete from report.figure_target where tenant_id = 1");
            }
            assertThat(browser.complaints()).as("errors on the console").isEmpty();
        }
    }

    private void targets(String city) {
        page.navigate(kentongan.uri("/figures/show.xhtml?area=" + city).toString());
        page.locator("#targets").click();
        page.locator("[id='setting:measure']").selectOption("answered");
        page.locator("[id='setting:goal']").fill("80");
        page.locator("[id='setting:reason']").fill("Rencana kerja");
        page.locator("[id='setting:set']").click();
        assertThat(page.locator(".notice.done")).isVisible();
        assertThat(page.locator("#lights .light.good").first()).containsText("Tercapai");
        assertThat(page.locator("#history li")).hasCount(1);
        assertThat(page.getByText("Lihat laporannya")).hasCount(3);
        assertThat(browser.pictures("targets")).isLessThanOrEqualTo(NARROW);
        Axe.check(page);
        page.getByText("Lihat laporannya").first().click();
        assertThat(page.locator("#reports")).isVisible();
    }

    @Test
    void everybody_reads_the_figures_of_a_month(Kentongan running) throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        kentongan = running;
        try (Office office = new Office(running);
                Browser opened = Browser.open()) {
            browser = opened;
            page = opened.page();
            YearMonth month = YearMonth.now(ZoneId.of("Asia/Jakarta")).minusMonths(19);
            try (OpenMonth counted = new OpenMonth(office, month)) {
                counted.addDown("31.71.01.1001", "sampah", 17);
                counted.addDown("31.72.01.1001", "sampah", 4);
                counted.addDown("31.73.01.1001", "sampah", 100);
                browser.picturedOnFailure("open-figures", () -> everybody(month));
            }
            assertThat(browser.complaints()).as("errors on the console").isEmpty();
        }
    }

    private void everybody(YearMonth month) {
        page.navigate(kentongan.uri("/lapor").toString());
        page.locator("#toFigures").click();
        page.locator("[data-pemda='jakarta.go.id']").click();
        assertThat(page.locator("#month")).isVisible();
        page.navigate(kentongan.uri("/angka?pemda=jakarta.go.id&bulan=" + month).toString());
        assertThat(page.locator("#areas tbody tr")).hasCount(6);
        assertThat(page.locator("#areas td[colspan]")).hasCount(4);
        assertThat(browser.pictures("open-figures")).isLessThanOrEqualTo(NARROW);
        Axe.check(page);
        page.locator("#language").click();
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(page.locator("#areas td[colspan]").first()).hasText("not shown");
    }

    private void signIn(Clerk clerk) {
        String[] cookie = clerk.cookie().split("=", 2);
        page.context()
                .addCookies(List.of(new Cookie(cookie[0], cookie[1])
                        .setUrl(kentongan.uri("/").toString())));
    }
}
