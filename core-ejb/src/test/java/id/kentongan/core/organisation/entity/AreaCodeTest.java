package id.kentongan.core.organisation.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AreaCodeTest {

    @ParameterizedTest
    @CsvSource({
        "31, PROVINSI",
        "31.71, KOTA",
        "31.71.03, KECAMATAN",
        "31.71.03.1001, KELURAHAN",
        "31.71.03.1001.004, RW",
        "31.71.03.1001.004.012, RT"
    })
    void a_code_knows_its_level(String code, Level level) {
        assertThat(new AreaCode(code).level()).isEqualTo(level);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "3",
                "3171",
                "3171031001",
                "31.7",
                "31.71.",
                "31.71.3",
                "31.71.03.101",
                "BPS3174080888",
                "31.71.03.1001.4",
                " 31",
                "31\n",
                "٣١"
            })
    void other_spellings_are_no_codes(String code) {
        assertThatIllegalArgumentException().isThrownBy(() -> new AreaCode(code));
    }

    @Test
    void a_code_names_what_it_lies_in() {
        AreaCode gambir = new AreaCode("31.71.01.1001");

        assertThat(gambir.parent()).contains(new AreaCode("31.71.01"));
        assertThat(new AreaCode("31").parent()).isEmpty();
        assertThat(gambir.at(Level.KOTA)).contains(new AreaCode("31.71"));
        assertThat(gambir.at(Level.RW)).isEmpty();
        assertThat(gambir.within(new AreaCode("31"))).isTrue();
        assertThat(gambir.within(gambir)).isTrue();
        assertThat(gambir.within(new AreaCode("31.72"))).isFalse();
        assertThat(new AreaCode("31").within(gambir)).isFalse();
    }
}
