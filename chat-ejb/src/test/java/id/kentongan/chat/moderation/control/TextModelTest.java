package id.kentongan.chat.moderation.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import id.kentongan.chat.moderation.entity.Contribution;
import id.kentongan.chat.moderation.entity.Explanation;
import id.kentongan.chat.moderation.entity.LabelledText;
import id.kentongan.chat.moderation.entity.NormalisedText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TextModelTest {

    private static final TextModel MODEL = Trainer.train(TestTexts.labelled(), List.of("abuse", "spam"));
    private static final Normaliser NORMALISER = MODEL.normaliser();

    @Test
    void it_tells_apart_what_it_has_learned() {
        assertThat(score("goblok kau yang di lapangan", "abuse")).isGreaterThan(.7);
        assertThat(score("kerja bakti di lapangan", "abuse")).isLessThan(.3);
        assertThat(score("goblok", "spam")).isLessThan(.01);
    }

    @Test
    void the_same_texts_make_the_same_bytes() throws IOException {
        byte[] one = bytes(MODEL);
        byte[] again = bytes(Trainer.train(TestTexts.labelled(), List.of("abuse", "spam")));

        assertThat(again).isEqualTo(one);
        List<LabelledText> fewer = TestTexts.labelled().subList(0, 30);
        assertThat(Trainer.train(fewer, List.of("abuse", "spam")).version()).isNotEqualTo(MODEL.version());
    }

    @Test
    void what_is_read_again_scores_to_the_bit_the_same() throws IOException {
        TextModel read = ModelFile.read(new ByteArrayInputStream(bytes(MODEL)));

        assertThat(read.version()).isEqualTo(MODEL.version());
        assertThat(read.trainedOn()).isEqualTo(MODEL.trainedOn()).hasSize(64);
        assertThat(read.labels()).isEqualTo(MODEL.labels());
        for (LabelledText text : TestTexts.labelled()) {
            NormalisedText plain = NORMALISER.normalise(text.text());
            assertThat(read.score(plain)).isEqualTo(MODEL.score(plain));
        }
    }

    @Test
    void contributions_add_up_to_the_score_and_stand_where_they_say() {
        String text = "Goblok goblok SEKALI orang lapangan, g0blok";
        NormalisedText plain = NORMALISER.normalise(text);
        Explanation explanation = MODEL.explain(plain, "abuse");

        double sum = explanation.bias()
                + explanation.contributions().stream()
                        .mapToDouble(Contribution::value)
                        .sum();
        assertThat(explanation.logit()).isCloseTo(sum, within(1e-9));
        assertThat(explanation.probability()).isCloseTo(MODEL.score(plain).get("abuse"), within(1e-9));
        assertThat(explanation.probability()).isCloseTo(1 / (1 + Math.exp(-sum)), within(1e-9));
        assertThat(explanation.contributions())
                .filteredOn(c -> c.ngram().equals("wgoblok"))
                .extracting(c -> text.substring(c.start(), c.end()))
                .containsExactly("Goblok", "goblok", "g0blok");
        assertThat(explanation.top(3)).hasSize(3).allMatch(c -> c.value() > 0);
    }

    @Test
    void a_damaged_file_is_refused() throws IOException {
        byte[] good = bytes(MODEL);
        byte[] other = good.clone();
        other[7] = 9;

        assertThatThrownBy(() -> ModelFile.read(new ByteArrayInputStream(Arrays.copyOf(good, good.length - 5))))
                .isInstanceOf(ModelFile.Broken.class);
        assertThatThrownBy(() -> ModelFile.read(new ByteArrayInputStream(other)))
                .isInstanceOf(ModelFile.Broken.class)
                .hasMessageContaining("format 9");
        assertThatThrownBy(() -> ModelFile.read(new ByteArrayInputStream("PK whatever".getBytes())))
                .isInstanceOf(ModelFile.Broken.class);
    }

    @Test
    void numbers_are_known_by_their_length_only() {
        NormalisedText one = NORMALISER.normalise("hubungi 0812 sekarang");
        NormalisedText other = NORMALISER.normalise("hubungi 9977 sekarang");

        assertThat(TextFeatures.all(one)).isEqualTo(TextFeatures.all(other)).contains("w0000");
    }

    @Test
    void characters_stay_within_their_word() {
        assertThat(TextFeatures.all(NORMALISER.normalise("aku di")))
                .containsExactlyInAnyOrder(
                        "waku", "wdi", "waku di", "c ak", "caku", "cku ", "c aku", "caku ", "c aku ", "c di", "cdi ",
                        "c di ");
    }

    @Test
    void bounds_are_kept() {
        assertThatThrownBy(() -> Trainer.train(List.of(), List.of("abuse")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Trainer.train(List.of(new LabelledText("x", Set.of())), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MODEL.explain(NORMALISER.normalise("x"), "hate"))
                .hasMessageContaining("hate");
    }

    private static double score(String text, String label) {
        return MODEL.score(NORMALISER.normalise(text)).getOrDefault(label, -1.0);
    }

    private static byte[] bytes(TextModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ModelFile.write(model, out);
        return out.toByteArray();
    }
}
