package id.kentongan.st.api;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.api.Office.Clerk;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.SharedKentongan;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who has how much to do, in the started program. */
@ExtendWith(SharedKentongan.class)
class WorkloadIT {

    private static final String LOAD = "/api/v1/staff/load";
    private static final String WORDS = "\"words\":\"Sudah dilihat.\"";

    private Office office;
    private Clerk officer;
    private Clerk head;

    @BeforeEach
    void hire(Kentongan kentongan) throws Exception {
        office = new Office(kentongan);
        UUID gambir = office.unit("KELURAHAN", Office.GAMBIR);
        officer = office.hire("OFFICER", gambir);
        head = office.hire("HEAD", gambir);
    }

    @AfterEach
    void close() throws Exception {
        office.close();
    }

    @Test
    void what_is_open_overdue_given_and_unanswered_is_counted_until_it_is_closed() throws Exception {
        JsonObject before = own(head);
        String ticket = office.file("sampah");
        moved(ticket, "accept");
        moved(ticket, "assign", "\"officer\":\"" + officer.person() + "\"");
        office.change("update report.report set expected_at = now() - interval '1 day' where ticket = ?", ticket);

        JsonObject after = own(head);
        for (String figure : List.of("open", "assigned", "unanswered")) {
            assertThat(after.getInt(figure)).as(figure).isEqualTo(before.getInt(figure) + 1);
        }
        // Others' reports of this kelurahan may have become late in the same moment; the officer's own are exact.
        assertThat(after.getInt("overdue")).isGreaterThan(before.getInt("overdue"));
        assertThat(after.isNull("oldestAt")).isFalse();
        JsonObject mine = officer(head, officer);
        assertThat(mine.getInt("open")).isOne();
        assertThat(mine.getInt("overdue")).isOne();
        assertThat(mine.getInt("unanswered")).isOne();
        moved(ticket, "take_on");
        assertThat(officer(head, officer).getInt("unanswered")).isZero();
        assertThat(office.get(head, "/report/load.xhtml?unit=" + head.unit()).body())
                .contains(officer.name());

        moved(ticket, "reject", WORDS, "\"reason\":\"cannot\"");
        assertThat(own(head).getInt("open")).isEqualTo(before.getInt("open"));
        assertThat(officer(head, officer).getInt("open")).isZero();
        assertThat(office.moveNow(head, ticket, "reopen", WORDS).statusCode()).isEqualTo(200);
        assertThat(own(head).getInt("open")).as("reopened").isEqualTo(before.getInt("open") + 1);
        assertThat(own(head).getInt("unaccepted"))
                .as("reopened is not handed over")
                .isEqualTo(before.getInt("unaccepted"));
    }

    @Test
    void one_sees_the_own_unit_and_those_below_and_no_others() throws Exception {
        Clerk mayor = office.hire("HEAD", office.unit("PEMKOT", "31.71"));
        Clerk stranger = office.hire("HEAD", office.unit("PEMKOT", "71.71"));
        assertThat(ids(head)).containsExactly(head.unit().toString());
        assertThat(ids(mayor))
                .contains(head.unit().toString(), mayor.unit().toString())
                .doesNotContain(office.unit("KELURAHAN", "31.72.01.1001").toString());
        assertThat(ids(officer)).as("an officer is no head").isEmpty();
        for (Clerk nobody : List.of(officer, stranger)) {
            assertThat(office.get(nobody, LOAD + "/" + head.unit()).statusCode())
                    .isEqualTo(404);
            assertThat(office.get(nobody, "/report/load.xhtml?unit=" + head.unit())
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(office.get(head, LOAD + "/" + mayor.unit()).statusCode()).isEqualTo(404);
        assertThat(office.get(mayor, "/report/load.xhtml").body()).contains("Gambir");
    }

    private JsonObject own(Clerk clerk) throws Exception {
        return items(clerk, LOAD).stream()
                .filter(item -> item.getString("id").equals(clerk.unit().toString()))
                .findFirst()
                .orElseThrow();
    }

    private JsonObject officer(Clerk clerk, Clerk whom) throws Exception {
        return items(clerk, LOAD + "/" + clerk.unit()).stream()
                .filter(item -> item.getString("id").equals(whom.person().toString()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> ids(Clerk clerk) throws Exception {
        return items(clerk, LOAD).stream().map(item -> item.getString("id")).toList();
    }

    private List<JsonObject> items(Clerk clerk, String path) throws Exception {
        return Contract.object(office.get(clerk, path).body())
                .getJsonArray("items")
                .getValuesAs(JsonObject.class);
    }

    private void moved(String ticket, String move, String... more) throws Exception {
        assertThat(office.moveNow(officer, ticket, move, more).statusCode())
                .as(move)
                .isEqualTo(200);
    }
}
