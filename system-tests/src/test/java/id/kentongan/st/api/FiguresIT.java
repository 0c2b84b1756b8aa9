package id.kentongan.st.api;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.Eventually;
import id.kentongan.st.api.Office.Clerk;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.Officer;
import id.kentongan.st.blackbox.SharedKentongan;
import jakarta.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Figures of areas in the started program. */
@ExtendWith(SharedKentongan.class)
class FiguresIT {

    private static final String PAGE = "/figures/show.xhtml?area=";
    private static final String MONTH = YearMonth.now(ZoneId.of("Asia/Jakarta")).toString();

    @TempDir
    private Path folder;

    private Kentongan kentongan;
    private Office office;
    private Clerk officer;
    private Clerk mayor;

    @BeforeEach
    void hire(Kentongan started) throws Exception {
        kentongan = started;
        office = new Office(kentongan);
        officer = office.hire("OFFICER", office.unit("KELURAHAN", Office.GAMBIR));
        mayor = office.hire("HEAD", office.unit("PEMKOT", "31.71"));
    }

    @AfterEach
    void close() throws Exception {
        office.close();
    }

    @Test
    void a_report_is_counted_on_every_tier_and_its_number_leads_to_it() throws Exception {
        long city = received(mayor, "31.71");
        String ticket = office.file("sampah");
        Eventually.passes(() -> assertThat(received(mayor, "31.71")).isGreaterThan(city));

        String page = office.get(officer, PAGE + Office.GAMBIR).body();
        assertThat(page).contains("Gambir", "role=\"img\"", "figures.css");
        assertThat(office.get(mayor, PAGE + "31.71").body()).contains("31.71.01");
        String list = "/figures/reports.xhtml?which=open&area=" + Office.GAMBIR + "&from=" + MONTH;
        assertThat(office.get(officer, list).body()).contains(ticket);
        assertThat(office.get(officer, list + "&by=category&key=sampah").body()).contains(ticket);
        assertThat(office.get(officer, list + "&by=category&key=banjir").body()).doesNotContain(ticket);

        assertThat(office.get(officer, "/figures/export?form=csv&area=" + Office.GAMBIR)
                        .body())
                .startsWith("part,key,name,received,")
                .contains("category,sampah,");
        assertThat(office.get(officer, "/figures/export?form=png&area=" + Office.GAMBIR)
                        .headers()
                        .firstValue("Content-Type")
                        .orElse(""))
                .startsWith("image/png");
    }

    @Test
    void one_sees_the_own_area_and_those_below_and_no_others() throws Exception {
        Clerk stranger = office.hire("HEAD", office.unit("PEMKOT", "71.71"));
        assertThat(office.get(mayor, PAGE + Office.GAMBIR).statusCode()).isEqualTo(200);
        assertThat(office.get(officer, PAGE + "31.71").statusCode()).isEqualTo(404);
        assertThat(office.get(stranger, PAGE + "31.71").statusCode()).isEqualTo(404);
        assertThat(office.get(stranger, "/figures/export?form=csv&area=31.71").statusCode())
                .isEqualTo(404);
        for (String wrong : List.of(
                PAGE + "31.71'",
                PAGE + "31.71&from=2026-13",
                PAGE + "31.71&from=2020-01&to=2026-01",
                "/figures/reports.xhtml?area=31.71&which=everything",
                "/figures/reports.xhtml?area=31.71&which=open&by=unit&key=x",
                "/figures/reports.xhtml?area=31.71&which=open&before=x")) {
            assertThat(office.get(mayor, wrong).statusCode()).as(wrong).isEqualTo(404);
        }
    }

    @Test
    void figures_are_taken_along_as_workbook_and_document_and_the_audit_knows() throws Exception {
        String address = "/figures/export?area=" + Office.GAMBIR + "&form=";
        HttpResponse<byte[]> workbook = file(officer, address + "xlsx");
        assertThat(workbook.headers().firstValue("Content-Disposition").orElse(""))
                .contains("kentongan-" + Office.GAMBIR)
                .endsWith(".xlsx\"");
        Path saved = Files.write(folder.resolve("angka.xlsx"), workbook.body());
        try (ZipFile zip = new ZipFile(saved.toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName)).contains("xl/workbook.xml", "xl/worksheets/sheet1.xml");
        }
        assertThat(new String(file(officer, address + "pdf").body(), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-");
        assertThat(office.texts(
                        "select detail from core.audit_entry where actor = ? and action = 'EXPORT_FIGURES' order by 1",
                        "person:" + officer.person()))
                .containsExactly(MONTH + " pdf", MONTH + " xlsx");
        assertThat(office.get(officer, address + "exe").statusCode()).isEqualTo(404);
        assertThat(office.get(officer, PAGE + Office.GAMBIR).body()).contains("id=\"hours\"", "23.00–23.59");
    }

    @Test
    void programs_read_the_same_figures_and_nothing_while_nothing_has_moved() throws Exception {
        office.file("sampah");
        String address = "/api/v1/staff/figures?area=" + Office.GAMBIR;
        Eventually.passes(() -> {
            HttpResponse<String> read = office.get(mayor, address);
            assertThat(read.statusCode()).isEqualTo(200);
            JsonObject figures = Contract.object(read.body());
            assertThat(figures.getJsonObject("now")
                            .getJsonObject("counts")
                            .getJsonNumber("received")
                            .longValue())
                    .isEqualTo(received(mayor, Office.GAMBIR));
            String tag = read.headers().firstValue("ETag").orElseThrow();
            HttpResponse<String> again = office.send(
                    mayor,
                    HttpRequest.newBuilder(kentongan.uri(address))
                            .header("If-None-Match", tag)
                            .GET());
            assertThat(again.statusCode()).isEqualTo(304);
        });
        assertThat(office.get(officer, "/api/v1/staff/figures?area=31.71").statusCode())
                .isEqualTo(404);
        for (String wrong : List.of("from=2026-13", "from=2026-05&to=2026-04", "from=2020-01&to=2026-01", "x=1")) {
            assertThat(office.get(mayor, "/api/v1/staff/figures?" + wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    void a_ranking_is_contested_decided_by_another_and_shown_to_everybody_by_an_administrator() throws Exception {
        Clerk camat = office.hire("HEAD", office.unit("KECAMATAN", "31.71.01"));
        Clerk administrator = office.hire("ADMINISTRATOR", office.unit("PEMPROV", "31"));
        String ticket = office.file("sampah");
        FrozenMonth month = FrozenMonth.of(office, YearMonth.of(2021, 5), ticket);
        try {
            contest(month, camat, ticket);
            publish(month, administrator);
        } finally {
            month.melt();
        }
    }

    private void contest(FrozenMonth month, Clerk camat, String ticket) throws Exception {
        String page = "/figures/ranking.xhtml?board=kelurahan&month=" + month;
        Officer contester = office.browser(camat);
        Map<String, String> contest =
                Map.of("contest:ticket", ticket, "contest:reason", "Lokasinya di luar Gambir", "contest:file", "");
        assertThat(contester.get(page).body()).contains("versi 1").doesNotContain(ticket);
        assertThat(contester
                        .submit(
                                contester.get(page),
                                "contest",
                                Map.of("contest:ticket", "JKT-1", "contest:reason", "x", "contest:file", ""))
                        .body())
                .contains("Tidak ditemukan");
        String filed = contester.submit(contester.get(page), "contest", contest).body();
        assertThat(filed).contains("notice done");
        assertThat(contester.submit(contester.get(page), "contest", contest).body())
                .contains("sudah pernah disanggah");

        Officer decider = office.browser(mayor);
        HttpResponse<String> waiting = decider.get(page);
        assertThat(waiting.body()).contains(ticket, "Lokasinya di luar Gambir");
        Matcher choice =
                Pattern.compile("name=\"contested\" value=\"([^\"]+)\"").matcher(waiting.body());
        assertThat(choice.find()).isTrue();
        assertThat(decider.submit(
                                waiting,
                                "decide",
                                Map.of("contested", choice.group(1), "decide:why", " ", "decide:exclude", ""))
                        .body())
                .contains("Tulis alasan");
        String decided = decider.submit(
                        decider.get(page),
                        "decide",
                        Map.of("contested", choice.group(1), "decide:why", "Benar di luar", "decide:exclude", ""))
                .body();
        assertThat(decided).contains("notice done", "versi 2").doesNotContain("name=\"contested\"");
        assertThat(Contract.object(office.get(mayor, "/api/v1/staff/ranking?board=kelurahan&month=" + month)
                                .body())
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getInt("reports"))
                .isEqualTo(FrozenMonth.REPORTS - 1);
        assertThat(file(mayor, "/figures/ranking-export?form=xlsx&board=kelurahan&month=" + month)
                        .body())
                .startsWith((byte) 'P', (byte) 'K');
        assertThat(office.get(mayor, "/figures/ranking-export?form=csv&board=kelurahan&month=" + month)
                        .body())
                .contains("Gambir,1,");
        assertThat(office.get(officer, "/figures/ranking-export?form=pdf&board=staff&month=" + month)
                        .statusCode())
                .isEqualTo(404);
    }

    private void publish(FrozenMonth month, Clerk administrator) throws Exception {
        String page = "/figures/ranking.xhtml?month=" + month;
        String open = "/peringkat?pemda=jakarta.go.id&bulan=" + month;
        Officer publisher = office.browser(administrator);
        assertThat(stranger(open, "").statusCode()).isEqualTo(404);
        publisher.submit(publisher.get(page), "publication", Map.of("publication:publish", ""));
        HttpResponse<String> shown = stranger(open, "");
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).contains("Gambir", "id=\"data\"");
        assertThat(shown.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(stranger(open, shown.headers().firstValue("ETag").orElseThrow())
                        .statusCode())
                .isEqualTo(304);
        publisher.submit(publisher.get(page), "publication", Map.of("publication:hide", ""));
        assertThat(stranger(open, "").statusCode()).isEqualTo(404);
        assertThat(office.browser(mayor).get(page).body()).doesNotContain("publication:publish");
    }

    @Test
    void a_ranking_is_for_staff_until_its_government_shows_it_and_public_pages_begin_no_session() throws Exception {
        assertThat(office.get(officer, "/figures/ranking.xhtml").statusCode()).isEqualTo(200);
        assertThat(office.get(officer, "/figures/ranking.xhtml?board=nobody").statusCode())
                .isEqualTo(404);
        HttpResponse<String> hidden = stranger("/peringkat?pemda=jakarta.go.id", "");
        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(hidden.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void everybody_reads_what_the_open_data_of_a_month_come_to() throws Exception {
        YearMonth month = YearMonth.parse(MONTH).minusMonths(20);
        String hidden =
                office.text("select code from report.category where tenant_id = 1 and private order by code limit 1");
        try (OpenMonth counted = new OpenMonth(office, month)) {
            counted.addDown("31.71.01.1001", "sampah", 17);
            counted.addDown("31.71.01.1001", hidden, 1_000);
            counted.addDown("31.71.02.1001", "sampah", 4);
            counted.addDown("31.71.02.1002", "sampah", 3);
            counted.addDown("31.72.01.1001", "sampah", 4);
            counted.addDown("31.73.01.1001", "banjir", 100);
            String page = "/angka?pemda=jakarta.go.id&bulan=" + month;
            HttpResponse<String> shown = stranger(page, "");
            assertThat(shown.statusCode()).isEqualTo(200);
            assertThat(shown.headers().allValues("Set-Cookie")).isEmpty();
            assertThat(shown.headers().firstValue("Cache-Control").orElse("")).startsWith("public");
            assertThat(cells(shown.body(), "sum").get(0)).as("not the four").endsWith(" 124");
            assertThat(cells(shown.body(), "areas"))
                    .filteredOn(row -> row.contains("tidak ditampilkan"))
                    .as("Utara has too few, the rest nothing")
                    .hasSize(4);
            assertThat(cells(shown.body(), "areas"))
                    .anyMatch(row -> row.contains(" 100 "))
                    .as("seven of two kelurahan are enough for their kecamatan")
                    .anyMatch(row -> row.contains(" 24 "));
            assertThat(shown.body()).contains("/api/v1/exports/reports?jurisdiction=jakarta.go.id");
            assertThat(stranger(page, shown.headers().firstValue("ETag").orElseThrow())
                            .statusCode())
                    .isIn(200, 304);
            String below = stranger(page + "&wilayah=31.71.02", "").body();
            assertThat(cells(below, "sum").get(0)).endsWith(" 7");
            assertThat(cells(below, "areas"))
                    .filteredOn(row -> !row.contains("Masuk"))
                    .isNotEmpty()
                    .allMatch(row -> row.contains("tidak ditampilkan"));
            assertThat(cells(below, "categories")).anyMatch(row -> row.contains("Sampah"));
            assertThat(stranger(page + "&wilayah=31.72", "").body()).contains("id=\"withheld\"");
            HttpResponse<String> english = stranger(page + "&wilayah=31.73&lang=en", "");
            assertThat(english.body()).contains("100", "without private");
            assertThat(english.headers().firstValue("Cache-Control").orElse("")).startsWith("private");
        }
        for (String wrong : List.of("bulan=" + MONTH, "bulan=2026-13", "wilayah=71.71", "wilayah=31.71.01.1001")) {
            assertThat(stranger("/angka?pemda=jakarta.go.id&" + wrong, "").statusCode())
                    .as(wrong)
                    .isEqualTo(404);
        }
        assertThat(stranger("/angka", "").body()).contains("data-pemda=\"jakarta.go.id\"");
        assertThat(stranger("/lapor", "").body()).contains("id=\"toFigures\"");
    }

    @Test
    void what_was_renamed_or_made_private_is_not_kept_by_those_who_ask_whether_it_has_changed() throws Exception {
        YearMonth month = YearMonth.parse(MONTH).minusMonths(20);
        String page = "/angka?pemda=jakarta.go.id&bulan=" + month;
        String code =
                office.text("select code from report.category where tenant_id = 1 and private order by code limit 1");
        String name = office.text(
                "select name_id from report.category where tenant_id = 1 and private order by code limit 1");
        String before = tag(page);
        try {
            office.change("update report.category set private = false where tenant_id = 1 and code = ?", code);
            String open = tag(page);
            office.change("update report.category set name_id = 'Lain' where tenant_id = 1 and code = ?", code);
            assertThat(List.of(before, open, tag(page))).doesNotHaveDuplicates();
        } finally {
            office.change(
                    "update report.category set private = true, name_id = ? where tenant_id = 1 and code = ?",
                    name,
                    code);
        }
        assertThat(tag(page)).isEqualTo(before);
    }

    private String tag(String page) throws Exception {
        return stranger(page, "").headers().firstValue("ETag").orElseThrow();
    }

    /** The rows of a table of a public page, their cells as words. */
    private static List<String> cells(String page, String table) {
        String body = page.substring(page.indexOf("id=\"" + table + "\""));
        return Pattern.compile("<tr>(.*?)</tr>")
                .matcher(body.substring(0, body.indexOf("</table>")))
                .results()
                .map(row -> row.group(1)
                        .replaceAll("<[^>]*>", " ")
                        .replaceAll(" +", " ")
                        .strip())
                .toList();
    }

    private HttpResponse<String> stranger(String path, String tag) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(kentongan.uri(path));
        if (!tag.isEmpty()) {
            request.header("If-None-Match", tag);
        }
        return office.send(null, request.GET());
    }

    private HttpResponse<byte[]> file(Clerk clerk, String path) throws Exception {
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(kentongan.uri(path))
                                .header("Cookie", clerk.cookie())
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer;
    }

    private long received(Clerk clerk, String area) throws Exception {
        Matcher number = Pattern.compile(
                        "\r\nmonth," + MONTH + ",,([0-9]+),|^all,[^,]*,[^,]*,([0-9]+),", Pattern.MULTILINE)
                .matcher(office.get(clerk, "/figures/export?form=csv&area=" + area)
                        .body());
        assertThat(number.find()).isTrue();
        return Long.parseLong(number.group(number.group(1) == null ? 2 : 1));
    }
}
