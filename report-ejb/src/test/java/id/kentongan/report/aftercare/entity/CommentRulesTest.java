package id.kentongan.report.aftercare.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.kentongan.report.aftercare.entity.CommentRefused.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommentRulesTest {

    private static Reason refused(String words, Voice voice) {
        CommentRefused refusal = catchThrowableOfType(CommentRefused.class, () -> CommentRules.fit(words, voice));
        assertThat(refusal).as(words).isNotNull();
        return refusal.reason();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sudah dua hari begini, di RT 003/RW 07 juga.",
                "Sejak 22-11-2026 pukul 07.30 air 1.200 mm.",
                "Sama seperti JKT-2611-00012-34567 dan JKT-2611-00012-34568.",
                "Terima kasih Pak.Besok kami cek",
                "Biaya Rp 12.500.000, kok lama",
                "Jl. Kebon Sirih no. 12, dekat RS. Umum",
                "Keluarga \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 mengungsi"
            })
    void what_neighbours_say_can_be_said(String words) {
        assertThat(CommentRules.fit(words, Voice.CITIZEN)).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lihat https://contoh.id/a",
                "HTTP : //x",
                "www.contoh.id",
                "beli di tokoku.com sekarang",
                "hub wa.me/62",
                "ｗｗｗ．contoh.com"
            })
    void citizens_name_no_pages(String words) {
        assertThat(refused(words, Voice.CITIZEN)).isEqualTo(Reason.LINK);
        assertThat(refused(words, Voice.REPORTER)).isEqualTo(Reason.LINK);
        assertThat(CommentRules.fit(words, Voice.UNIT)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "telepon 0812 3456 7890",
                "+62-812-3456-7890",
                "NIK 3171010101900001",
                "surel budi@contoh.go.id ya",
                "０８１２３４５６７８９０"
            })
    void citizens_name_no_numbers_to_reach_somebody(String words) {
        assertThat(refused(words, Voice.CITIZEN)).isEqualTo(Reason.CONTACT);
        assertThat(CommentRules.fit(words, Voice.UNIT)).isNotEmpty();
    }

    @Test
    void what_nobody_can_read_is_refused() {
        assertThat(refused("  \n ", Voice.UNIT)).isEqualTo(Reason.WORDS_MISSING);
        assertThat(refused("a".repeat(15), Voice.UNIT)).isEqualTo(Reason.FLOOD);
        assertThat(refused("ab ".repeat(400), Voice.UNIT)).isEqualTo(Reason.WORDS_TOO_LONG);
        assertThat(refused("x".repeat(1_000_000), Voice.UNIT)).isEqualTo(Reason.WORDS_TOO_LONG);
        assertThat(refused("nol \u0000 di tengah", Voice.UNIT)).isEqualTo(Reason.UNFIT_CHARACTERS);
        assertThat(refused("balik \u202e kanan", Voice.UNIT)).isEqualTo(Reason.UNFIT_CHARACTERS);
        assertThat(refused("setengah \ud800", Voice.UNIT)).isEqualTo(Reason.UNFIT_CHARACTERS);
    }

    @Test
    void lines_are_kept_and_empty_ones_are_few() {
        assertThat(CommentRules.fit(" satu\r\n\r\n\r\n\r\ndua\n", Voice.CITIZEN))
                .isEqualTo("satu\n\ndua");
        assertThat(CommentRules.fit("ab ".repeat(333), Voice.CITIZEN)).hasSize(998);
    }
}
