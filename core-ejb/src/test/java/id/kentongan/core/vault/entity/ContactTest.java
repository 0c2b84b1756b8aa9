package id.kentongan.core.vault.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactTest {

    @ParameterizedTest
    @CsvSource({
        "081234567890, +6281234567890",
        "0812-3456-7890, +6281234567890",
        "(0812) 3456 7890, +6281234567890",
        "6281234567890, +6281234567890",
        "+62 812 3456 7890, +6281234567890",
        "+62 (0)812.3456.7890, +6281234567890",
        "0062 812 34567890, +6281234567890",
        "81234567890, +6281234567890",
        "０８１２３４５６７８９０, +6281234567890",
        "021-3822255, +62213822255",
        "+65 6123 4567, +6561234567"
    })
    void a_telephone_number_has_one_form(String written, String kept) {
        assertThat(Contact.of(ContactKind.PHONE, written)).map(Contact::value).hasValue(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "112",
                "0812",
                "rumah",
                "0812345678901234",
                "+62112345678",
                "+0812345678",
                "08123456789x",
                "0812;DROP",
                "+",
                "+62",
                "٠٨١٢٣٤٥٦٧٨٩٠x",
                "081234567890\r\nBcc: a@b.id"
            })
    void what_is_no_telephone_number_is_none(String written) {
        assertThat(Contact.of(ContactKind.PHONE, written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "budi@contoh.id, budi@contoh.id",
        "' Budi.Santoso+lapor@Contoh.ID ', budi.santoso+lapor@contoh.id",
        "siti@bücher.example, siti@xn--bcher-kva.example",
        "a@b.co, a@b.co"
    })
    void an_address_has_one_form(String written, String kept) {
        assertThat(Contact.of(ContactKind.E_MAIL, written)).map(Contact::value).hasValue(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "budi",
                "@contoh.id",
                "budi@",
                "budi@contoh",
                "budi@contoh..id",
                "budi@-contoh.id",
                ".budi@contoh.id",
                "budi@contoh.id\r\nBcc: x@y.id",
                "budi santoso@contoh.id",
                "<budi@contoh.id>",
                "budi@[127.0.0.1]",
                "budi@127.0.0.1",
                "\"budi\"@contoh.id",
                "a@b@",
                "budi,siti@contoh.id",
                "budi\0@contoh.id"
            })
    void what_is_no_address_is_none(String written) {
        assertThat(Contact.of(ContactKind.E_MAIL, written)).isEmpty();
    }

    @Test
    void what_is_too_long_is_none() {
        String domain = "a".repeat(63) + "." + "b".repeat(63) + "." + "c".repeat(63) + ".id";
        assertThat(Contact.of(ContactKind.E_MAIL, "x".repeat(65) + "@contoh.id"))
                .isEmpty();
        assertThat(Contact.of(ContactKind.E_MAIL, "x".repeat(64) + "@" + domain))
                .isEmpty();
        assertThat(Contact.of(ContactKind.E_MAIL, "x".repeat(50) + "@" + domain))
                .isPresent();
        assertThat(Contact.of(ContactKind.PHONE, "0".repeat(1_000_000))).isEmpty();
    }

    @Test
    void nothing_personal_is_in_what_is_printed() {
        Contact mail = Contact.of(ContactKind.E_MAIL, "budi@contoh.id").orElseThrow();
        Reporter reporter = new Reporter(mail, null, "Budi", "Santoso");

        assertThat(mail + " " + reporter).doesNotContainIgnoringCase("budi").doesNotContain("Santoso");
    }

    @Test
    void who_tells_nothing_is_anonymous() {
        assertThat(Reporter.ANONYMOUS.anonymous()).isTrue();
        assertThat(new Reporter(null, null, "  ", "").anonymous()).isTrue();
        assertThat(new Reporter(null, null, "Budi", null).anonymous()).isFalse();
        assertThatThrownBy(() -> new Reporter(null, null, "x".repeat(101), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("xx");
    }
}
