package id.kentongan.report.entity.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import id.kentongan.core.deadline.entity.Term;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Placement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExaminationTest {

    private static final VerificationRules RULES =
            new VerificationRules(1, false, 3, null, Map.of(), List.of("bangsat", "goblok"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lampu jalan mati sejak Senin di depan warung",
                "Banjir setinggi 50 cm di RT05 RW 02, tiga rumah",
                "Sampah menumpuk, sudah 3x dilaporkan tahun 2025 nomor 3171",
                "Jalan berlubang dekat sekolah, lihat https://example.org/foto tolong diperbaiki",
                "Air masuk rumah jam 20.30 tanggal 12 11 2025"
            })
    void what_people_report_is_found_fault_with_by_no_rule(String words) {
        assertThat(found(words)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | NO_WORDS",
                "'   ' | NO_WORDS",
                "'!!! ??' | NO_WORDS",
                "'sampah' | FEW_WORDS",
                "'https://example.org/a?b=c' | ONLY_LINK",
                "'www.example.org  http://x.test' | ONLY_LINK",
                "'Pak RT tolong telepon saya 0812 3456 7890' | PERSONAL_DATA",
                "'hubungi +62-812-3456-7890 segera ya' | PERSONAL_DATA",
                "'hubungi 081234567890 segera ya' | PERSONAL_DATA",
                "'NIK saya 3171015207900003 tolong bansos' | PERSONAL_DATA",
                "'tulis ke budi.santoso@contoh.id untuk foto' | PERSONAL_DATA",
                "'dasar petugas GOBLOK semua di sini' | BAD_WORDS",
                "'tiang roboh di Kelurahan Menteng dekat pasar' | OTHER_PLACE",
                "'tiang roboh di kel. menteng, dekat pasar' | OTHER_PLACE"
            })
    void what_a_person_should_look_at_has_its_reason(String words, Flag flag) {
        assertThat(found(words)).containsExactly(flag);
    }

    @Test
    void the_own_kelurahan_may_be_named_and_one_that_begins_like_it() {
        assertThat(found("tiang roboh di Kelurahan Gambir dekat pasar")).isEmpty();
        assertThat(found("di kelurahan mana saya tidak tahu, tolong dicek")).isEmpty();
    }

    @Test
    void words_of_the_list_are_whole_words() {
        assertThat(found("hapus coretan di tembok bangsatan raya")).isEmpty();
    }

    @Test
    void an_address_is_looked_at_for_what_must_not_become_public() {
        assertThat(Examination.of(
                        sent("Lampu mati di gang ini", "rumah Budi 081234567890", inside(), false, false), RULES))
                .containsExactly(Flag.PERSONAL_DATA);
    }

    @Test
    void what_the_sender_did_before_and_where_it_lies_is_seen() {
        Placement.Found far = placed(Placement.Rule.NEAREST, 800);
        assertThat(Examination.of(sent("Lampu jalan mati lagi", null, far, true, true), RULES))
                .containsExactly(Flag.REPEATED, Flag.BURST, Flag.FAR_AWAY);
        assertThat(Examination.of(
                        sent("Lampu jalan mati lagi", null, placed(Placement.Rule.NEAREST, 100), false, false), RULES))
                .isEmpty();
    }

    @Test
    void what_is_switched_off_is_not_looked_for() {
        VerificationRules none = new VerificationRules(1, false, 3, null, Map.of(Flag.NO_WORDS, Effect.OFF), List.of());
        assertThat(Examination.of(sent("", null, inside(), false, false), none)).isEmpty();
    }

    @Test
    void the_longest_text_costs_little() {
        String digits = "8".repeat(4_000);
        String letters = "a".repeat(4_000);
        for (String words : List.of(digits, letters, "0 8".repeat(1_300), "kel. ".repeat(800), "a.".repeat(2_000))) {
            long start = System.nanoTime();
            found(words);
            assertThat(System.nanoTime() - start).as(words.substring(0, 5)).isLessThan(1_000_000_000L);
        }
    }

    @Test
    void rules_are_kept_as_they_are() {
        VerificationRules rules = new VerificationRules(
                4,
                true,
                5,
                new Term(2, Term.Measure.WORKING_DAYS),
                Map.of(Flag.BURST, Effect.OFF, Flag.FEW_WORDS, Effect.HOLD),
                List.of("kata"));
        assertThat(RulesText.read(4, RulesText.write(rules).toString())).isEqualTo(rules);
        assertThat(RulesText.read(0, RulesText.write(VerificationRules.SHIPPED).toString()))
                .isEqualTo(VerificationRules.SHIPPED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VerificationRules(1, true, 0, null, Map.of(), List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "0,0,0,NONE",
        "2,0,0,NONE",
        "3,0,0,REAL",
        "0,3,0,NOT_REAL",
        "0,1,2,NOT_HERE",
        "2,1,0,REAL",
        "2,2,0,NONE",
        "1,1,1,NONE",
        "5,3,0,NONE",
        "6,3,0,REAL"
    })
    void neighbours_recommend_what_two_of_three_of_them_say(
            int real, int notReal, int notHere, Recommendation expected) {
        assertThat(Recommendation.of(real, notReal, notHere, 3)).isEqualTo(expected);
    }

    private static Set<Flag> found(String words) {
        return Examination.of(sent(words, null, inside(), false, false), RULES);
    }

    private static Submission sent(
            String words, @Nullable String address, Placement.Found place, boolean repeated, boolean burst) {
        return new Submission(words, address, place, List.of("Gambir", "Menteng", "Cideng"), repeated, burst);
    }

    private static Placement.Found inside() {
        return placed(Placement.Rule.INSIDE, 300);
    }

    private static Placement.Found placed(Placement.Rule rule, int metres) {
        return new Placement.Found(
                new AreaCode("31.71.01.1001"), "Gambir", List.of("Gambir"), rule, metres, Optional.empty(), false);
    }
}
