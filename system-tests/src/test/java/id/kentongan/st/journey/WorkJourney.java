package id.kentongan.st.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import id.kentongan.st.Beside;
import id.kentongan.st.api.Office;
import id.kentongan.st.api.Office.Clerk;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.SharedKentongan;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An officer's day: what is due first stands on top, and the whole list is walked with the keyboard alone. */
@Beside
@ExtendWith(SharedKentongan.class)
class WorkJourney {

    private static final int NARROW = 320;

    private Kentongan kentongan;
    private Browser browser;
    private Page page;
    private Clerk officer;
    private String late;
    private String soon;

    @Test
    void an_officer_works_through_the_day_with_the_keyboard_alone(Kentongan running) throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        kentongan = running;
        try (Office office = new Office(running);
                Browser opened = Browser.open()) {
            browser = opened;
            page = opened.page();
            UUID unit = office.unit("KELURAHAN", Office.GAMBIR);
            officer = office.hire("OFFICER", unit);
            Clerk head = office.hire("HEAD", unit);
            late = given(office, head);
            soon = given(office, head);
            office.change("update report.report set expected_at = now() - interval '3 days' where ticket = ?", late);
            office.change("update report.report set expected_at = now() + interval '5 hours' where ticket = ?", soon);
            browser.picturedOnFailure("work", this::look);
            // Meanwhile somebody else writes a note about one of the two.
            office.moveNow(head, soon, "note", "\"words\":\"Dilihat dari jalan.\"");
            browser.picturedOnFailure("work", this::walk);
            browser.picturedOnFailure("frame", this::frame);
            assertThat(browser.complaints()).as("errors on the console").isEmpty();
        }
    }

    /** Taken on by the head's unit and given to the officer. */
    private String given(Office office, Clerk head) throws Exception {
        String ticket = office.file("sampah");
        office.moveNow(head, ticket, "accept");
        office.moveNow(head, ticket, "assign", "\"officer\":\"" + officer.person() + "\"");
        return ticket;
    }

    private void look() {
        signIn(officer);
        page.navigate(kentongan.uri("/").toString());
        assertThat(page).hasURL(Pattern.compile(".*/today/list\\.xhtml.*"));
        page.navigate(kentongan.uri("/today/list.xhtml?whose=MINE").toString());
        assertThat(tickets()).containsExactly(late, soon);
        Locator first = page.locator("[data-row='" + late + "']");
        assertThat(first.locator(".remaining.is-OVERDUE")).containsText("3 hari");
        assertThat(browser.pictures("work")).as("width of the list").isLessThanOrEqualTo(NARROW);
        Axe.check(page);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Axe.check(page);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private void walk() {
        // Two rows are picked and taken on together; the one that has changed is named and stays as it is.
        page.keyboard().press("j");
        page.keyboard().press("x");
        page.keyboard().press("j");
        page.keyboard().press("x");
        assertThat(page.locator("#picked")).containsText("2");
        page.locator("#bulk > summary").focus();
        page.keyboard().press("Enter");
        page.locator("button[name='bulk'][value='TAKE_ON']").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".notice.done")).containsText("1 dari 2");
        assertThat(page.locator(".notice.refused")).containsText(soon);
        assertThat(page.locator("[data-row='" + late + "']")).containsText("Proses");
        assertThat(page.locator("[data-row='" + soon + "']")).containsText("Disposisi");

        // From the row to the open form with one key; Enter on a ticket opens it.
        page.keyboard().press("j");
        page.keyboard().press("o");
        assertThat(page.locator("#move-HAND_OVER[open]")).isVisible();
        assertThat(page.locator("#description")).isVisible();
        page.navigate(kentongan.uri("/today/list.xhtml?whose=MINE").toString());
        page.keyboard().press("j");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/report/show\\.xhtml.*" + late + ".*"));
        page.keyboard().press("s");
        assertThat(page.locator("#move-PROVE[open]")).isVisible();
        assertThat(browser.pictures("work-report")).as("width of the report").isLessThanOrEqualTo(NARROW);
        Axe.check(page);
    }

    private void frame() {
        // Help with ?, and back to the work with two keys.
        page.locator("#main").focus();
        page.keyboard().press("?");
        assertThat(page.locator("#help[open]")).isVisible();
        Axe.check(page);
        page.keyboard().press("Escape");
        page.locator("#main").focus();
        page.keyboard().press("g");
        page.keyboard().press("w");
        assertThat(page).hasURL(Pattern.compile(".*/today/list\\.xhtml.*"));

        // What was written is offered again, and not after signing out.
        page.locator("#bulk > summary").click();
        page.locator("#bulkWords").fill("Petugas sedang di jalan");
        page.reload();
        assertThat(page.locator("#draftSaid")).isVisible();
        page.locator("#draftTake").click();
        assertThat(page.locator("#bulkWords")).hasValue("Petugas sedang di jalan");

        // Dark by choice, and shortcuts off.
        page.locator("[data-theme-choice='dark']").click();
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        Axe.check(page);
        page.navigate(kentongan.uri("/help.xhtml?keys=off").toString());
        Axe.check(page);
        assertThat(browser.pictures("help")).as("width of the help").isLessThanOrEqualTo(NARROW);
        page.keyboard().press("?");
        assertThat(page.locator("#help[open]")).hasCount(0);

        // Where there is little room the menu opens with its button.
        page.setViewportSize(NARROW, 640);
        assertThat(page.locator("#menu")).isHidden();
        page.locator("#menuOpen").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#toWorkList")).isVisible();
        browser.portrait("menu");
        Axe.check(page);
        page.locator("[id='session:signOut']").click();
        assertThat(page).hasURL(Pattern.compile(".*/sign-in\\.xhtml.*"));
        assertThat(page.evaluate("Object.keys(sessionStorage).filter(k => k.startsWith('draft:')).length"))
                .isEqualTo(0);
    }

    private List<String> tickets() {
        List<String> found = new ArrayList<>();
        for (Locator row : page.locator("[data-row]").all()) {
            found.add(row.getAttribute("data-row"));
        }
        return found;
    }

    private void signIn(Clerk clerk) {
        String[] cookie = clerk.cookie().split("=", 2);
        page.context()
                .addCookies(List.of(new Cookie(cookie[0], cookie[1])
                        .setUrl(kentongan.uri("/").toString())));
    }
}
