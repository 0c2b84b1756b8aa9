package id.kentongan.web.filing;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.entity.AttributeType;
import id.kentongan.report.entity.Category;
import id.kentongan.report.entity.CategoryAttribute;
import id.kentongan.report.entity.Channel;
import id.kentongan.report.intake.boundary.NewReport;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DraftTest {

    private static final Tenant BIMA = new Tenant(
            6, "BMA", "bimakota.go.id", "Kota Bima", new AreaCode("52.72"), ZoneId.of("Asia/Makassar"), "sp4n");

    private static final Category FLOOD = new Category(
            "banjir",
            "Banjir",
            "Flood",
            true,
            false,
            false,
            List.of(
                    new CategoryAttribute(
                            "sejak", AttributeType.DATETIME, true, false, 1, "Sejak?", "Since?", "", "", List.of()),
                    new CategoryAttribute(
                            "dalam", AttributeType.NUMBER, true, false, 2, "Dalam?", "Deep?", "", "", List.of())));

    private static Optional<NewReport> report(Draft draft) {
        return draft.report(BIMA, FLOOD, Channel.WEB, List.of());
    }

    private static Draft draft(String... pairs) {
        Map<String, List<String>> fields = new java.util.HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put(pairs[i], List.of(pairs[i + 1]));
        }
        return Draft.of(fields);
    }

    @Test
    void people_write_numbers_and_times_as_people_do() {
        NewReport report = report(draft(
                        "description", " Air naik \r\n lagi ",
                        "position", "-8.46, 118.72",
                        "a.sejak", "2026-11-22T08:30",
                        "a.dalam", "1,5"))
                .orElseThrow();

        assertThat(report.description()).isEqualTo("Air naik \n lagi");
        assertThat(report.attributes())
                .containsEntry("sejak", List.of("2026-11-22T08:30:00+08:00"))
                .containsEntry("dalam", List.of("1.5"));
        assertThat(report.named()).isNull();
        assertThat(report.lat()).isEqualTo(-8.46);
    }

    @Test
    void a_kelurahan_will_do_and_coordinates_are_more_exact() {
        assertThat(report(draft("description", "x", "kelurahan", "52.72.01.1001"))
                        .orElseThrow()
                        .named())
                .isEqualTo(new AreaCode("52.72.01.1001"));
        assertThat(report(draft("description", "x", "kelurahan", "52.72.01.1001", "position", "-8.46 118.72"))
                        .orElseThrow()
                        .named())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-8.460000, 118.720000",
                "-8.460000 118.720000",
                "https://www.google.com/maps/@-8.460000,118.720000,17z",
                "https://maps.example/?q=-8.460000%2C118.720000"
            })
    void positions_are_read_as_they_are_pasted(String pasted) {
        assertThat(Spot.of(pasted)).contains(new Spot(-8.46, 118.72));
    }

    @Test
    void every_mistake_is_named_at_once_beside_its_field() {
        Draft draft = draft(
                "position", "dekat pasar",
                "mail", "bukan surel",
                "call", "x",
                "address", "x".repeat(401));

        assertThat(report(draft)).isEmpty();
        assertThat(draft.mistakes())
                .extracting(Mistake::field, Mistake::key)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("description", "missing"),
                        org.assertj.core.groups.Tuple.tuple("position", "no-position"),
                        org.assertj.core.groups.Tuple.tuple("mail", "no-mail"),
                        org.assertj.core.groups.Tuple.tuple("call", "no-telephone"),
                        org.assertj.core.groups.Tuple.tuple("address", "too-long"));
        Draft empty = draft("description", "x");
        assertThat(report(empty)).isEmpty();
        assertThat(empty.mistakes()).extracting(Mistake::key).containsExactly("no-place");
    }

    @Test
    void a_form_has_a_key_of_its_own_that_nobody_can_replace_by_another_word() {
        assertThat(Draft.fresh().key()).isPresent().isNotEqualTo(Draft.fresh().key());
        assertThat(draft("key", "12345678").key()).isEmpty();
    }
}
