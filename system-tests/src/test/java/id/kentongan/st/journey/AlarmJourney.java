package id.kentongan.st.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import id.kentongan.st.Beside;
import id.kentongan.st.api.Office;
import id.kentongan.st.api.Office.Clerk;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.SharedKentongan;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many use a hashtag, the city reads of it, takes it and instructs; the room is told of the instruction while it is open. */
@Beside
@ExtendWith(SharedKentongan.class)
class AlarmJourney {

    private static final int NARROW = 320;
    private static final int ENOUGH = 10;
    private static final String CIDENG = "31.71.01.1002";
    private static final String ROOMS = "/api/v1/me/rooms";

    @Test
    void what_many_speak_of_reaches_the_city_and_its_instruction_the_room(Kentongan kentongan) throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        String tag = "banjir" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        try (Office office = new Office(kentongan);
                Browser street = Browser.open();
                Browser city = Browser.open()) {
            Clerk resident = neighbour(office);
            Page room = street.as(kentongan, resident.cookie());
            Page desk = city.as(
                    kentongan,
                    office.hire("HEAD", office.unit("PEMKOT", "31.71")).cookie());
            street.picturedOnFailure(
                    "alarm-room",
                    () -> city.picturedOnFailure("alarm-city", () -> {
                        room.navigate(kentongan.uri("/room/talk.xhtml").toString());
                        burst(office, tag);
                        assertThat(room.locator("#lines > li").filter(with("#" + tag)))
                                .hasCount(ENOUGH);
                        desk.navigate(kentongan.uri("/alert/list.xhtml").toString());
                        desk.locator("#toChatAlarms").click();
                        desk.locator("[data-alarm]")
                                .filter(with(tag))
                                .locator("h2 a")
                                .click();
                        assertThat(desk.locator("#saidLines > li")).hasCount(ENOUGH);
                        desk.locator("button[value='take']").click();
                        assertThat(desk.locator("#alarmState")).containsText("Ditangani");
                        assertThat(city.picture("alarm-city"))
                                .as("width of the alarm")
                                .isLessThanOrEqualTo(NARROW);
                        instruct(desk);
                        assertThat(room.locator("#lines > li.is-notice")).containsText("memberi instruksi");
                        assertThat(room.locator("#lines > li.is-notice")).containsText("INS-JKT-");
                        assertThat(room.locator("#lines > li.is-notice a[href]"))
                                .hasCount(0);
                        assertThat(street.picture("alarm-room"))
                                .as("width of the room")
                                .isLessThanOrEqualTo(NARROW);
                        desk.locator("#toChatAlarms").click();
                        desk.locator("[data-alarm]")
                                .filter(with(tag))
                                .locator("h2 a")
                                .click();
                        desk.locator("#note").fill("Pompa menyala, jalan dapat dilalui.");
                        desk.locator("button[value='close']").click();
                        assertThat(desk.locator("#ended")).hasText("Pompa menyala, jalan dapat dilalui.");
                    }));
            assertThat(street.complaints()).as("the citizen's console").isEmpty();
            assertThat(city.complaints()).as("the city's console").isEmpty();
        }
    }

    private static void instruct(Page desk) {
        desk.locator("#toIssue").click();
        assertThat(desk.locator("#roomArea")).hasValue(CIDENG);
        desk.locator("input[name='pick']").first().check();
        desk.locator("#subject").fill("Nyalakan pompa");
        desk.locator("#words").fill("Nyalakan pompa di RW 003 dan kabari tiap jam.");
        desk.locator("#send").click();
        assertThat(desk.locator(".notice.done")).isVisible();
    }

    private static void burst(Office office, String tag) {
        try {
            for (int i = 0; i < ENOUGH; i++) {
                Clerk one = neighbour(office);
                HttpResponse<String> rooms = office.get(one, ROOMS);
                try (JsonReader reader = Json.createReader(new StringReader(rooms.body()))) {
                    String room = reader.readObject()
                            .getJsonArray("items")
                            .getJsonObject(1)
                            .getString("id");
                    HttpResponse<String> said = office.post(
                            one,
                            ROOMS + "/" + room + "/messages",
                            "{\"id\":\"" + UUID.randomUUID() + "\",\"words\":\"Air naik di gang " + i + " #" + tag
                                    + "\"}");
                    assertThat(said.statusCode()).as(said.body()).isEqualTo(200);
                }
            }
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Clerk neighbour(Office office) throws IOException, SQLException, InterruptedException {
        Clerk neighbour = office.neighbour();
        office.post(neighbour, "/api/v1/me/home", "{\"area\":\"" + CIDENG + "\",\"age\":\"adult\"}");
        return neighbour;
    }

    private static Locator.FilterOptions with(String words) {
        return new Locator.FilterOptions().setHasText(words);
    }
}
