package id.kentongan.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PreferenceTest {

    @Test
    void an_address_chooses_only_what_there_is_to_choose() {
        assertThat(Preference.THEME.asked("unit=1&theme=dark")).contains("dark");
        assertThat(Preference.THEME.asked("theme=auto")).contains("auto");
        assertThat(Preference.THEME.asked("theme=pink")).isEmpty();
        assertThat(Preference.THEME.asked("mytheme=dark")).isEmpty();
        assertThat(Preference.THEME.asked("theme=dark;x")).isEmpty();
        assertThat(Preference.THEME.asked(null)).isEmpty();
        assertThat(Preference.KEYS.asked("keys=off")).contains("off");
    }
}
