package id.kentongan.st.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import id.kentongan.st.Beside;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.Officer;
import id.kentongan.st.blackbox.SharedKentongan;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Everybody can use the citizens' pages: axe finds nothing on the smallest telephone, in either language. */
@Beside
@ExtendWith(SharedKentongan.class)
class CitizenAccessJourney {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private final HttpClient http = HttpClient.newHttpClient();

    private record Slip(String ticket, String code) {}

    @Test
    void axe_finds_nothing_on_the_pages_of_citizens(Kentongan kentongan) throws Exception {
        String tag = "akses" + UUID.randomUUID().toString().substring(0, 6);
        Slip open = file(kentongan, "Saluran tersumbat di depan pasar #" + tag);
        Slip closed = file(kentongan, "Sampah menumpuk di tepi kali #" + tag);
        Officer officer = Officer.signIn(kentongan, "jkt-kelurahan", kentongan.password("jkt-kelurahan"));
        officer.accept(open.ticket());
        officer.accept(closed.ticket());
        reject(kentongan, officer, closed.ticket());
        List<String> found = new ArrayList<>();
        try (Browser browser = Browser.open()) {
            browser.picturedOnFailure("citizen-access", () -> {
                for (String language : List.of("id", "en")) {
                    look(browser, kentongan, language, tag, open, closed, found);
                }
            });
            assertThat(found).isEmpty();
            assertThat(browser.complaints()).as("errors on the console").isEmpty();
        }
    }

    private static void look(
            Browser browser,
            Kentongan kentongan,
            String language,
            String tag,
            Slip open,
            Slip closed,
            List<String> found) {
        Page page = browser.page();
        String feed = "/kabar?pemda=jakarta.go.id";
        page.navigate(kentongan.uri("/kabar?lang=" + language).toString());
        check(browser, "feed-governments", language, found);
        for (String view : List.of("terbaru", "sekitar", "kelurahan", "dukungan", "tagar")) {
            page.navigate(kentongan.uri(feed + "&lihat=" + view).toString());
            check(browser, "feed-" + view, language, found);
        }
        page.locator("#tagar").fill("##");
        page.locator("#look").click();
        assertThat(page.locator("#refused")).isVisible();
        check(browser, "feed-refused", language, found);
        page.locator("#tagar").fill(tag);
        page.locator("#look").click();
        assertThat(page.locator("#feed > li")).hasCount(2);
        check(browser, "feed-tag", language, found);

        page.locator("[data-ticket='" + open.ticket() + "'] a").click();
        page.locator("#kata").fill("lihat https://contoh.id");
        page.locator("#kode").fill(open.code());
        page.locator("#say").click();
        assertThat(page.locator("#refused")).isVisible();
        check(browser, "comment-refused", language, found);
        page.locator("#kata").fill("Masih tersumbat sampai sore. (" + language + ")");
        page.locator("#kode").fill(open.code());
        page.locator("#say").click();
        assertThat(page.locator("#comments > li").last()).containsText("(" + language + ")");
        check(browser, "report-public", language, found);

        page.navigate(kentongan.uri("/lacak?nomor=" + closed.ticket()).toString());
        check(browser, "tracking", language, found);
        page.locator("#kode").fill(closed.code());
        page.locator("#track").click();
        assertThat(page.locator("#objection")).isVisible();
        check(browser, "tracking-closed", language, found);
        page.navigate(kentongan.uri("/lacak?nomor=" + open.ticket()).toString());
        page.locator("#kode").fill(open.code());
        page.locator("#track").click();
        assertThat(page.locator("#ownComments")).isVisible();
        check(browser, "tracking-comments", language, found);

        page.navigate(kentongan.uri("/lapor").toString());
        check(browser, "filing-governments", language, found);
        page.locator("[data-pemda='jakarta.go.id']").click();
        check(browser, "filing-categories", language, found);
        page.locator("[data-category='banjir']").click();
        check(browser, "filing-form", language, found);
        page.locator("#f-description").fill("Air naik");
        page.locator("#f-position").fill("dekat pasar");
        page.locator("#send").click();
        assertThat(page.locator("#mistakes")).isVisible();
        check(browser, "filing-mistakes", language, found);
    }

    private static void check(Browser browser, String name, String language, List<String> found) {
        browser.portrait("access-" + name + "-" + language);
        assertThat(browser.page().locator("html")).hasAttribute("lang", language);
        Axe.find(browser.page(), RULES).forEach(each -> found.add(name + " " + language + " " + each));
    }

    private Slip file(Kentongan kentongan, String words) throws IOException, InterruptedException {
        JsonObject receipt = send(HttpRequest.newBuilder(kentongan.uri("/api/v1/reports"))
                .header("Content-Type", "application/json")
                .header("X-Api-Key", kentongan.open311Key())
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"jurisdiction\":\"jakarta.go.id\",\"category\":\"sampah\",\"lat\":-6.17639,\"lon\":106.82666,"
                                + "\"description\":\"" + words + "\"}")));
        return new Slip(receipt.getString("ticket"), receipt.getString("trackingCode"));
    }

    private void reject(Kentongan kentongan, Officer officer, String ticket) throws IOException, InterruptedException {
        URI report = kentongan.uri("/api/v1/staff/reports/" + ticket);
        int version = send(HttpRequest.newBuilder(report)
                        .header("Cookie", officer.cookie())
                        .GET())
                .getInt("version");
        send(HttpRequest.newBuilder(URI.create(report + "/moves"))
                .header("Cookie", officer.cookie())
                .header("Origin", report.getScheme() + "://" + report.getAuthority())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"move\":\"reject\",\"reason\":\"cannot\",\"words\":\"Lahan milik swasta.\",\"version\":"
                                + version + "}")));
    }

    private JsonObject send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return Json.createReader(new StringReader(answer.body())).readObject();
    }
}
