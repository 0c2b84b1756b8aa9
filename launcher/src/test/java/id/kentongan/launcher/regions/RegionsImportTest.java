package id.kentongan.launcher.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.kentongan.core.organisation.entity.BoundaryFinding;
import id.kentongan.core.organisation.entity.BoundaryFinding.Outcome;
import id.kentongan.core.organisation.entity.BoundaryFinding.Reason;
import id.kentongan.core.organisation.entity.UnreadableBoundaries.Problem;
import id.kentongan.launcher.boot.Messages;
import java.util.Locale;
import java.util.MissingResourceException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegionsImportTest {

    @ParameterizedTest
    @ValueSource(strings = {"id", "en"})
    void every_outcome_reason_and_problem_has_its_words(String language) {
        Messages messages = Messages.beside(RegionsImport.class, Locale.forLanguageTag(language));

        for (Outcome outcome : Outcome.values()) {
            assertThat(messages.text("outcome." + outcome)).isNotBlank();
        }
        for (Reason reason : Reason.values()) {
            assertThat(messages.text("reason." + reason)).isNotBlank();
        }
        for (Problem problem : Problem.values()) {
            assertThat(messages.refusal("problem." + problem, "x.geojson", "detail")
                            .cure())
                    .isNotBlank();
        }
        assertThatExceptionOfType(MissingResourceException.class).isThrownBy(() -> messages.text("reason.NONE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "en"})
    void a_finding_is_one_sentence_with_number_code_and_name(String language) {
        Messages messages = Messages.beside(RegionsImport.class, Locale.forLanguageTag(language));

        assertThat(RegionsImport.sentence(
                        new BoundaryFinding(
                                1234,
                                Outcome.UNKNOWN,
                                Reason.NO_OFFICIAL_CODE,
                                "BPS3175888888",
                                "Danau {0} d'Or",
                                null),
                        messages))
                .contains("1234")
                .contains("BPS3175888888 Danau {0} d'Or")
                .contains("BPS");
        assertThat(RegionsImport.sentence(
                        new BoundaryFinding(1, Outcome.REFUSED, Reason.OUT_OF_RANGE, null, null, "703123.5 9312345.2"),
                        messages))
                .contains(", -: ")
                .endsWith("(703123.5 9312345.2)");
    }
}
