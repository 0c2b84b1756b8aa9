package id.kentongan.st.api;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.Eventually;
import id.kentongan.st.api.Office.Clerk;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.SharedKentongan;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What disaster mode changes, where, for whom and until when, in the started program. */
@ExtendWith(SharedKentongan.class)
class DisasterIT {

    private static final String DISASTERS = "/api/v1/staff/disasters";
    private static final String CITY = "?jurisdiction=jakarta.go.id";
    private static final String FLOOD =
            "{\"kind\":\"flood\",\"areas\":[\"31.71.01\"],\"hours\":6,\"reason\":\"Siaga 1\"}";

    private final Kentongan kentongan;
    private Office office;
    private Clerk mayor;
    private Clerk centre;
    private Clerk officer;
    private Clerk head;

    DisasterIT(Kentongan kentongan) {
        this.kentongan = kentongan;
    }

    @BeforeEach
    void hire() throws Exception {
        office = new Office(kentongan);
        mayor = office.hire("HEAD", office.unit("PEMKOT", "31.71"));
        centre = office.hire("COMMAND_CENTRE", office.unit("PEMKOT", "31.71"));
        officer = office.hire("OFFICER", office.unit("KELURAHAN", Office.GAMBIR));
        head = office.hire("HEAD", office.unit("KELURAHAN", Office.GAMBIR));
    }

    @AfterEach
    void close() throws Exception {
        for (String id : office.texts("select disaster_id::text from core.disaster_line group by disaster_id"
                + " having max(ends_at) > now() and bool_and(step <> 'ENDED')")) {
            end(mayor, id);
        }
        office.close();
    }

    @Test
    void reports_filed_inside_it_are_emergencies_and_those_before_keep_their_terms() throws Exception {
        String before = office.file("saluran-air");
        String promised = dueAt(before);
        String id = declare(centre);

        String inside = office.file("saluran-air");
        assertThat(priority(inside)).isEqualTo("EMERGENCY");
        assertThat(history(inside)).startsWith("FILED", "RAISED_IN_DISASTER");
        String outside = office.file("sampah");
        assertThat(priority(outside)).isEqualTo("NORMAL");
        assertThat(history(outside)).doesNotContain("RAISED_IN_DISASTER");
        assertThat(priority(office.file("saluran-air", "jakarta.go.id", "31.72.01.1001")))
                .isEqualTo("NORMAL");
        assertThat(priority(before)).isEqualTo("NORMAL");
        assertThat(dueAt(before)).isEqualTo(promised);
        assertThat(office.text(
                        "select (extract(epoch from a.expected_at - a.received_at)"
                                + " < extract(epoch from b.expected_at - b.received_at))::text"
                                + " from report.report a, report.report b where a.ticket = ? and b.ticket = ?",
                        inside,
                        before))
                .isEqualTo("true");

        end(centre, id);
        assertThat(priority(office.file("saluran-air"))).isEqualTo("NORMAL");
    }

    @Test
    void it_ends_by_itself_by_the_clock_of_the_database() throws Exception {
        String id = declare(mayor);
        office.change(
                "update core.disaster_line set ends_at = now() - interval '1 second' where disaster_id = ?::uuid", id);

        Eventually.passes(() -> assertThat(priority(office.file("saluran-air"))).isEqualTo("NORMAL"));
        assertThat(one(mayor, id).getBoolean("running")).isFalse();
        assertThat(end(mayor, id).statusCode()).isEqualTo(404);
        assertThat(prolong(mayor, id, 24).statusCode()).isEqualTo(404);
    }

    @Test
    void it_can_be_prolonged_and_ended_and_everything_is_kept() throws Exception {
        String id = declare(mayor);
        assertThat(prolong(centre, id, 3).statusCode())
                .as("earlier than it would end anyway")
                .isEqualTo(422);
        assertThat(prolong(centre, id, 48).statusCode()).isEqualTo(200);
        assertThat(end(mayor, id).statusCode()).isEqualTo(200);

        JsonObject over = one(mayor, id);
        assertThat(over.getBoolean("running")).isFalse();
        assertThat(over.getJsonArray("history").getValuesAs(JsonObject.class))
                .extracting(line -> line.getString("step") + " " + line.getString("saidBy"))
                .containsExactly("declared " + mayor.name(), "prolonged " + centre.name(), "ended " + mayor.name());
        assertThat(office.texts(
                        "select action from core.audit_entry where object = ? order by position", "disaster:" + id))
                .containsExactly("DISASTER_DECLARED", "DISASTER_PROLONGED", "DISASTER_ENDED");
    }

    @Test
    void whoever_is_on_duty_in_the_area_is_told_once_and_nobody_else() throws Exception {
        Clerk elsewhere = office.hire("OFFICER", office.unit("KELURAHAN", "31.72.01.1001"));
        String id = declare(mayor);
        prolong(mayor, id, 48);

        for (Clerk told : new Clerk[] {officer, head, mayor}) {
            assertThat(notices(told)).as(told.name()).isEqualTo("1");
        }
        assertThat(notices(elsewhere)).isEqualTo("0");
    }

    @Test
    void a_city_decides_and_neither_its_kelurahan_nor_another_city() throws Exception {
        Clerk southern = office.hire("HEAD", office.unit("PEMKOT", "31.74"));
        Clerk administrator = office.hire("ADMINISTRATOR", office.unit("PEMKOT", "31.71"));
        assertThat(office.post(null, DISASTERS + CITY, FLOOD).statusCode()).isEqualTo(401);
        assertThat(office.post(officer, DISASTERS + CITY, FLOOD).statusCode()).isEqualTo(404);
        assertThat(office.post(head, DISASTERS + CITY, FLOOD).statusCode()).isEqualTo(404);
        assertThat(office.get(head, DISASTERS + CITY).statusCode()).isEqualTo(404);
        assertThat(office.post(southern, DISASTERS + CITY, FLOOD).statusCode()).isEqualTo(404);
        assertThat(office.post(mayor, DISASTERS + CITY, FLOOD.replace("31.71.01", "31"))
                        .statusCode())
                .as("a mayor does not decide for the province")
                .isEqualTo(404);

        String id = declare(administrator);
        assertThat(end(southern, id).statusCode()).isEqualTo(404);
        assertThat(office.post(mayor, DISASTERS + CITY, FLOOD).body()).contains("perpanjang");
        assertThat(office.get(head, "/control/disaster.xhtml").statusCode()).isEqualTo(404);
    }

    @Test
    void what_does_not_fit_is_refused() throws Exception {
        for (String wrong : new String[] {
            FLOOD.replace("\"hours\":6", "\"hours\":0"),
            FLOOD.replace("\"hours\":6", "\"hours\":337"),
            FLOOD.replace("Siaga 1", " "),
            FLOOD.replace("Siaga 1", "x".repeat(501)),
            FLOOD.replace("\"31.71.01\"", ""),
            FLOOD.replace("31.71.01", "31.71.99"),
            FLOOD.replace("31.71.01", "52.71"),
            FLOOD.replace("flood", "alien"),
        }) {
            assertThat(office.post(mayor, DISASTERS + CITY, wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(422);
        }
    }

    @Test
    void pages_say_so_to_officers_and_to_everybody() throws Exception {
        String form = "/lapor?pemda=jakarta.go.id&kategori=sampah";
        assertThat(office.get(null, form).body()).doesNotContain("disaster-now");
        String id = declare(mayor);

        assertThat(office.get(officer, "/alert/list.xhtml").body()).contains("disasterNow", "Banjir", "Siaga 1");
        for (String page : new String[] {form, "/angka?pemda=jakarta.go.id", "/kabar?pemda=jakarta.go.id"}) {
            HttpResponse<String> answer = office.get(null, page);
            assertThat(answer.body()).as(page).contains("disaster-now", "tel:112", "Matikan listrik");
            assertThat(answer.body()).as("the reason is for officers").doesNotContain("Siaga 1");
            assertThat(answer.headers().allValues("Set-Cookie")).as(page).isEmpty();
        }
        assertThat(office.get(null, "/lapor?pemda=manadokota.go.id").body()).doesNotContain("disaster-now");
        JsonObject now = Contract.object(
                        office.get(officer, "/api/v1/staff/situation").body())
                .getJsonArray("disasters")
                .getJsonObject(0);
        assertThat(now.getString("id")).isEqualTo(id);
        assertThat(now.getJsonArray("areas").getString(0)).isEqualTo("31.71.01");
    }

    private String declare(Clerk clerk) throws Exception {
        HttpResponse<String> answer = office.post(clerk, DISASTERS + CITY, FLOOD);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Contract.object(answer.body())
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("id");
    }

    private HttpResponse<String> prolong(Clerk clerk, String id, int hours) throws Exception {
        return office.post(
                clerk,
                DISASTERS + "/" + id + "/prolongation" + CITY,
                "{\"hours\":" + hours + ",\"reason\":\"Hujan belum reda\"}");
    }

    private HttpResponse<String> end(Clerk clerk, String id) throws Exception {
        return office.post(clerk, DISASTERS + "/" + id + "/end" + CITY, "{\"reason\":\"Air surut\"}");
    }

    private JsonObject one(Clerk clerk, String id) throws Exception {
        return Contract.object(office.get(clerk, DISASTERS + CITY).body())
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(each -> each.getString("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private String notices(Clerk clerk) throws Exception {
        return office.text(
                "select count(*)::text from core.notice where person_id = ? and kind = 'DISASTER'", clerk.person());
    }

    private String priority(String ticket) throws Exception {
        return office.text("select priority from core.case_file where reference = ?", ticket);
    }

    private List<String> history(String ticket) throws Exception {
        return office.texts(
                "select e.type from report.report_event e join report.report r on r.tenant_id = e.tenant_id"
                        + " and r.id = e.report_id where r.ticket = ? order by e.seq",
                ticket);
    }

    private String dueAt(String ticket) throws Exception {
        return office.text(
                "select r.expected_at::text || ' ' || min(d.due_at) from report.report r"
                        + " join core.deadline d on d.tenant_id = r.tenant_id and d.case_id = r.id"
                        + " where r.ticket = ? group by r.expected_at",
                ticket);
    }
}
