package id.kentongan.st.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Reports about the same thing, as officers meet them on their pages. */
@ExtendWith(SharedKentongan.class)
class DuplicatesBlackBoxIT {

    private final Kentongan kentongan;
    private final Open311Client citizen;
    private final Officer officer;

    DuplicatesBlackBoxIT(Kentongan kentongan) {
        this.kentongan = kentongan;
        this.citizen = new Open311Client(kentongan);
        this.officer = Officer.signIn(kentongan, "jkt-kelurahan", kentongan.password("jkt-kelurahan"));
    }

    /** Words of their own, so that reports of other tests are not about the same thing. */
    private static String invented() {
        return UUID.randomUUID().toString().replaceAll("[0-9-]", "") + " meluap";
    }

    @Test
    void an_officer_is_shown_what_is_about_the_same_thing_with_the_reason() {
        String words = invented();
        String first = citizen.file(words + " depan pasar");
        String second = citizen.file("dpn pasar " + words);

        String page = officer.report(second).body();

        assertThat(page).contains("id=\"similar\"").contains("ticket=" + first);
        assertThat(page).contains("kategori yang sama").contains("isinya hampir sama");
        assertThat(officer.report(first).body()).contains("ticket=" + second);
    }

    @Test
    void an_officer_takes_reports_together_and_apart_again() {
        String words = invented();
        String main = citizen.file(words + " depan pasar");
        String member = citizen.file("dpn pasar " + words);

        String merged = officer.submit(officer.report(member), "together", Map.of("merge", main))
                .body();

        assertThat(merged).contains("notice done").contains("id=\"follows\"").contains("Digabung dengan laporan lain");
        assertThat(officer.report(main).body()).contains("id=\"members\"").contains("ticket=" + member);
        officer.accept(main);
        assertThat(officer.report(member).body()).contains("Mengikuti laporan utama");

        String apart = officer.submit(officer.report(member), "together", Map.of("unmerge", member))
                .body();

        assertThat(apart)
                .contains("notice done")
                .doesNotContain("id=\"follows\"")
                .contains("Dipisahkan dari laporan lain");
        assertThat(officer.submit(officer.report(member), "together", Map.of("unmerge", member))
                        .body())
                .contains("tidak mengikuti laporan lain");
        assertThat(officer.submit(officer.report(member), "together", Map.of("merge", "JKT-2611-00000-00000"))
                        .body())
                .contains("tidak ditemukan");
    }

    @Test
    void who_may_not_read_a_report_is_not_shown_what_is_like_it() {
        String first = citizen.file(invented());

        Officer elsewhere = Officer.signIn(kentongan, "mdo-pemkot", kentongan.password("mdo-pemkot"));

        assertThat(elsewhere.report(first).statusCode()).isEqualTo(404);
        assertThat(elsewhere.report(first).body()).doesNotContain("id=\"similar\"");
    }
}
