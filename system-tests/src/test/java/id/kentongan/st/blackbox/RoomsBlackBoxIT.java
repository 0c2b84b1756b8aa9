package id.kentongan.st.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.api.Office;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
            String words = "Air naik di gang " + odd();
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
    void who_cannot_have_a_socket_waits_for_the_answer_until_something_is_said() throws Exception {
        String wait = ROOMS + "/" + room + "/changes?after=" + last() + "&wait=";
        HttpResponse<String> nothing = office.get(budi, wait + "1");
        assertThat(nothing.statusCode()).isEqualTo(200);
        assertThat(object(nothing).getJsonArray("items")).isEmpty();

        String words = "Lewat jaringan sempit " + odd();
        CompletableFuture<HttpResponse<String>> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return office.get(budi, wait + "25");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        say(ani, words);

        assertThat(waiting.get(30, TimeUnit.SECONDS).body()).contains(words);
    }

    @Test
    void words_that_are_held_go_to_nobodys_page() throws Exception {
        try (LivePage hearing = LivePage.talking(kentongan, budi.cookie())) {
            String words = "Menunggu diperiksa " + odd();
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
            String words = "Tanpa dia " + odd();
            say(ani, words);
            in.awaitFrame(words);
            assertThat(out.frames()).noneMatch(frame -> frame.contains(words));
            assertThat(office.get(budi, ROOMS + "/" + room + "/changes").statusCode())
                    .isEqualTo(409);
        }
    }

    @Test
    void who_moves_hears_the_rooms_of_there_and_those_of_before_no_longer() throws Exception {
        Office.Clerk rina = neighbour();
        office.post(rina, "/api/v1/me/home", "{\"area\":\"31.71.01.1002\"}");
        String there = object(office.get(rina, ROOMS))
                .getJsonArray("items")
                .getJsonObject(1)
                .getString("id");
        try (LivePage moving = LivePage.talking(kentongan, budi.cookie());
                LivePage staying = LivePage.talking(kentongan, ani.cookie())) {
            assertThat(office.post(budi, "/api/v1/me/home", "{\"area\":\"31.71.01.1002\"}")
                            .statusCode())
                    .isEqualTo(200);
            moving.awaitFrame("{\"topic\":\"left\",\"room\":\"" + room + "\"}");
            moving.awaitFrame("{\"topic\":\"in\",\"room\":\"" + there + "\"}");
            String here = "Masih di sini " + odd();
            say(ani, here);
            staying.awaitFrame(here);
            String words = "Selamat datang " + odd();
            object(office.post(
                    rina,
                    ROOMS + "/" + there + "/messages",
                    "{\"id\":\"" + UUID.randomUUID() + "\",\"words\":\"" + words + "\"}"));
            moving.awaitFrame(words);
            assertThat(moving.frames()).noneMatch(frame -> frame.contains(here));
        }
    }

    @Test
    void who_has_moved_by_another_node_hears_other_rooms_too() throws Exception {
        try (LivePage moving = LivePage.talking(kentongan, budi.cookie())) {
            office.change("update vault.home set area_code = '31.71.01.1002' where person_id = ?", budi.person());
            long began = System.nanoTime();
            // What another node says when it has moved somebody.
            office.change(
                    "insert into core.live_signal (node, topic, version, said_at)"
                            + " values (gen_random_uuid(), 'seats:' || ?::text, 1, clock_timestamp())",
                    budi.person());
            moving.awaitFrame("{\"topic\":\"left\",\"room\":\"" + room + "\"}");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
            String words = "Tanpa yang pindah " + odd();
            say(ani, words);
            moving.awaitFrame("\"topic\":\"in\"");
            assertThat(moving.frames()).noneMatch(frame -> frame.contains(words));
        }
    }

    @Test
    void officials_of_an_rt_hear_their_room_and_no_board_and_citizens_do_not_find_it() throws Exception {
        UUID kelurahan = office.unit("KELURAHAN", Office.GAMBIR);
        Office.Clerk official = office.hire("RT_OFFICIAL", kelurahan);
        Office.Clerk officer = office.hire("OFFICER", kelurahan);
        String officials = object(office.get(official, ROOMS)).getJsonArray("items").stream()
                .map(JsonValue::asJsonObject)
                .filter(each -> each.getString("kind").equals("rt_officials"))
                .findFirst()
                .orElseThrow()
                .getString("id");
        try (LivePage hearing = LivePage.talking(kentongan, official.cookie());
                LivePage citizen = LivePage.talking(kentongan, ani.cookie())) {
            String words = "Kerja bakti " + odd();
            object(office.post(
                    officer,
                    "/api/v1/staff/rooms/" + officials + "/messages",
                    "{\"id\":\"" + UUID.randomUUID() + "\",\"words\":\"" + words + "\"}"));
            hearing.awaitFrame(words);
            assertThat(hearing.frames()).noneMatch(frame -> frame.contains("unit:"));
            assertThat(citizen.frames()).noneMatch(frame -> frame.contains(words));
            assertThat(office.get(ani, ROOMS + "/" + officials + "/messages").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void a_page_learns_how_many_are_in_its_room_and_of_the_end_of_a_community() throws Exception {
        office.change(
                "insert into chat.community (tenant_id, id, area_code, visibility, name, purpose, founder, state, asked_at)"
                        + " values (1, ?::uuid, ?, 'KELURAHAN', ?, 'Tempat warga bertemu', md5('x'), 'ASKED', now())",
                UUID.randomUUID().toString(),
                Office.GAMBIR,
                "Warga " + UUID.randomUUID().toString().substring(0, 8));
        String id =
                office.text("select id::text from chat.community where state = 'ASKED' order by asked_at desc limit 1");
        Office.Clerk moderator = office.hire("MODERATOR", office.unit("KELURAHAN", Office.GAMBIR));
        String asked = "/api/v1/staff/communities/" + id;
        object(office.post(moderator, asked + "/decision", "{\"letIn\":true}"));
        object(office.post(ani, "/api/v1/me/communities/" + id + "/joining", ""));
        try (LivePage page = LivePage.talking(kentongan, ani.cookie());
                LivePage later = LivePage.talking(kentongan, budi.cookie())) {
            object(office.post(budi, "/api/v1/me/communities/" + id + "/joining", ""));
            later.awaitFrame("{\"topic\":\"in\",\"room\":\"" + id + "\"}");
            page.awaitFrame("{\"topic\":\"members\",\"room\":\"" + id + "\",\"members\":3}");
            object(office.post(moderator, asked + "/closing", "{\"note\":\"Selesai\"}"));
            page.awaitFrame("{\"topic\":\"left\",\"room\":\"" + id + "\"}");
            later.awaitFrame("{\"topic\":\"left\",\"room\":\"" + id + "\"}");
        }
    }

    private int say(Office.Clerk who, String words) throws Exception {
        return object(office.post(
                        who,
                        ROOMS + "/" + room + "/messages",
                        "{\"id\":\"" + UUID.randomUUID() + "\",\"words\":\"" + words + "\"}"))
                .getInt("number");
    }

    /** Letters alone: digits may look like a telephone number, which a rule holds. */
    private static String odd() {
        return UUID.randomUUID().toString().replaceAll("[0-9-]", "");
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
