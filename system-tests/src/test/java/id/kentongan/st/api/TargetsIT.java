package id.kentongan.st.api;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.api.Office.Clerk;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.Officer;
import id.kentongan.st.blackbox.SharedKentongan;
import java.net.http.HttpResponse;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Targets and hints in the started program. */
@ExtendWith(SharedKentongan.class)
class TargetsIT {

    private static final String PAGE = "/figures/targets.xhtml?area=";
    private static final YearMonth LAST =
            YearMonth.now(ZoneId.of("Asia/Jakarta")).minusMonths(1);

    private Office office;
    private Clerk mayor;

    @BeforeEach
    void hire(Kentongan kentongan) throws Exception {
        office = new Office(kentongan);
        mayor = office.hire("HEAD", office.unit("PEMKOT", "31.75"));
    }

    @AfterEach
    void close() throws Exception {
        office.change("delete from report.figure_target where tenant_id = 1");
        office.close();
    }

    @Test
    void who_answers_for_the_whole_sets_targets_and_everybody_of_it_sees_how_they_stand() throws Exception {
        Officer governor = office.browser(office.hire("HEAD", office.unit("PEMPROV", "31")));
        HttpResponse<String> empty = governor.get(PAGE + "31");
        assertThat(empty.body()).contains("Belum ada target");
        for (String wrong : List.of("0", "101", "80,25", "", "banyak", "-1")) {
            assertThat(set(governor, "answered", wrong, "Rencana kerja").body())
                    .as(wrong)
                    .contains("Tulis angka di atas 0");
        }
        assertThat(set(governor, "stars", "5,5", "Rencana kerja").body()).contains("Tulis angka di atas 0");
        assertThat(set(governor, "answered", "80", " ").body()).contains("Tulis alasan");
        assertThat(set(governor, "answered", "80,5", "Rencana kerja 2026").body())
                .contains("notice done", "80,5 %");
        assertThat(set(governor, "stars", "4", "Rencana kerja 2026").body()).contains("≥ 4,0");

        try (OpenMonth month = new OpenMonth(office, LAST)) {
            month.add("31.75", "ALL", "", 100, 0, 0);
            month.add("31.75.01", "ALL", "", 19, 0, 0);
            String seen = office.get(mayor, PAGE + "31.75").body();
            assertThat(seen).contains("Tercapai", "Terlalu sedikit", "80,5 %").doesNotContain("id=\"setting\"");
        }
        String ended = governor.submit(
                        governor.get(PAGE + "31"),
                        "setting",
                        Map.of(
                                "setting:measure", "stars",
                                "setting:goal", "",
                                "setting:reason", "Tidak diukur lagi",
                                "setting:end", ""))
                .body();
        assertThat(ended).contains("tidak lagi", "Tidak diukur lagi").doesNotContain("≥ 4,0");
        assertThat(
                        office.texts(
                                "select action || ' ' || object from core.audit_entry where action in ('SET_TARGET',"
                                        + " 'END_TARGET') and detail like '%Rencana kerja 2026' or detail = 'Tidak diukur lagi' order by position"))
                .containsExactly("SET_TARGET target:answered", "SET_TARGET target:stars", "END_TARGET target:stars");
        assertThat(office.get(mayor, PAGE + "31").statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> set(Officer governor, String measure, String goal, String reason) {
        return governor.submit(
                governor.get(PAGE + "31"),
                "setting",
                Map.of(
                        "setting:measure", measure,
                        "setting:goal", goal,
                        "setting:reason", reason,
                        "setting:set", ""));
    }

    @Test
    void hints_say_why_and_lead_to_the_reports_behind_them() throws Exception {
        String unit = mayor.unit().toString();
        try (HintedYear year = new HintedYear(office, LAST, unit)) {
            String page = office.get(mayor, PAGE + year.city()).body();
            assertThat(page)
                    .contains("90 laporan pada", "biasanya 20,0")
                    .contains("8 dari 12 bulan terakhir, 32 laporan")
                    .contains("300 masuk dan 120 selesai", "180 masih terbuka, 135 di antaranya");
            List<String> lists = Pattern.compile(
                            "<a href=\"([^\"]*/figures/reports\\.xhtml[^\"]*)\"[^>]*>Lihat laporannya")
                    .matcher(page)
                    .results()
                    .map((MatchResult link) -> link.group(1).replace("&amp;", "&"))
                    .toList();
            assertThat(lists).hasSize(3);
            for (String list : lists) {
                assertThat(office.get(mayor, list).statusCode()).as(list).isEqualTo(200);
            }
        }
        assertThat(office.get(mayor, PAGE + "31.75").body()).doesNotContain("Lihat laporannya");
    }
}
