package id.kentongan.st.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import id.kentongan.chat.moderation.control.Shipped;
import id.kentongan.chat.moderation.entity.RuleKind;
import id.kentongan.chat.moderation.entity.Severity;
import id.kentongan.st.Beside;
import id.kentongan.st.api.Office;
import id.kentongan.st.api.Office.Clerk;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.SharedKentongan;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A citizen threatens, a moderator decides with one key, the citizen reads why and appeals, another moderator answers. */
@Beside
@ExtendWith(SharedKentongan.class)
class ReviewJourney {

    private static final int NARROW = 320;
    private static final String ROOMS = "/api/v1/me/rooms";

    private Office office;
    private Clerk citizen;
    private String room;

    @Test
    void a_moderator_decides_with_one_key_and_another_answers_the_appeal(Kentongan kentongan) throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        try (Office hired = new Office(kentongan)) {
            office = hired;
            citizen = office.neighbour();
            office.post(citizen, "/api/v1/me/home", "{\"area\":\"" + Office.GAMBIR + "\",\"age\":\"adult\"}");
            room = object(office.get(citizen, ROOMS))
                    .getJsonArray("items")
                    .getJsonObject(1)
                    .getString("id");
            String threat = Shipped.rules().stream()
                            .filter(rule -> rule.kind() == RuleKind.MODERATION && rule.severity() == Severity.SEVERE)
                            .findFirst()
                            .orElseThrow()
                            .matching()
                            .get(0)
                    + " " + UUID.randomUUID().toString().replaceAll("[0-9-]", "");
            say("Air di gang kami sudah surut");
            String message = ROOMS + "/" + room + "/messages/" + say(threat);
            Clerk first = office.hire("MODERATOR", office.unit("KELURAHAN", Office.GAMBIR));
            Clerk second = office.hire("HEAD", office.unit("KECAMATAN", "31.71.01"));

            visit(kentongan, first, "review", page -> {
                page.locator("#toReviews").click();
                Locator mine = of(page, threat);
                mine.locator("h2 a").click();
                assertThat(page.locator("#message")).hasText(threat);
                assertThat(page.locator("#around")).containsText("sudah surut");
                page.locator("#note").fill("Jangan mengancam siapa pun.");
                page.locator("h1").click();
                page.keyboard().press("w");
                assertThat(page.locator(".notice.done")).isVisible();
                assertThat(page.locator("#ruled")).containsText("Peringatkan");
                assertThat(page.locator("#ruling")).hasCount(0);
            });

            JsonObject ruling = object(office.get(citizen, message + "/ruling"));
            assertThat(ruling.getString("outcome")).isEqualTo("warn");
            assertThat(ruling.getString("note")).isEqualTo("Jangan mengancam siapa pun.");
            object(office.post(citizen, message + "/appeal", "{\"words\":\"Itu dialog film.\"}"));

            visit(kentongan, second, "review-appeal", page -> {
                page.locator("#toReviews").click();
                Locator appealed = of(page, threat);
                assertThat(appealed.locator(".badge").first()).hasText("Keberatan");
                appealed.locator("h2 a").click();
                assertThat(page.locator("#appeal")).hasText("Itu dialog film.");
                page.locator("button[value='lifted']").click();
                assertThat(page.locator(".notice.done")).isVisible();
                assertThat(page.locator("#answered")).containsText("Keberatan diterima");
            });

            assertThat(object(office.get(citizen, message + "/ruling")).getBoolean("upheld"))
                    .isFalse();
        }
    }

    private static Locator of(Page page, String words) {
        return page.locator("[data-case]").filter(new Locator.FilterOptions().setHasText(words));
    }

    private void visit(Kentongan kentongan, Clerk who, String picture, Consumer<Page> work) {
        try (Browser browser = Browser.open()) {
            browser.picturedOnFailure(picture, () -> {
                Page page = browser.as(kentongan, who.cookie());
                page.navigate(kentongan.uri("/room/reviews.xhtml").toString());
                assertThat(browser.picture(picture + "-list"))
                        .as("width of the queue")
                        .isLessThanOrEqualTo(NARROW);
                work.accept(page);
                assertThat(browser.picture(picture)).as("width of the case").isLessThanOrEqualTo(NARROW);
            });
            assertThat(browser.complaints()).as("errors on the console").isEmpty();
        }
    }

    private int say(String words) throws Exception {
        return object(office.post(
                        citizen,
                        ROOMS + "/" + room + "/messages",
                        "{\"id\":\"" + UUID.randomUUID() + "\",\"words\":\"" + words + "\"}"))
                .getInt("number");
    }

    private static JsonObject object(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }
}
