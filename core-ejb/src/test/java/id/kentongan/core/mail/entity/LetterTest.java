package id.kentongan.core.mail.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "siti@contoh.id\r\nBcc: all@contoh.id",
                "siti@contoh.id\n",
                "siti@contoh.id,budi@contoh.id",
                "siti@contoh.id;budi@contoh.id",
                "Siti <siti@contoh.id>",
                "\"siti budi\"@contoh.id",
                "siti@contoh.id (x)",
                "siti",
                "@contoh.id",
                ""
            })
    void what_is_more_than_one_address_is_refused(String to) {
        assertThatThrownBy(() -> new Letter(to, "Kode", "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Kode\r\nBcc: all@contoh.id", "Kode\nX: y", "Kode\u0085X: y", "Kode\u2028x", "", " "})
    void what_is_more_than_one_line_is_no_subject(String subject) {
        assertThatThrownBy(() -> new Letter("siti@contoh.id", subject, "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothing_of_it_is_said() {
        Letter letter = new Letter("siti@contoh.id", "Kode", "12345678\n");
        assertThat(letter.toString()).doesNotContain("siti").doesNotContain("1234");
        assertThat(letter.text()).endsWith("\n");
    }
}
