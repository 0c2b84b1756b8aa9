package id.kentongan.st.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import id.kentongan.st.Beside;
import id.kentongan.st.api.Office;
import id.kentongan.st.api.Office.Clerk;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.SharedKentongan;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A mayor looks at the city, goes nearer, and lists what lies in an area that is drawn by keyboard. */
@Beside
@ExtendWith(SharedKentongan.class)
class MapJourney {

    private static final int NARROW = 320;

    private Kentongan kentongan;
    private Browser browser;
    private static final double SOON_MILLIS = 8_000;

    /** Between the answers to the last view, in the browser's own times. */
    private static final String SMALLEST_PAUSE = """
            () => {
              const all = performance.getEntriesByType("resource").filter((each) => each.name.includes("/staff/map?"));
              const last = all.filter((each) => each.name === all[all.length - 1].name).map((each) => each.startTime);
              return Math.min(...last.slice(1).map((at, i) => at - last[i])) + 0.001;
            }""";

    private Page page;

    @Test
    void a_mayor_finds_reports_on_the_map(Kentongan running) throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        kentongan = running;
        try (Office office = new Office(running);
                Browser opened = Browser.open()) {
            browser = opened;
            page = opened.page();
            Clerk mayor = office.hire("HEAD", office.unit("PEMKOT", "31.71"));
            String ticket = office.file("sampah");
            browser.picturedOnFailure("map", () -> look(mayor, ticket));
            assertThat(browser.complaints()).as("errors on the console").isEmpty();
        }
    }

    private void look(Clerk mayor, String ticket) {
        signIn(mayor);
        page.navigate(kentongan.uri("/map/show.xhtml").toString());
        assertThat(page.locator("#map[data-drawn]")).isVisible();
        assertThat(page.locator("#mapAreas tbody tr").first()).isVisible();
        assertThat(page.locator("#map path.area").first()).isVisible();
        assertThat(page.locator("#mapNotice")).containsText("laporan");
        assertThat(browser.picture("map")).isLessThanOrEqualTo(NARROW);

        page.locator("#mapMeasure").selectOption("squares");
        assertThat(page.locator("#mapLegend")).not().containsText("≤");
        page.locator("#mapMeasure").selectOption("open");
        page.locator("#mapLayer").selectOption("category=sampah");
        assertThat(page.locator("#mapPeriod")).not().isEmpty();

        page.locator("#mapLayer").selectOption("");
        page.locator("#mapState").selectOption("open");
        near();
        assertThat(page.locator("[data-ticket='" + ticket + "']")).isVisible();
        assertThat(browser.picture("map-near")).isLessThanOrEqualTo(NARROW);

        page.locator("[data-ticket='" + ticket + "']").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".leaflet-popup-content a").first()).containsText(ticket);
        page.keyboard().press("Escape");
        drawByKeyboard();
        assertThat(page.locator("#drawn")).containsText(ticket);
        AdministrationJourney.labelled(page);
        instruct(ticket);
    }

    /** From a list of what was drawn in two steps, from a pin in two, from an area in one; all by keyboard. */
    private void instruct(String ticket) {
        page.locator("#drawn input[value='" + ticket + "']").press("Space");
        page.locator("#drawnInstruct").press("Enter");
        assertThat(page.locator("#tickets")).hasValue(ticket);
        page.goBack();
        assertThat(page.locator("#map[data-drawn]")).isVisible();
        page.locator("#mapAreas .instruct").first().press("Enter");
        assertThat(page.locator("#text")).hasValue(Pattern.compile("31\\.71.*"));
        assertThat(page.locator(".units-to-pick input").first()).isVisible();
        page.goBack();
        assertThat(page.locator("#map[data-drawn]")).isVisible();
        near();
        page.locator("[data-ticket='" + ticket + "']").press("Enter");
        page.locator(".leaflet-popup-content .instruct").press("Enter");
        assertThat(page.locator("#tickets")).hasValue(ticket);
        assertThat(browser.picture("map-instruct")).isLessThanOrEqualTo(NARROW);
    }

    @Test
    void who_may_not_instruct_is_not_offered_it(Kentongan running) throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        kentongan = running;
        try (Office office = new Office(running);
                Browser opened = Browser.open()) {
            browser = opened;
            page = opened.page();
            office.file("sampah");
            signIn(office.hire("OFFICER", office.unit("KELURAHAN", "31.71.01.1001")));
            page.navigate(kentongan.uri("/map/show.xhtml").toString());
            assertThat(page.locator("#mapAreas tbody tr").first()).isVisible();
            assertThat(page.locator(".instruct")).hasCount(0);
        }
    }

    @Test
    void what_comes_in_is_on_an_open_map_at_once_and_asked_for_no_more_than_needed(Kentongan running) throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        kentongan = running;
        try (Office office = new Office(running);
                Browser opened = Browser.open()) {
            browser = opened;
            page = opened.page();
            signIn(office.hire("HEAD", office.unit("PEMKOT", "31.71")));
            page.navigate(kentongan.uri("/map/show.xhtml").toString());
            assertThat(page.locator("#map[data-state='connected']")).isVisible();
            // Open is a map that has been drawn: the first shapes of a server that has just begun may take a while.
            page.waitForResponse(
                    answer -> answer.url().matches(".*/areas/shapes[?].*zoom=16") && answer.ok(), this::near);
            String first = office.file("sampah");
            // Sooner than the slowest look without a socket would show it.
            assertThat(page.locator("[data-ticket='" + first + "']"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(SOON_MILLIS));

            for (int i = 0; i < 10; i++) {
                office.file("sampah");
            }
            String last = office.file("sampah");
            assertThat(page.locator("[data-ticket='" + last + "']"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(SOON_MILLIS));
            assertThat((Double) page.evaluate(SMALLEST_PAUSE))
                    .as("milliseconds between two questions for the same view")
                    .isGreaterThanOrEqualTo(1_900);
            assertThat(browser.complaints()).as("errors on the console").isEmpty();
        }
    }

    @Test
    void without_the_socket_the_map_looks_by_itself(Kentongan running) throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        kentongan = running;
        try (Office office = new Office(running);
                Browser opened = Browser.open()) {
            browser = opened;
            page = opened.page();
            page.route("**/live/ticket", Route::abort);
            signIn(office.hire("HEAD", office.unit("PEMKOT", "31.71")));
            page.navigate(kentongan.uri("/map/show.xhtml").toString());
            assertThat(page.locator("#map[data-state='polling']")).isVisible();
            near();
            String ticket = office.file("sampah");
            assertThat(page.locator("[data-ticket='" + ticket + "']")).isVisible();
        }
    }

    /** Zooms in on the place where the tests file, by keyboard. */
    private void near() {
        page.locator("#map").focus();
        page.evaluate("document.getElementById('map').dispatchEvent(new CustomEvent('kentongan:show',"
                + " { detail: { lat: -6.17639, lon: 106.82666, zoom: 16 } }))");
        assertThat(page.locator("#map[data-zoom='16']")).isVisible();
    }

    private void drawByKeyboard() {
        page.locator("#drawStart").press("Enter");
        // A triangle around the middle, where the report lies.
        for (List<String> way : List.of(
                List.of("ArrowUp", "ArrowUp"),
                List.of("ArrowDown", "ArrowDown", "ArrowDown", "ArrowLeft", "ArrowLeft"),
                List.of("ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight"))) {
            way.forEach(this::pan);
            page.locator("#drawMiddle").press("Enter");
        }
        page.locator("#drawEnd").press("Enter");
    }

    /** The map glides; what is pressed meanwhile begins where it is by then. */
    private void pan(String key) {
        int moves = Integer.parseInt(page.locator("#map").getAttribute("data-moves"));
        page.locator("#map").press(key);
        assertThat(page.locator("#map[data-moves='" + (moves + 1) + "']")).isVisible();
    }

    private void signIn(Clerk clerk) {
        String[] cookie = clerk.cookie().split("=", 2);
        page.context()
                .addCookies(List.of(new Cookie(cookie[0], cookie[1])
                        .setUrl(kentongan.uri("/").toString())));
    }
}
