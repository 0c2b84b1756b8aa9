package id.kentongan.st.api;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.Eventually;
import id.kentongan.st.api.Office.Clerk;
import id.kentongan.st.api.Office.Filed;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.SharedKentongan;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What reporters do after they have filed, with number and tracking code, in the started program. */
@ExtendWith(SharedKentongan.class)
class AftercareIT {

    private static final String QUESTION = "Di sisi mana jalan?";
    private static final String ANSWER = "Sisi timur, depan warung.";

    private Office office;
    private Clerk officer;
    private Clerk lurah;
    private Clerk district;
    private UUID kecamatan;

    @BeforeEach
    void hire(Kentongan kentongan) throws Exception {
        office = new Office(kentongan);
        UUID gambir = office.unit("KELURAHAN", Office.GAMBIR);
        kecamatan = office.unit("KECAMATAN", "31.71.01");
        officer = office.hire("OFFICER", gambir);
        lurah = office.hire("HEAD", gambir);
        district = office.hire("OFFICER", kecamatan);
    }

    @AfterEach
    void close() throws Exception {
        office.close();
    }

    @Test
    void an_answer_brings_the_report_back_and_tells_the_office_and_nobody_else_reads_it() throws Exception {
        Filed report = office.fileWithCode("sampah");
        move(officer, report, "accept");
        move(officer, report, "start");
        move(officer, report, "ask_reporter", "\"words\":\"" + QUESTION + "\"");

        JsonObject asked = own(report);
        assertThat(asked.getString("status")).isEqualTo("awaiting_reporter");
        assertThat(asked.getString("question")).isEqualTo(QUESTION);
        HttpResponse<String> answer = office.own(report, "answers", ANSWER);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        JsonObject after = Contract.object(answer.body());
        assertThat(after.getString("status")).isEqualTo("in_progress");
        assertThat(after.isNull("question")).isTrue();

        JsonObject seen = office.report(officer, report.ticket());
        assertThat(seen.getString("status")).isEqualTo("in_progress");
        assertThat(seen.isNull("waitsSince")).isTrue();
        JsonObject line = seen.getJsonArray("history")
                .getJsonObject(seen.getJsonArray("history").size() - 1);
        assertThat(line.getString("event")).isEqualTo("answered");
        assertThat(line.getString("remark")).isEqualTo(ANSWER);
        assertThat(office.get(null, "/api/v1/reports/" + report.ticket()).body())
                .doesNotContain(ANSWER)
                .doesNotContain(QUESTION);
        alerted(report, "ANSWERED", officer.unit());
        assertThat(why(office.own(report, "answers", ANSWER), 409)).isEqualTo("nothing_asked");
    }

    @Test
    void a_wrong_code_is_answered_like_a_number_that_does_not_exist() throws Exception {
        Filed report = office.fileWithCode("sampah");
        Filed wrong = new Filed(report.ticket(), office.fileWithCode("sampah").code());
        Filed nobody = new Filed("JKT-2611-00000-00000", report.code());
        for (Filed tried : new Filed[] {wrong, nobody, new Filed(report.ticket(), "x".repeat(300))}) {
            assertThat(office.own(tried).statusCode()).isEqualTo(404);
            assertThat(office.own(tried, "answers", "a").statusCode()).isEqualTo(404);
            assertThat(office.own(tried, "objections", "a").statusCode()).isEqualTo(404);
        }
        assertThat(Contract.object(office.own(wrong).body()).getString("detail"))
                .isEqualTo(Contract.object(office.own(nobody).body()).getString("detail"));
        assertThat(office.own(new Filed(report.ticket(), report.code().toLowerCase(java.util.Locale.ROOT)))
                        .statusCode())
                .isEqualTo(200);
        assertThat(office.own(new Filed(report.ticket(), "")).statusCode()).isEqualTo(400);
    }

    @Test
    void an_objection_is_looked_at_by_somebody_else_above_and_the_report_goes_on() throws Exception {
        Filed report = office.fileWithCode("sampah");
        assertThat(why(office.own(report, "objections", "Belum"), 409)).isEqualTo("not_closed");
        fix(report);
        String due = office.text("select expected_at::text from report.report where ticket = ?", report.ticket());
        assertThat(office.text("select close_reason from report.report where ticket = ?", report.ticket()))
                .isEqualTo("FIXED_VERIFIED");

        HttpResponse<String> objected = office.own(report, "objections", "Masih ada di sana.");
        assertThat(objected.statusCode()).as(objected.body()).isEqualTo(200);
        assertThat(Contract.object(objected.body()).getBoolean("objected")).isTrue();
        assertThat(Contract.object(objected.body()).getBoolean("mayObject")).isFalse();
        assertThat(why(office.own(report, "objections", "Sekali lagi"), 409)).isEqualTo("objected");
        alerted(report, "OBJECTION", kecamatan);
        assertThat(office.get(null, "/api/v1/reports/" + report.ticket()).body())
                .doesNotContain("Masih ada");

        JsonObject objection = objection(district, report);
        assertThat(objection.getString("reason")).isEqualTo("Masih ada di sana.");
        assertThat(objection.getBoolean("mayUphold")).isTrue();
        move(district, report, "reopen", "\"words\":\"Kami lihat sendiri: belum bersih.\"");
        JsonObject open = office.report(officer, report.ticket());
        assertThat(open.getString("status")).isEqualTo("reopened");
        assertThat(open.isNull("closeReason")).isTrue();
        assertThat(office.text("select expected_at::text from report.report where ticket = ?", report.ticket()))
                .as("the public deadline stays")
                .isEqualTo(due);
        assertThat(office.text("select reopenings::text from report.report where ticket = ?", report.ticket()))
                .isEqualTo("1");
        assertThat(objection(district, report).getString("outcome")).isEqualTo("reopened");
        assertThat(own(report).getBoolean("objected")).isFalse();

        move(officer, report, "accept");
        reject(report);
        assertThat(own(report).getBoolean("mayObject"))
                .as("another closing, another objection")
                .isTrue();
    }

    @Test
    void who_did_it_closed_it_or_is_of_that_office_cannot_turn_an_objection_down() throws Exception {
        Filed report = office.fileWithCode("sampah");
        Clerk camat = office.hire("HEAD", kecamatan);
        move(officer, report, "accept");
        move(officer, report, "start");
        move(officer, report, "prove", "\"words\":\"Sudah dibersihkan.\"");
        move(lurah, report, "confirm");
        assertThat(office.own(report, "objections", "Belum").statusCode()).isEqualTo(200);

        int version = objection(lurah, report).getInt("version");
        for (Clerk involved : new Clerk[] {officer, lurah, office.hire("HEAD", lurah.unit())}) {
            assertThat(objection(involved, report).getBoolean("mayUphold")).isFalse();
            HttpResponse<String> refusal = uphold(involved, report, version);
            assertThat(refusal.statusCode()).as(refusal.body()).isEqualTo(403);
            assertThat(refusal.body()).contains("/problems/not-your-move");
        }
        Clerk stranger = office.hire("HEAD", office.unit("PEMKOT", "71.71"));
        assertThat(uphold(stranger, report, version).statusCode()).isEqualTo(404);
        assertThat(uphold(camat, report, version - 1).statusCode()).isEqualTo(409);
        HttpResponse<String> upheld = uphold(camat, report, version);
        assertThat(upheld.statusCode()).as(upheld.body()).isEqualTo(200);
        assertThat(Contract.object(upheld.body()).getString("outcome")).isEqualTo("upheld");
        assertThat(why(uphold(district, report, version), 409)).isEqualTo("no_objection");

        JsonObject mine = own(report);
        assertThat(mine.getString("status")).isEqualTo("resolved");
        assertThat(mine.getBoolean("mayObject")).isFalse();
        JsonObject last = mine.getJsonArray("talk")
                .getJsonObject(mine.getJsonArray("talk").size() - 1);
        assertThat(last.getString("event")).isEqualTo("upheld");
        assertThat(last.getString("words")).isEqualTo("Sudah kami periksa.");
        assertThat(why(office.own(report, "objections", "Lagi"), 409)).isEqualTo("decided");
    }

    @Test
    void who_confirmed_it_from_above_leaves_the_objection_to_the_tier_above_that() throws Exception {
        Filed report = office.fileWithCode("sampah");
        fix(report);
        office.change(
                "update report.report_event e set unit_id = ?, person_id = ? from report.report r"
                        + " where r.id = e.report_id and r.ticket = ? and e.type = 'RESOLVED'",
                kecamatan,
                district.person(),
                report.ticket());
        assertThat(office.own(report, "objections", "Belum").statusCode()).isEqualTo(200);
        alerted(report, "OBJECTION", office.unit("PEMKOT", "31.71"));
        assertThat(uphold(district, report, objection(district, report).getInt("version"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void after_the_term_the_refusal_says_when_it_ended() throws Exception {
        Filed report = office.fileWithCode("sampah");
        fix(report);
        office.change(
                "update report.report set closed_at = closed_at - interval '10 days 1 minute' where ticket = ?",
                report.ticket());
        HttpResponse<String> late = office.own(report, "objections", "Belum");
        assertThat(late.statusCode()).isEqualTo(409);
        JsonObject problem = Contract.object(late.body());
        assertThat(problem.getString("type")).isEqualTo("/problems/term-over");
        assertThat(OffsetDateTime.parse(problem.getString("until"))).isBefore(OffsetDateTime.now());
        assertThat(problem.getString("detail")).contains(problem.getString("until"));
        assertThat(own(report).getBoolean("mayObject")).isFalse();

        // a government's own term, in force when it was closed
        office.change("insert into report.objection_term (tenant_id, valid_from, days, source)"
                + " values (1, now() - interval '30 days', 14, 'Uji')");
        try {
            assertThat(own(report).getBoolean("mayObject")).isTrue();
            assertThat(office.own(report, "objections", "Belum").statusCode()).isEqualTo(200);
        } finally {
            office.change("delete from report.objection_term where tenant_id = 1 and source = 'Uji'");
        }
    }

    @Test
    void the_status_page_names_the_end_of_the_term_and_its_form_goes_with_it() throws Exception {
        Filed report = office.fileWithCode("sampah");
        String look = "nomor=" + report.ticket() + "&kode=" + report.code();
        assertThat(office.form("/lacak", look).body()).doesNotContain("id=\"objectionHead\"");
        assertThat(office.form("/lacak", look + "&buat=keberatan&kata=Belum").body())
                .contains("notice refused");
        fix(report);
        office.change("insert into report.objection_term (tenant_id, valid_from, days, source)"
                + " values (1, now() - interval '20 days', 300, 'Uji halaman')");
        try {
            assertThat(office.form("/lacak", look).body())
                    .contains("id=\"objection\"")
                    .contains(office.text(
                            "select to_char((closed_at + interval '300 days') at time zone 'Asia/Jakarta', 'YYYY HH24.MI.SS')"
                                    + " || ' WIB' from report.report where ticket = ?",
                            report.ticket()));
            office.change("update report.objection_term set days = 1 where source = 'Uji halaman'");
            office.change(
                    "update report.report set closed_at = now() - interval '1 day 1 minute' where ticket = ?",
                    report.ticket());
            assertThat(office.form("/lacak", look).body())
                    .contains("id=\"termOver\"")
                    .doesNotContain("id=\"objection\"");
            assertThat(office.form("/lacak", look + "&buat=keberatan&kata=Belum")
                            .body())
                    .contains("id=\"told\"")
                    .contains("id=\"termOver\"");
            assertThat(office.text(
                            "select count(*)::text from report.objection o join report.report r on r.id = o.report_id"
                                    + " where r.ticket = ?",
                            report.ticket()))
                    .isEqualTo("0");
            office.change("update report.objection_term set days = 300 where source = 'Uji halaman'");
            assertThat(office.form("/lacak", look + "&buat=keberatan&kata=Belum")
                            .body())
                    .contains("id=\"objected\"")
                    .doesNotContain("id=\"objection\"");
            alerted(report, "OBJECTION", kecamatan);
        } finally {
            office.change("delete from report.objection_term where tenant_id = 1 and source = 'Uji halaman'");
        }
    }

    @Test
    void a_rating_counts_once_for_its_unit_and_place_and_its_sentence_is_for_the_offices() throws Exception {
        Filed report = office.fileWithCode("jalan-rusak");
        assertThat(why(office.ownBody(report, "rating", "{\"stars\":5}"), 409)).isEqualTo("not_closed");
        fix(report);
        assertThat(office.get(officer, rating(report)).statusCode()).isEqualTo(404);
        String sum = "select coalesce(sum(rating_sum), 0)::text from report.rollup_month where area_code = '"
                + Office.GAMBIR + "' and category_code = 'jalan-rusak'";
        long before = Long.parseLong(office.text(sum));
        for (String bad :
                new String[] {"{\"stars\":0}", "{\"stars\":6}", "{\"stars\":1.5}", "{\"stars\":\"5\"}", "{}"}) {
            assertThat(office.ownBody(report, "rating", bad).statusCode())
                    .as(bad)
                    .isEqualTo(422);
        }
        assertThat(office.ownBody(report, "rating", "{\"stars\":1,\"sentence\":\"Lama sekali\"}")
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> again = office.ownBody(report, "rating", "{\"stars\":4,\"sentence\":\"Akhirnya rapi\"}");
        assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
        assertThat(own(report).getInt("stars")).isEqualTo(4);
        assertThat(own(report).getString("sentence")).isEqualTo("Akhirnya rapi");
        assertThat(Contract.object(office.get(officer, rating(report)).body()).getString("sentence"))
                .isEqualTo("Akhirnya rapi");
        assertThat(office.get(null, "/api/v1/reports/" + report.ticket()).body())
                .doesNotContain("Akhirnya rapi")
                .doesNotContain("stars");
        Eventually.passes(
                () -> assertThat(Long.parseLong(office.text(sum)) - before).isEqualTo(4));

        office.change(
                "update report.report set closed_at = closed_at - interval '11 days' where ticket = ?",
                report.ticket());
        assertThat(office.ownBody(report, "rating", "{\"stars\":5}").body()).contains("/problems/term-over");
        assertThat(own(report).getBoolean("mayRate")).isFalse();
    }

    @Test
    void a_unit_is_shown_once_five_reporters_have_rated_it() throws Exception {
        UUID unit = UUID.randomUUID();
        office.change(
                "insert into core.unit (id, tenant_id, tier, area_code, name, closed_at)"
                        + " select ?, tenant_id, tier, area_code, ?, now() from core.unit where id = ?",
                unit,
                "Unit " + unit,
                lurah.unit());
        try {
            for (int i = 0; i < 5; i++) {
                assertThat(office.get(null, "/api/v1/ratings?jurisdiction=jakarta.go.id")
                                .body())
                        .doesNotContain(unit.toString());
                office.change(
                        "insert into report.rating (tenant_id, report_id, unit_id, stars, rated_at, changed_at)"
                                + " values (1, ?, ?, ?, now(), now())",
                        UUID.randomUUID(),
                        unit,
                        (short) (i == 0 ? 1 : 5));
            }
            JsonObject shown = Contract.object(office.get(null, "/api/v1/ratings?jurisdiction=jakarta.go.id")
                            .body())
                    .getJsonArray("items")
                    .getValuesAs(JsonObject.class)
                    .stream()
                    .filter(item -> item.getString("unit").equals("Unit " + unit))
                    .findFirst()
                    .orElseThrow();
            assertThat(shown.getInt("ratings")).isEqualTo(5);
            assertThat(shown.getJsonNumber("mean").doubleValue()).isEqualTo(4.2);
        } finally {
            office.change("delete from report.rating where unit_id = ?", unit);
            office.change("delete from core.unit where id = ?", unit);
        }
    }

    @Test
    void a_citizen_counts_once_however_often_and_from_wherever_they_support() throws Exception {
        Filed report = office.fileWithCode("sampah");
        Clerk citizen = office.citizen();
        String path = "/api/v1/me/reports/" + report.ticket();
        String both = "{\"support\":true,\"follow\":true}";
        assertThat(office.get(citizen, path).statusCode())
                .as("nobody has verified it")
                .isEqualTo(404);
        assertThat(office.post(citizen, path, both).statusCode()).isEqualTo(404);
        move(officer, report, "accept");
        assertThat(office.post(null, path, both).statusCode()).isEqualTo(401);
        assertThat(office.post(officer, path, both).body()).contains("/problems/citizens-only");

        ExecutorService many = Executors.newFixedThreadPool(8);
        List<Callable<Integer>> sendings = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            sendings.add(() -> office.postPatiently(citizen, path, both).statusCode());
        }
        for (Future<Integer> sent : many.invokeAll(sendings)) {
            assertThat(sent.get()).isEqualTo(200);
        }
        many.shutdown();
        JsonObject mine = Contract.object(office.get(citizen, path).body());
        assertThat(mine.getBoolean("support")).isTrue();
        assertThat(mine.getBoolean("follow")).isTrue();
        assertThat(mine.getInt("supports")).isEqualTo(1);
        assertThat(Contract.object(office.post(office.citizen(), path, both).body())
                        .getInt("supports"))
                .isEqualTo(2);
        assertThat(supports(report)).isEqualTo(2);
        assertThat(office.text(
                        "select count(*)::text from report.support s where position(decode(replace(?, '-', ''),"
                                + " 'hex') in supporter) > 0",
                        citizen.person().toString()))
                .as("nobody can tell who")
                .isEqualTo("0");

        for (int i = 0; i < 2; i++) {
            assertThat(Contract.object(office.post(citizen, path, "{\"support\":false,\"follow\":false}")
                                    .body())
                            .getInt("supports"))
                    .isEqualTo(1);
        }
        assertThat(office.texts("select person_id::text from report.follower where person_id = ?", citizen.person()))
                .isEmpty();
        assertThat(office.post(citizen, path, "{\"support\":1}").statusCode()).isEqualTo(422);
    }

    private int supports(Filed report) throws Exception {
        return Contract.object(
                        office.get(null, "/api/v1/reports/" + report.ticket()).body())
                .getInt("supports");
    }

    private static String rating(Filed report) {
        return "/api/v1/staff/reports/" + report.ticket() + "/rating";
    }

    // ------------------------------------------------------------------ who does what

    private void fix(Filed report) throws Exception {
        move(officer, report, "accept");
        move(officer, report, "start");
        move(officer, report, "prove", "\"words\":\"Sudah dibersihkan.\"");
        move(lurah, report, "confirm");
    }

    private void reject(Filed report) throws Exception {
        move(officer, report, "reject", "\"words\":\"Tidak dapat.\"", "\"reason\":\"cannot\"");
    }

    private void move(Clerk clerk, Filed report, String move, String... more) throws Exception {
        HttpResponse<String> answer = office.moveNow(clerk, report.ticket(), move, more);
        assertThat(answer.statusCode()).as(move + ": " + answer.body()).isEqualTo(200);
    }

    private JsonObject own(Filed report) throws Exception {
        HttpResponse<String> answer = office.own(report);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Contract.object(answer.body());
    }

    private JsonObject objection(Clerk clerk, Filed report) throws Exception {
        HttpResponse<String> answer = office.get(clerk, "/api/v1/staff/reports/" + report.ticket() + "/objection");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Contract.object(answer.body());
    }

    private HttpResponse<String> uphold(Clerk clerk, Filed report, int version) throws Exception {
        return office.post(
                clerk,
                "/api/v1/staff/reports/" + report.ticket() + "/objection/uphold",
                "{\"version\":" + version + ",\"words\":\"Sudah kami periksa.\"}");
    }

    private static String why(HttpResponse<String> refusal, int status) {
        assertThat(refusal.statusCode()).as(refusal.body()).isEqualTo(status);
        return Contract.object(refusal.body()).getString("why");
    }

    private void alerted(Filed report, String kind, UUID unit) throws Exception {
        Eventually.within(
                Duration.ofSeconds(30),
                () -> assertThat(office.texts(
                                "select unit_id::text from core.alert where reference = ? and kind = ?",
                                report.ticket(),
                                kind))
                        .containsExactly(unit.toString()));
    }
}
