package id.kentongan.st.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class NeedlesTest {

    @Test
    void every_form_of_every_value_is_found_wherever_it_stands() {
        Canary canary = Canary.draw();
        Needles needles = new Needles(canary.values());

        for (String value : canary.values()) {
            for (String form : Needles.forms(value)) {
                if (form.length() >= 8) {
                    assertThat(needles.in("some " + form + " words")).as(form).isNotEmpty();
                    assertThat(needles.in(form.toUpperCase(Locale.ROOT)))
                            .as(form)
                            .isNotEmpty();
                }
            }
            for (String before : List.of("", "x", "xy", "xyz")) {
                String wrapped =
                        Base64.getEncoder().encodeToString((before + value + "tail").getBytes(StandardCharsets.UTF_8));
                assertThat(needles.in(wrapped)).as(before + value).isNotEmpty();
            }
        }
        assertThat(needles.in("nothing of anybody " + Canary.draw())).isEmpty();
    }
}
