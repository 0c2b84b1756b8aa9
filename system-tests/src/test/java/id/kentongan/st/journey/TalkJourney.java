package id.kentongan.st.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import id.kentongan.st.Beside;
import id.kentongan.st.api.Office;
import id.kentongan.st.api.Office.Clerk;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.SharedKentongan;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A citizen moves in, talks with a neighbour and the kelurahan; each page hears the others while it is open. */
@Beside
@ExtendWith(SharedKentongan.class)
class TalkJourney {

    private static final int NARROW = 320;

    @Test
    void neighbours_and_officers_hear_each_other(Kentongan kentongan) throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(15_000);
        String word = UUID.randomUUID().toString().replaceAll("[0-9-]", "");
        try (Office office = new Office(kentongan);
                Browser left = Browser.open();
                Browser right = Browser.open()) {
            Clerk neighbour = office.neighbour();
            office.post(neighbour, "/api/v1/me/home", "{\"area\":\"" + Office.GAMBIR + "\",\"age\":\"adult\"}");
            Page citizen = left.as(kentongan, office.neighbour().cookie());
            Page other = right.as(kentongan, neighbour.cookie());
            left.picturedOnFailure(
                    "talk-citizen",
                    () -> right.picturedOnFailure("talk-neighbour", () -> {
                        citizen.navigate(kentongan.uri("/room/talk.xhtml").toString());
                        assertThat(citizen.locator("#noRoom")).containsText("Sebutkan dahulu");
                        moveIn(left, citizen);
                        other.navigate(kentongan.uri("/room/talk.xhtml").toString());
                        talk(citizen, other, word);
                        rework(citizen, other, word);
                        report(left, citizen, other, word);
                        show(citizen, other, word);
                        assertThat(left.picture("talk")).as("width of the room").isLessThanOrEqualTo(NARROW);
                    }));
            Clerk head = office.hire("HEAD", office.unit("KELURAHAN", Office.GAMBIR));
            try (Browser desk = Browser.open()) {
                desk.picturedOnFailure("talk-office", () -> announce(kentongan, desk, head, other, word));
                assertThat(desk.complaints()).as("the officer's console").isEmpty();
            }
            assertThat(left.complaints()).as("the citizen's console").isEmpty();
            assertThat(right.complaints()).as("the neighbour's console").isEmpty();
        }
    }

    private static void moveIn(Browser browser, Page page) {
        page.locator("#toHome").click();
        page.locator("nav a[href*='jakarta.go.id']").click();
        page.locator("#kelurahan").selectOption(Office.GAMBIR);
        page.locator("#age-ADULT").check();
        assertThat(browser.picture("talk-home")).as("width of the form").isLessThanOrEqualTo(NARROW);
        page.locator("#saveHome").click();
        assertThat(page.locator("#homeNow")).containsText("Gambir");
        page.locator("#toRooms").click();
        assertThat(page.locator("h1")).containsText("Gambir");
    }

    private static void talk(Page citizen, Page other, String word) {
        say(citizen, "Lampu gang mati " + word);
        Locator heard = of(other, "Lampu gang mati " + word);
        assertThat(heard).isVisible();
        assertThat(heard.locator(".only-office")).isHidden();
        assertThat(heard.locator(".only-covered")).isHidden();
        assertThat(of(citizen, "Lampu gang mati " + word)).hasClass(Pattern.compile(".*is-mine.*"));
        heard.locator("summary").last().click();
        heard.locator("[data-do='reply']").click();
        assertThat(other.locator("#answering")).isVisible();
        say(other, "Di gang kami juga " + word);
        assertThat(of(citizen, "Di gang kami juga " + word).locator(".only-answer"))
                .isVisible();
        Locator again = of(other, "Lampu gang mati " + word);
        again.locator("summary").last().click();
        again.locator("[data-do='agree']").click();
        assertThat(of(citizen, "Lampu gang mati " + word).locator("[data-sign='AGREE']"))
                .hasText("Setuju 1");
        citizen.reload();
        assertThat(of(citizen, "Di gang kami juga " + word)).isVisible();
        assertThat(citizen.locator("#draftSaid")).isHidden();
    }

    private static void rework(Page citizen, Page other, String word) {
        Locator own = of(citizen, "Lampu gang mati " + word);
        own.locator("summary").last().click();
        own.locator("[data-do='edit']").click();
        assertThat(citizen.locator("#sayWords")).hasValue("Lampu gang mati " + word);
        say(citizen, "Lampu di gang tiga mati " + word);
        Locator edited = of(other, "Lampu di gang tiga mati " + word);
        assertThat(edited).containsText("Disunting");
        assertThat(of(other, "Lampu gang mati " + word)).hasCount(0);
        edited.locator("summary").last().click();
        edited.locator("[data-do='flag']").click();
        other.locator("#flagging button").click();
        assertThat(other.locator(".notice.done")).isVisible();
    }

    private static void show(Page citizen, Page other, String word) {
        citizen.locator(".talk-more summary").click();
        citizen.locator("#f-position").fill("-6.17639, 106.82666");
        citizen.locator("#photos").setInputFiles(new FilePayload("got.png", "image/png", Pictures.png()));
        say(citizen, "Begini gotnya " + word);
        Locator seen = of(other, "Begini gotnya " + word);
        assertThat(seen.locator("[data-slot='place']")).hasText("-6.1764, 106.8267");
        seen.locator(".only-photos summary").click();
        assertThat(seen.locator("img")).hasJSProperty("complete", true);
        assertThat(seen.locator("img")).not().hasJSProperty("naturalWidth", 0);
        other.reload();
        Locator again = of(other, "Begini gotnya " + word);
        again.locator(".only-photos summary").click();
        assertThat(again.locator("img")).not().hasJSProperty("naturalWidth", 0);
    }

    private static void report(Browser browser, Page citizen, Page other, String word) {
        say(citizen, "Got mampet di gang tiga " + word);
        Locator own = of(citizen, "Got mampet di gang tiga " + word);
        own.locator("summary").last().click();
        own.locator("[data-do='torep']").click();
        citizen.locator("#category").selectOption("sampah");
        citizen.locator("#choose").click();
        assertThat(citizen.locator("#description")).hasValue("Got mampet di gang tiga " + word);
        assertThat(citizen.locator("#kelurahan")).hasValue(Office.GAMBIR);
        assertThat(browser.picture("room-report")).as("width of the form").isLessThanOrEqualTo(NARROW);
        citizen.locator("#entry [id$='send']").click();
        String ticket = citizen.locator("#ticket").textContent();
        Locator card = of(other, "Got mampet di gang tiga " + word);
        assertThat(card.locator("[data-slot='ticket']")).hasText(ticket);
        assertThat(card.locator("[data-slot='ticket']")).hasAttribute("href", Pattern.compile(".*/kabar/" + ticket));
        citizen.locator("#back").click();
        assertThat(of(citizen, "Got mampet di gang tiga " + word).locator("[data-do='torep']"))
                .isHidden();
    }

    private static void announce(Kentongan kentongan, Browser desk, Clerk head, Page other, String word) {
        Page page = desk.as(kentongan, head.cookie());
        page.navigate(kentongan.uri("/alert/list.xhtml").toString());
        page.locator("#toTalk").click();
        assertThat(of(page, "Lampu di gang tiga mati " + word)).isVisible();
        page.locator("#sayWords").fill("Lampu diganti sore ini " + word);
        page.locator("#announce").click();
        Locator told = of(other, "Lampu diganti sore ini " + word);
        assertThat(told.locator(".only-announcement")).isVisible();
        assertThat(told.locator(".only-office")).isVisible();
        Locator own = of(page, "Lampu diganti sore ini " + word);
        own.locator("summary").last().click();
        own.locator("[data-do='pin']").click();
        assertThat(page.locator("#pinnedLines")).containsText("Lampu diganti sore ini " + word);
        page.locator("#words").fill(word);
        page.locator(".talk-search button").click();
        assertThat(page.locator("#lines > li")).hasCount(5);
        assertThat(desk.picture("talk-office"))
                .as("width of the officer's room")
                .isLessThanOrEqualTo(NARROW);
    }

    private static void say(Page page, String words) {
        page.locator("#sayWords").fill(words);
        page.locator("#say").click();
    }

    private static Locator of(Page page, String words) {
        return page.locator("#lines > li").filter(new Locator.FilterOptions().setHasText(words));
    }
}
