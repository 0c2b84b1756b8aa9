package id.kentongan.st.api;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.Eventually;
import id.kentongan.st.api.Office.Clerk;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.SharedKentongan;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Instructions from above, in the started program: read at each hop, escalated by themselves, fulfilled by verified closing. */
@ExtendWith(SharedKentongan.class)
class InstructionIT {

    private static final String INSTRUCTIONS = "/api/v1/staff/instructions";
    private static final String SECOND = "31.71.01.1002";
    private static final String THIRD = "31.71.01.1003";
    private static final String WORDS = "\"words\":\"Sudah dikerjakan.\"";
    private static final Duration SOON = Duration.ofSeconds(60);

    private Office office;
    private Clerk governor;

    @BeforeEach
    void hire(Kentongan kentongan) throws Exception {
        office = new Office(kentongan);
        governor = office.hire("HEAD", office.unit("PEMPROV", "31"));
    }

    @AfterEach
    void close() throws Exception {
        office.close();
    }

    @Test
    void to_three_kelurahan_one_reads_one_passes_on_one_is_silent_and_all_fulfil() throws Exception {
        Clerk gambir = office.hire("OFFICER", office.unit("KELURAHAN", Office.GAMBIR));
        Clerk lurah = office.hire("HEAD", gambir.unit());
        Clerk second = office.hire("OFFICER", office.unit("KELURAHAN", SECOND));
        Clerk silent = office.hire("OFFICER", office.unit("KELURAHAN", THIRD));
        Clerk camat = office.hire("OFFICER", office.unit("KECAMATAN", "31.71.01"));
        UUID agency = UUID.fromString(office.text(
                "select id::text from core.unit where tenant_id = 1 and tier = 'AGENCY' and closed_at is null"
                        + " order by name limit 1"));
        Clerk service = office.hire("AGENCY_OFFICER", agency);
        String ticket = office.file("sampah");
        String number = issue(
                governor,
                "direct",
                List.of(gambir.unit(), second.unit(), silent.unit()),
                "\"reports\":[\"" + ticket + "\"]");

        JsonObject given = show(governor, number);
        assertThat(given.getString("mode")).isEqualTo("order");
        assertThat(given.getJsonArray("copies").getValuesAs(JsonString::getString))
                .as("the tiers between")
                .hasSize(2)
                .contains(name(camat.unit()));
        assertThat(office.get(
                                office.hire("HEAD", office.unit("KELURAHAN", "52.72.01.1001")),
                                INSTRUCTIONS + "/" + number)
                        .statusCode())
                .isEqualTo(404);
        assertThat(list(silent, "received", "open")).contains(number);
        assertThat(list(camat, "copied", "all")).contains(number);
        assertThat(list(governor, "sent", "open")).contains(number);
        assertThat(office.report(gambir, ticket).getJsonArray("history").getValuesAs(JsonObject.class))
                .filteredOn(line -> line.getString("event").equals("instructed"))
                .singleElement()
                .satisfies(line -> assertThat(line.getString("remark")).isEqualTo(number));
        assertThat(office.get(null, "/api/v1/reports/" + ticket).body())
                .as("the public knows nothing of its words")
                .doesNotContain(number);
        for (Clerk told : List.of(silent, camat)) {
            Eventually.within(
                    SOON,
                    () -> assertThat(kinds(number, told.unit())).as("its queue").contains("INSTRUCTION"));
        }

        // One reads it.
        String first = hop(given, gambir.unit()).getString("id");
        assertThat(move(camat, number, first, "acknowledge").statusCode())
                .as("read by those above, and no more")
                .isEqualTo(403);
        assertThat(move(gambir, number, first, "report_done", WORDS).statusCode())
                .as("not before it was read")
                .isEqualTo(409);
        assertThat(move(gambir, number, first, "acknowledge").statusCode()).isEqualTo(200);
        assertThat(move(gambir, number, first, "acknowledge").statusCode())
                .as("once")
                .isEqualTo(409);
        assertThat(move(gambir, number, first, "progress", WORDS, "\"percent\":40")
                        .statusCode())
                .isEqualTo(200);

        // One passes it on.
        String other = hop(given, second.unit()).getString("id");
        assertThat(forward(second, number, other, agency).statusCode())
                .as("not before it was read")
                .isEqualTo(409);
        assertThat(move(second, number, other, "acknowledge").statusCode()).isEqualTo(200);
        assertThat(forward(second, number, other, silent.unit()).statusCode())
                .as("beside, not below")
                .isEqualTo(422);
        assertThat(forward(second, number, other, agency).statusCode()).isEqualTo(200);
        String passed = hop(show(second, number), agency).getString("id");

        // One is silent: it escalates by itself, round after round.
        String quiet = hop(given, silent.unit()).getString("id");
        due(quiet, "ACCEPT", "REMINDER");
        Eventually.within(SOON, () -> assertThat(steps(number, quiet)).contains("reminded"));
        due(quiet, "ACCEPT", "ESCALATION");
        Eventually.within(SOON, () -> assertThat(steps(number, quiet)).contains("escalated"));
        for (UUID told : List.of(camat.unit(), governor.unit())) {
            Eventually.within(
                    SOON, () -> assertThat(kinds(number, told)).as("told above").contains("ESCALATION"));
        }
        assertThat(hop(show(governor, number), silent.unit()).getInt("escalations"))
                .isEqualTo(1);
        assertThat(office.text(
                        "select count(*)::text from core.deadline where case_id = ? and phase = 'ACCEPT' and round = 1"
                                + " and fired_at is null",
                        UUID.fromString(quiet)))
                .as("the next round")
                .isEqualTo("1");
        office.change("update report.instruction_hop set acknowledge_by = now() where id = ?", UUID.fromString(quiet));
        assertThat(hop(show(governor, number), silent.unit()).getBoolean("late"))
                .isTrue();
        assertThat(list(governor, "sent", "late")).contains(number);
        assertThat(list(gambir, "received", "late")).doesNotContain(number);
        assertThat(move(silent, number, quiet, "acknowledge").statusCode()).isEqualTo(200);
        assertThat(office.text(
                        "select count(*)::text from core.deadline where case_id = ? and phase = 'ACCEPT'"
                                + " and fired_at is null and cancelled_at is null",
                        UUID.fromString(quiet)))
                .isEqualTo("0");

        // What is about a report is fulfilled by its verified closing, and by nothing else.
        HttpResponse<String> early = move(gambir, number, first, "report_done", WORDS);
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(Contract.object(early.body()).getString("why")).isEqualTo("reports_open");
        work(ticket, gambir, lurah);
        assertThat(hop(show(governor, number), gambir.unit()).getString("state"))
                .isEqualTo("fulfilled");
        assertThat(moved(lurah, ticket, "reopen", "\"words\":\"Masih ada.\"")).isEqualTo(200);
        assertThat(hop(show(governor, number), gambir.unit()).getString("state"))
                .isEqualTo("in_progress");
        work(ticket, gambir, lurah);
        assertThat(steps(number, first))
                .containsExactly("sent", "acknowledged", "progress", "closed", "reopened", "closed");

        // What is not, by words that somebody above, who has not done it, believes.
        Clerk head = office.hire("HEAD", second.unit());
        assertThat(move(second, number, other, "report_done", WORDS).statusCode())
                .as("the unit below has not done its part")
                .isEqualTo(409);
        assertThat(move(service, number, passed, "acknowledge").statusCode()).isEqualTo(200);
        assertThat(move(service, number, passed, "report_done", WORDS).statusCode())
                .isEqualTo(200);
        assertThat(move(second, number, passed, "confirm").statusCode())
                .as("not for officers")
                .isEqualTo(403);
        assertThat(move(head, number, passed, "send_back", "\"words\":\"Belum.\"")
                        .statusCode())
                .isEqualTo(200);
        assertThat(move(service, number, passed, "report_done", WORDS).statusCode())
                .isEqualTo(200);
        assertThat(move(head, number, passed, "confirm").statusCode()).isEqualTo(200);
        assertThat(move(head, number, other, "report_done", WORDS).statusCode()).isEqualTo(200);
        assertThat(move(head, number, other, "confirm").statusCode())
                .as("never by who did it")
                .isEqualTo(403);
        assertThat(move(governor, number, other, "confirm").statusCode()).isEqualTo(200);
        assertThat(show(governor, number).isNull("fulfilledAt")).isTrue();
        assertThat(move(silent, number, quiet, "report_done", WORDS).statusCode())
                .isEqualTo(200);
        assertThat(move(governor, number, quiet, "confirm").statusCode()).isEqualTo(200);
        JsonObject whole = show(governor, number);
        assertThat(whole.isNull("fulfilledAt")).isFalse();
        assertThat(whole.getBoolean("withdrawable")).isFalse();
        assertThat(list(governor, "sent", "open")).doesNotContain(number);
        assertThat(office.get(governor, "/api/v1/staff/reports/" + ticket + "/instructions")
                        .body())
                .contains(number);
        assertThat(office.texts(
                        "select distinct action from core.audit_entry where object = ? order by 1",
                        "instruction:" + number))
                .contains(
                        "INSTRUCTION_ISSUED",
                        "INSTRUCTION_ACKNOWLEDGE",
                        "INSTRUCTION_FORWARDED",
                        "INSTRUCTION_CONFIRM");
    }

    @Test
    void level_by_level_each_tier_reads_it_and_passes_it_on_within_its_own_terms() throws Exception {
        Clerk mayor = office.hire("HEAD", office.unit("PEMKOT", "31.71"));
        Clerk camat = office.hire("HEAD", office.unit("KECAMATAN", "31.71.01"));
        Clerk gambir = office.hire("OFFICER", office.unit("KELURAHAN", Office.GAMBIR));
        Clerk second = office.hire("OFFICER", office.unit("KELURAHAN", SECOND));
        String number = issue(governor, "level_by_level", List.of(gambir.unit(), second.unit()));
        JsonObject given = show(governor, number);
        assertThat(given.getJsonArray("hops")).as("the next tier alone").hasSize(1);
        String city = hop(given, mayor.unit()).getString("id");
        assertThat(hop(given, mayor.unit()).getJsonArray("owed")).hasSize(2);

        assertThat(move(mayor, number, city, "acknowledge").statusCode()).isEqualTo(200);
        HttpResponse<String> early = move(mayor, number, city, "report_done", WORDS);
        assertThat(Contract.object(early.body()).getString("why")).isEqualTo("not_passed_on");
        assertThat(forward(mayor, number, city, gambir.unit()).statusCode())
                .as("skips the kecamatan")
                .isEqualTo(422);
        String late = ",\"finishBy\":\"" + OffsetDateTime.now().plusDays(30) + "\"";
        assertThat(office.post(
                                mayor,
                                path(number, city) + "/forwarding",
                                "{\"units\":[\"" + camat.unit() + "\"]" + late + "}")
                        .statusCode())
                .as("later than one's own term")
                .isEqualTo(422);
        assertThat(forward(mayor, number, city).statusCode())
                .as("to whom it is meant for")
                .isEqualTo(200);
        JsonObject passed = show(mayor, number);
        JsonObject district = hop(passed, camat.unit());
        assertThat(district.getString("parent")).isEqualTo(city);
        assertThat(district.getJsonArray("owed")).hasSize(2);
        assertThat(hop(passed, mayor.unit()).getJsonArray("owed")).isEmpty();
        assertThat(office.text(
                        "select bool_and(c.finish_by <= p.finish_by and c.acknowledge_by <= p.finish_by)::text"
                                + " from report.instruction_hop c join report.instruction_hop p on p.id = c.parent_id"
                                + " where c.id = ?",
                        UUID.fromString(district.getString("id"))))
                .isEqualTo("true");
        assertThat(forward(mayor, number, city, camat.unit()).statusCode())
                .as("has it already")
                .isEqualTo(422);

        String at = district.getString("id");
        assertThat(move(camat, number, at, "acknowledge").statusCode()).isEqualTo(200);
        assertThat(forward(camat, number, at).statusCode()).isEqualTo(200);
        JsonObject whole = show(camat, number);
        assertThat(whole.getJsonArray("hops").getValuesAs(JsonObject.class))
                .extracting(hop -> hop.getInt("depth"))
                .containsExactly(0, 1, 2, 2);
        String below = hop(whole, gambir.unit()).getString("id");
        assertThat(move(gambir, number, below, "object").statusCode())
                .as("why not must be said")
                .isEqualTo(422);
        assertThat(move(gambir, number, below, "object", "\"words\":\"Bukan wilayah kami.\"")
                        .statusCode())
                .isEqualTo(200);
        Eventually.within(SOON, () -> assertThat(kinds(number, camat.unit())).contains("RETURNED"));
        assertThat(move(mayor, number, below, "withdraw", "\"words\":\"Benar.\"")
                        .statusCode())
                .as("from higher up as well")
                .isEqualTo(200);
        String rest = hop(whole, second.unit()).getString("id");
        assertThat(move(second, number, rest, "acknowledge").statusCode()).isEqualTo(200);
        assertThat(move(second, number, rest, "report_done", WORDS).statusCode())
                .isEqualTo(200);
        assertThat(move(camat, number, rest, "confirm").statusCode()).isEqualTo(200);
        Eventually.within(SOON, () -> assertThat(kinds(number, camat.unit())).contains("CHECK"));

        assertThat(office.post(camat, INSTRUCTIONS + "/" + number + "/withdrawal", "{" + WORDS + "}")
                        .statusCode())
                .as("not theirs")
                .isEqualTo(403);
        assertThat(office.post(governor, INSTRUCTIONS + "/" + number + "/withdrawal", "{" + WORDS + "}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(move(camat, number, at, "report_done", WORDS).statusCode()).isEqualTo(409);
        assertThat(hop(show(governor, number), camat.unit()).getString("state")).isEqualTo("withdrawn");
        assertThat(office.text(
                        "select count(*)::text from core.deadline d join core.case_file c on c.id = d.case_id"
                                + " where c.reference = ? and d.fired_at is null and d.cancelled_at is null",
                        number))
                .as("no clock runs on")
                .isEqualTo("0");
    }

    @Test
    void a_report_that_is_closed_undone_is_told_to_those_above_who_decide() throws Exception {
        Clerk gambir = office.hire("OFFICER", office.unit("KELURAHAN", Office.GAMBIR));
        Clerk lurah = office.hire("HEAD", gambir.unit());
        String ticket = office.file("sampah");
        String number = issue(governor, "direct", List.of(gambir.unit()), "\"reports\":[\"" + ticket + "\"]");
        String hop = hop(show(governor, number), gambir.unit()).getString("id");
        assertThat(move(gambir, number, hop, "acknowledge").statusCode()).isEqualTo(200);

        assertThat(moved(lurah, ticket, "reject", "\"reason\":\"cannot\",\"words\":\"Lahan milik pribadi.\""))
                .isEqualTo(200);

        assertThat(steps(number, hop)).containsExactly("sent", "acknowledged", "report_closed");
        assertThat(hop(show(governor, number), gambir.unit()).getString("state"))
                .as("closing is no way out of an order")
                .isEqualTo("acknowledged");
        assertThat(show(governor, number).getJsonArray("history").getValuesAs(JsonObject.class))
                .filteredOn(step -> step.getString("event").equals("report_closed"))
                .extracting(step -> step.getString("words"))
                .containsExactly(ticket);
        Eventually.within(SOON, () -> assertThat(kinds(number, governor.unit())).contains("RETURNED"));
        assertThat(move(governor, number, hop, "withdraw", "\"words\":\"Benar.\"")
                        .statusCode())
                .isEqualTo(200);
        assertThat(moved(lurah, ticket, "reopen", "\"words\":\"Sudah jadi milik kota.\""))
                .isEqualTo(200);
        work(ticket, gambir, lurah);
        assertThat(moved(lurah, ticket, "reopen", "\"words\":\"Masih ada.\"")).isEqualTo(200);
        assertThat(moved(lurah, ticket, "reject", "\"reason\":\"cannot\",\"words\":\"Sudah.\""))
                .isEqualTo(200);
        assertThat(steps(number, hop))
                .as("what was taken back is nobody's concern")
                .containsExactly("sent", "acknowledged", "report_closed", "withdrawn");
    }

    @Test
    void a_province_that_only_oversees_asks_for_supervision_and_no_city_orders_another() throws Exception {
        Clerk province = office.hire("HEAD", office.unit("PEMPROV", "52"));
        Clerk mayor = office.hire("HEAD", office.unit("PEMKOT", "52.72"));
        UUID bima = office.unit("KELURAHAN", "52.72.01.1001");
        String number = issue(province, "direct", List.of(bima));
        JsonObject asked = show(mayor, number);
        assertThat(asked.getString("mode")).isEqualTo("supervision");
        assertThat(asked.getBoolean("withdrawable")).isFalse();
        assertThat(number).as("of the government that is asked").startsWith("INS-BMA-");
        assertThat(refused(mayor, List.of(office.unit("KELURAHAN", Office.GAMBIR))))
                .contains("units");
        assertThat(refused(mayor, List.of(province.unit()))).as("upward").contains("units");
        assertThat(refused(province, List.of(bima, office.unit("PEMKOT", "52.06"))))
                .as("two governments")
                .contains("units");
        Clerk officer = office.hire("OFFICER", mayor.unit());
        assertThat(office.post(officer, INSTRUCTIONS, wish("direct", List.of(bima)))
                        .statusCode())
                .as("not for officers")
                .isEqualTo(403);
        assertThat(office.texts(
                        "select t.code from core.audit_entry a join core.tenant t on t.id = a.tenant_id"
                                + " where a.object = ? order by 1",
                        "instruction:" + number))
                .as("in the audits of both")
                .containsExactly("BMA", "NTB");
    }

    // ------------------------------------------------------------------ who does what

    private String issue(Clerk clerk, String route, List<UUID> units, String... more) throws Exception {
        HttpResponse<String> given = office.post(clerk, INSTRUCTIONS, wish(route, units, more));
        assertThat(given.statusCode()).as(given.body()).isEqualTo(200);
        return Contract.object(given.body()).getString("number");
    }

    private String refused(Clerk clerk, List<UUID> units) throws Exception {
        HttpResponse<String> refused = office.post(clerk, INSTRUCTIONS, wish("direct", units));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        return refused.body();
    }

    private static String wish(String route, List<UUID> units, String... more) {
        OffsetDateTime now = OffsetDateTime.now();
        return "{\"subject\":\"Bersihkan saluran\",\"words\":\"Sebelum hujan besar.\",\"route\":\"" + route
                + "\",\"acknowledgeBy\":\"" + now.plusDays(1) + "\",\"finishBy\":\"" + now.plusDays(7)
                + "\",\"units\":["
                + units.stream().map(unit -> "\"" + unit + "\"").collect(Collectors.joining(",")) + "]"
                + Arrays.stream(more).map(each -> "," + each).collect(Collectors.joining()) + "}";
    }

    private static String path(String number, String hop) {
        return INSTRUCTIONS + "/" + number + "/hops/" + hop;
    }

    private JsonObject show(Clerk clerk, String number) throws Exception {
        HttpResponse<String> shown = office.get(clerk, INSTRUCTIONS + "/" + number);
        assertThat(shown.statusCode()).as(shown.body()).isEqualTo(200);
        return Contract.object(shown.body());
    }

    private String list(Clerk clerk, String box, String filter) throws Exception {
        HttpResponse<String> list = office.get(clerk, INSTRUCTIONS + "?box=" + box + "&filter=" + filter);
        assertThat(list.statusCode()).as(list.body()).isEqualTo(200);
        return list.body();
    }

    private static JsonObject hop(JsonObject instruction, UUID unit) {
        return instruction.getJsonArray("hops").getValuesAs(JsonObject.class).stream()
                .filter(hop -> hop.getString("unitId").equals(unit.toString()))
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> move(Clerk clerk, String number, String hop, String move, String... more)
            throws Exception {
        String rest = Arrays.stream(more).map(each -> "," + each).collect(Collectors.joining());
        return office.post(clerk, path(number, hop), "{\"move\":\"" + move + "\"" + rest + "}");
    }

    private HttpResponse<String> forward(Clerk clerk, String number, String hop, UUID... units) throws Exception {
        String names = Arrays.stream(units).map(unit -> "\"" + unit + "\"").collect(Collectors.joining(","));
        return office.post(clerk, path(number, hop) + "/forwarding", "{\"units\":[" + names + "]}");
    }

    private void due(String hop, String phase, String action) throws Exception {
        assertThat(office.change(
                        "update core.deadline set due_at = now() where case_id = ? and phase = ? and action = ?"
                                + " and fired_at is null",
                        UUID.fromString(hop),
                        phase,
                        action))
                .isOne();
    }

    private List<String> steps(String number, String hop) throws Exception {
        return show(governor, number).getJsonArray("history").getValuesAs(JsonObject.class).stream()
                .filter(step -> !step.isNull("hop") && step.getString("hop").equals(hop))
                .map(step -> step.getString("event"))
                .toList();
    }

    private List<String> kinds(String number, UUID unit) throws Exception {
        return office.texts("select a.kind from core.alert a where a.reference = ? and a.unit_id = ?", number, unit);
    }

    private void work(String ticket, Clerk officer, Clerk head) throws Exception {
        for (String step : List.of("accept", "start", "prove")) {
            assertThat(moved(officer, ticket, step, WORDS)).as(step).isEqualTo(200);
        }
        assertThat(moved(head, ticket, "confirm")).isEqualTo(200);
    }

    private int moved(Clerk clerk, String ticket, String move, String... more) throws Exception {
        return office.moveNow(clerk, ticket, move, more).statusCode();
    }

    private String name(UUID unit) throws Exception {
        return office.text("select name from core.unit where id = ?", unit);
    }
}
