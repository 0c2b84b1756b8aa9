package id.kentongan.st.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import id.kentongan.st.Beside;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.SharedKentongan;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An officer asks who wrote a report, a privacy officer grants it, and only then the officer reads it. */
@Beside
@ExtendWith(SharedKentongan.class)
class RevealJourney {

    private static final int NARROW = 320;

    @Test
    void two_people_open_who_wrote_a_report(Kentongan kentongan) throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        String ticket = file(kentongan);
        try (Browser officer = Browser.open();
                Browser privacy = Browser.open()) {
            officer.picturedOnFailure("reveal", () -> work(kentongan, ticket, officer, privacy));
            assertThat(officer.complaints()).as("errors on the console").isEmpty();
            assertThat(privacy.complaints()).as("errors on the console").isEmpty();
        }
    }

    private static void work(Kentongan kentongan, String ticket, Browser officer, Browser privacy) {
        Page page = officer.page();
        signIn(kentongan, page, "jkt-kelurahan");
        page.navigate(
                kentongan.uri("/report/show.xhtml?tenant=1&ticket=" + ticket).toString());
        assertThat(page.locator("main")).not().containsText("Pak Budi");
        page.locator("#toReveal").click();
        page.locator("[id='request:ask']").click();
        assertThat(page.locator(".notice.refused")).isVisible();
        page.locator("[id='request:basis']").selectOption("PUBLIC_TASK");
        page.locator("[id='request:reason']").fill("Perlu bertanya di mana tepatnya air masuk.");
        page.locator("[id='request:ask']").click();
        assertThat(page.locator(".notice.done")).isVisible();
        assertThat(officer.picture("reveal-request")).as("width of the request").isLessThanOrEqualTo(NARROW);

        Page desk = privacy.page();
        signIn(kentongan, desk, "jkt-privacy");
        desk.locator("#toReveals").click();
        Locator waiting = desk.locator("li[data-reveal]").filter(new Locator.FilterOptions().setHasText(ticket));
        waiting.locator("input[type=radio]").check();
        assertThat(privacy.picture("reveal-list")).as("width of the list").isLessThanOrEqualTo(NARROW);
        desk.locator("[id='decide:refuse']").click();
        assertThat(desk.locator(".notice.refused")).isVisible();
        waiting.locator("input[type=radio]").check();
        desk.locator("[id='decide:approve']").click();
        assertThat(desk.locator(".notice.done")).isVisible();

        page.reload();
        page.navigate(
                kentongan.uri("/reveal/request.xhtml?tenant=1&ticket=" + ticket).toString());
        page.locator("li[data-reveal] a").first().click();
        assertThat(page.locator("#identity dd")).hasCount(0);
        page.locator("[id='open:read']").click();
        assertThat(page.locator("#identity")).containsText("Pak Budi");
        assertThat(page.locator("#identity")).containsText("+6281234567890");
        assertThat(officer.picture("reveal-show")).as("width of the identity").isLessThanOrEqualTo(NARROW);
    }

    private static void signIn(Kentongan kentongan, Page page, String user) {
        page.navigate(kentongan.uri("/sign-in.xhtml").toString());
        page.locator("[id='signIn:userName']").fill(user);
        page.locator("[id='signIn:password']").fill(kentongan.password(user));
        page.locator("[id='signIn:submit']").click();
        assertThat(page).hasURL(Pattern.compile(".*/today/list\\.xhtml.*"));
    }

    private static String file(Kentongan kentongan) throws IOException, InterruptedException {
        HttpResponse<String> filed = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(kentongan.uri("/api/v1/reports"))
                                .header("Content-Type", "application/json")
                                .header("X-Api-Key", kentongan.open311Key())
                                .POST(HttpRequest.BodyPublishers.ofString("""
                                        {"jurisdiction": "jakarta.go.id", "category": "banjir", "lat": -6.17639,
                                         "lon": 106.82666, "description": "Got meluap",
                                         "reporter": {"firstName": "Pak Budi", "phone": "0812-3456-7890"}}"""))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        Matcher ticket = Pattern.compile("\"ticket\":\"([^\"]+)\"").matcher(filed.body());
        assertThat(ticket.find()).as(filed.body()).isTrue();
        return ticket.group(1);
    }
}
