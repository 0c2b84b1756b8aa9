package id.kentongan.st.api;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.Eventually;
import id.kentongan.st.api.Office.Clerk;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.LivePage;
import id.kentongan.st.blackbox.SharedKentongan;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a control room's screen shows to whom, and when it hears of it, in the started program. */
@ExtendWith(SharedKentongan.class)
class SituationIT {

    private static final String SITUATION = "/api/v1/staff/situation";

    private final Kentongan kentongan;
    private Office office;
    private Clerk mayor;
    private Clerk centre;
    private Clerk stranger;

    SituationIT(Kentongan kentongan) {
        this.kentongan = kentongan;
    }

    @BeforeEach
    void hire() throws Exception {
        office = new Office(kentongan);
        mayor = office.hire("HEAD", office.unit("PEMKOT", "31.71"));
        centre = office.hire("COMMAND_CENTRE", office.unit("PEMKOT", "31.71"));
        stranger = office.hire("HEAD", office.unit("KELURAHAN", "31.74.01.1001"));
    }

    @AfterEach
    void close() throws Exception {
        office.close();
    }

    @Test
    void an_emergency_is_shown_and_counted_where_it_is_and_nowhere_else() throws Exception {
        String ticket = office.file("kebakaran");

        for (Clerk reader : List.of(mayor, centre)) {
            Eventually.passes(() -> assertThat(alarms(reader)).contains(ticket));
            JsonObject emergency = emergencies(now(reader)).stream()
                    .filter(each -> each.getString("ticket").equals(ticket))
                    .findFirst()
                    .orElseThrow();
            assertThat(emergency.getString("area")).isEqualTo(Office.GAMBIR);
            assertThat(emergency.getBoolean("accepted")).isFalse();
            assertThat(emergency.getString("dueAt")).isNotBlank();
            assertThat(now(reader).getJsonArray("tiers").getValuesAs(JsonObject.class))
                    .anyMatch(tier -> tier.getInt("emergencies") > 0);
        }
        assertThat(alarms(stranger)).doesNotContain(ticket);
        assertThat(emergencies(now(stranger)))
                .extracting(each -> each.getString("ticket"))
                .doesNotContain(ticket);

        office.change("update core.case_file set state = 'CLOSED' where reference = ?", ticket);
        assertThat(emergencies(now(mayor)))
                .extracting(each -> each.getString("ticket"))
                .doesNotContain(ticket);
    }

    @Test
    void what_is_private_is_on_no_screen() throws Exception {
        String ticket = office.file("kebakaran");
        Eventually.passes(() -> assertThat(alarms(mayor)).contains(ticket));

        office.change(
                "update core.case_file set topic = (select code from report.category k where k.private"
                        + " and k.tenant_id = case_file.tenant_id limit 1) where reference = ?",
                ticket);
        office.change(
                "update core.alert set topic = (select code from report.category k where k.private"
                        + " and k.tenant_id = alert.tenant_id limit 1) where reference = ?",
                ticket);

        assertThat(now(mayor).toString()).doesNotContain(ticket);
    }

    @Test
    void what_has_not_changed_is_not_sent_again() throws Exception {
        HttpResponse<String> first = office.get(stranger, SITUATION);
        assertThat(first.headers().firstValue("ETag")).isPresent();
        assertThat(office.get(null, SITUATION).statusCode()).isEqualTo(401);
        assertThat(office.get(stranger, SITUATION + "?area=31").statusCode()).isEqualTo(400);
    }

    @Test
    void a_screen_hears_of_its_whole_area_and_of_no_other() throws Exception {
        try (LivePage screen = LivePage.watching(kentongan, centre.cookie());
                LivePage board = LivePage.open(kentongan, mayor.cookie());
                LivePage elsewhere = LivePage.watching(kentongan, stranger.cookie())) {
            office.file("sampah");

            screen.awaitFrame("area");
            elsewhere.awaitFrames("beat", 2);
            assertThat(elsewhere.frames()).noneMatch(frame -> frame.contains("area"));
            assertThat(board.frames()).as("who has not asked for it").noneMatch(frame -> frame.contains("area"));
        }
    }

    @Test
    void the_screen_leaves_nothing_on_the_server() throws Exception {
        HttpResponse<String> page = office.get(mayor, "/control/wall.xhtml");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.contains("JSESSIONID"));
    }

    private List<String> alarms(Clerk reader) throws Exception {
        return now(reader).getJsonArray("alarms").getValuesAs(JsonObject.class).stream()
                .map(alarm -> alarm.getString("reference"))
                .toList();
    }

    private static List<JsonObject> emergencies(JsonObject situation) {
        return situation.getJsonArray("emergencies").getValuesAs(JsonObject.class);
    }

    private JsonObject now(Clerk reader) throws Exception {
        HttpResponse<String> answer = office.get(reader, SITUATION);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Contract.object(answer.body());
    }
}
