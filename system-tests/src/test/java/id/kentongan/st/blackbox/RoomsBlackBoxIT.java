package id.kentongan.st.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.api.Office;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Neighbours with open pages hear each other at once. */
@ExtendWith(SharedKentongan.class)
class RoomsBlackBoxIT {

    private static final String ROOMS = "/api/v1/me/rooms";

    private final Kentongan kentongan;
    private Office office;
    private Office.Clerk ani;
    private Office.Clerk budi;
    private String room;

    RoomsBlackBoxIT(Kentongan kentongan) {
        this.kentongan = kentongan;
    }

    @BeforeEach
    void moveIn() throws Exception {
        office = new Office(kentongan);
        ani = neighbour();
        budi = neighbour();
        room = object(office.get(ani, ROOMS))
                .getJsonArray("items")
                .getJsonObject(1)
                .getString("id");
    }

    @AfterEach
    void close() throws Exception {
        office.close();
    }

    @Test
    void what_is_said_edited_and_taken_back_is_heard_by_everybody_in_the_room_in_that_order() throws Exception {
        try (LivePage hearing = LivePage.talking(kentongan, budi.cookie());
                LivePage deaf = LivePage.open(kentongan, budi.cookie())) {
            String words = "Air naik di gang " + UUID.randomUUID();
            int number = say(ani, words);
            hearing.awaitFrame(words);
            String edited = words + " sudah selutut";
            office.post(ani, ROOMS + "/" + room + "/messages/" + number + "/edit", "{\"words\":\"" + edited + "\"}");
            hearing.awaitFrame(edited);
            office.post(ani, ROOMS + "/" + room + "/messages/" + number + "/removal", "");
            hearing.awaitFrame("\"number\":" + number + ",\"change\":" + last());

            List<JsonObject> told = hearing.frames().stream()
                    .map(RoomsBlackBoxIT::parse)
                    .filter(frame -> frame.getString("topic").equals("room"))
                    .filter(frame -> frame.getString("room").equals(room))
                    .toList();
            for (int i = 1; i < told.size(); i++) {
                assertThat(told.get(i).getInt("after"))
                        .as("no gap")
                        .isEqualTo(told.get(i - 1).getInt("upTo"));
            }
            JsonObject removed = told.get(told.size() - 1).getJsonArray("items").getJsonObject(0);
            assertThat(removed.getString("state")).isEqualTo("removed");
            assertThat(removed.isNull("words")).isTrue();
            assertThat(deaf.frames()).as("has not asked for rooms").noneMatch(frame -> frame.contains(room));
        }
    }

    @Test
    void words_that_are_held_go_to_nobodys_page() throws Exception {
        try (LivePage hearing = LivePage.talking(kentongan, budi.cookie())) {
            String words = "Menunggu diperiksa " + UUID.randomUUID();
            int number = say(ani, words);
            hearing.awaitFrame(words);
            office.change(
                    "with c as (update chat.room set last_change = last_change + 1 where id = ?::uuid returning last_change)"
                            + " update chat.message set state = 'HELD', change = (select last_change from c)"
                            + " where room_id = ?::uuid and seq = ?",
                    room,
                    room,
                    number);
            hearing.awaitFrame("\"state\":\"held\"");
            assertThat(hearing.frames().stream().filter(frame -> frame.contains("\"state\":\"held\"")))
                    .as("found by looking, since no transaction of the program said so")
                    .noneMatch(frame -> frame.contains(words));
        }
    }

    @Test
    void who_is_put_out_hears_it_and_nothing_more() throws Exception {
        try (LivePage out = LivePage.talking(kentongan, budi.cookie());
                LivePage in = LivePage.talking(kentongan, ani.cookie())) {
            say(budi, "Saya di sini");
            in.awaitFrame("Saya di sini");
            office.change(
                    "update chat.member set blocked_until = now() + interval '1 hour' where room_id = ?::uuid and speaker ="
                            + " (select speaker from chat.message where room_id = ?::uuid order by seq desc limit 1)",
                    room,
                    room);
            out.awaitFrame("{\"topic\":\"out\",\"room\":\"" + room + "\"}");
            String words = "Tanpa dia " + UUID.randomUUID();
            say(ani, words);
            in.awaitFrame(words);
            assertThat(out.frames()).noneMatch(frame -> frame.contains(words));
            assertThat(office.get(budi, ROOMS + "/" + room + "/changes").statusCode())
                    .isEqualTo(409);
        }
    }

    private int say(Office.Clerk who, String words) throws Exception {
        return object(office.post(
                        who,
                        ROOMS + "/" + room + "/messages",
                        "{\"id\":\"" + UUID.randomUUID() + "\",\"words\":\"" + words + "\"}"))
                .getInt("number");
    }

    private String last() throws Exception {
        return office.text("select last_change::text from chat.room where id = ?::uuid", room);
    }

    private Office.Clerk neighbour() throws Exception {
        Office.Clerk neighbour = office.neighbour();
        HttpResponse<String> home =
                office.post(neighbour, "/api/v1/me/home", "{\"area\":\"" + Office.GAMBIR + "\",\"age\":\"adult\"}");
        assertThat(home.statusCode()).isEqualTo(200);
        return neighbour;
    }

    private static JsonObject object(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return parse(answer.body());
    }

    private static JsonObject parse(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
