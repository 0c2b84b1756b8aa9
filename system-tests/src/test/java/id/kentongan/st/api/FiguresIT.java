package id.kentongan.st.api;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.Eventually;
import id.kentongan.st.api.Office.Clerk;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.SharedKentongan;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Figures of areas in the started program. */
@ExtendWith(SharedKentongan.class)
class FiguresIT {

    private static final String PAGE = "/figures/show.xhtml?area=";
    private static final String MONTH = YearMonth.now(ZoneId.of("Asia/Jakarta")).toString();

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
    void a_ranking_is_for_staff_until_its_government_shows_it_and_public_pages_begin_no_session() throws Exception {
        assertThat(office.get(officer, "/figures/ranking.xhtml").statusCode()).isEqualTo(200);
        assertThat(office.get(officer, "/figures/ranking.xhtml?board=nobody").statusCode())
                .isEqualTo(404);
        HttpResponse<String> hidden = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(kentongan.uri("/peringkat?pemda=jakarta.go.id"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(hidden.headers().allValues("Set-Cookie")).isEmpty();
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
