package id.kentongan.chat.moderation.control;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.chat.moderation.entity.Hit;
import id.kentongan.chat.moderation.entity.ModerationRule;
import id.kentongan.chat.moderation.entity.RuleKind;
import id.kentongan.chat.moderation.entity.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final RuleSet RULES = RuleSet.compile(Shipped.rules());

    @Test
    void every_rule_proves_its_examples_and_all_labels_are_covered() {
        Set<String> labels = RULES.rules().stream()
                .filter(rule -> rule.kind() == RuleKind.MODERATION)
                .map(ModerationRule::label)
                .collect(Collectors.toSet());

        assertThat(labels).containsExactlyInAnyOrderElementsOf(LabelledSet.LABELS);
        assertThat(RULES.rules()).hasSizeGreaterThan(150);
        assertThat(RULES.version()).hasSize(12);
    }

    /** Numbers that the public is to know are nobody's secret. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "darurat hubungi 112",
                "polisi 110, ambulans 118 dan 119, damkar 113, PLN 123, SAR 115",
                "call center 1500 046 atau 1500123",
                "bebas pulsa 0800-1-000-000 dan 0800 100 2000",
                "kantor kelurahan (021) 555-0123",
                "posko banjir RW 05: 0812-0000-1234",
                "bayar Rp 1.250.000 sebelum tanggal 25-11-2026",
                "SPPT PBB NOP 31.71.030.005.012-0034.0",
                "RT 05 RW 12, rumah no 17"
            })
    void public_numbers_and_amounts_are_no_doxing(String text) {
        assertThat(found(text)).noneMatch(hit -> hit.label().equals("doxing"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anjing liar dan kucing di pasar, banyak rabies",
                "bangkai anjing di kali bau sekali",
                "ada kandang babi di belakang rumah ibadah",
                "monyet ekor panjang turun ke pemukiman",
                "asuransi dan masukan untuk panti asuhan",
                "Babinsa dan jemaat Pantekosta kerja bakti",
                "lampu di Gang Setan mati",
                "tolong hapus coretan 'bangsat' di tembok",
                "bunuh jentik nyamuk dengan abate",
                "susu kental manis gratis untuk balita",
                "perekonomian warga membaik"
            })
    void what_only_looks_bad_is_let_through(String text) {
        assertThat(found(text)).noneMatch(hit -> hit.kind() == RuleKind.MODERATION);
    }

    @Test
    void a_flood_is_a_topic_and_no_offence() {
        List<Hit> hits = found("Banjir di gang 3, air naik terus #banjirjakarta");

        assertThat(hits).isNotEmpty().allMatch(hit -> hit.kind() == RuleKind.TOPIC);
        assertThat(hits).extracting(Hit::label).containsOnly("banjir");
    }

    @Test
    void threats_and_agitation_are_severe() {
        assertThat(found("ayo kita bakar rumahnya nanti malam"))
                .anyMatch(hit -> hit.label().equals("threat") && hit.severity() == Severity.SEVERE);
        assertThat(found("usir semua pendatang dari sini"))
                .anyMatch(hit -> hit.label().equals("hate") && hit.severity() == Severity.SEVERE);
        assertThat(found("NIK orangnya 3171000101900001"))
                .anyMatch(hit -> hit.label().equals("doxing") && hit.severity() == Severity.SEVERE);
    }

    private static List<Hit> found(String text) {
        return RULES.check(RULES.normaliser().normalise(text), NOW);
    }
}
