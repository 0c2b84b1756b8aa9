package id.kentongan.chat.moderation.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.chat.moderation.entity.Claim;
import id.kentongan.chat.moderation.entity.ClaimMatch;
import id.kentongan.chat.moderation.entity.NormalisedText;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimsTest {

    private static final Normaliser NORMALISER = RuleSet.compile(List.of()).normaliser();
    private static final Claim WATER = new Claim(
            "air",
            "Air PAM besok malam dicampur racun oleh orang tidak dikenal, jangan diminum sebelum hari Jumat",
            "https://contoh.go.id/air");
    private static final Claim BANK = new Claim(
            "bank", "Semua rekening warga akan dibekukan mulai tanggal satu bulan depan", "https://contoh.go.id/bank");

    private final Claims claims = new Claims(List.of(WATER, BANK), NORMALISER);

    @Test
    void a_claim_is_known_again_whatever_stands_around_it_and_with_words_changed() {
        assertThat(claims.in(
                        "Assalamualaikum bapak ibu, dapat dari grup sebelah: air pam BESOK malam dicampur racun oleh "
                                + "orang gak dikenal, jangan diminum sebelum hari jumat!! sebarkan ya"))
                .hasValueSatisfying(match -> {
                    assertThat(match.claim()).isEqualTo(WATER);
                    assertThat(match.share()).isBetween(Claims.REPEATED, 1.0);
                });
        assertThat(claims.in(BANK.text())).map(ClaimMatch::share).hasValue(1.0);
    }

    @Test
    void who_speaks_about_the_same_thing_does_not_repeat_the_claim() {
        assertThat(claims.in("Air PAM besok malam mati karena perbaikan pipa, tampung dulu ya"))
                .isEmpty();
        assertThat(claims.in("")).isEmpty();
    }

    @Test
    void claims_are_bounded() {
        assertThatThrownBy(() -> new Claims(Collections.nCopies(Claims.MOST + 1, WATER), NORMALISER))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Claim("x", "pendek", "https://contoh.go.id"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Claim("x", BANK.text(), "javascript:alert(1)"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void signatures_are_as_alike_as_their_texts() {
        long[] one = Shingles.of(plain(WATER.text())).signature();
        long[] twin = Shingles.of(plain(WATER.text().replace("Jumat", "Sabtu"))).signature();
        long[] other = Shingles.of(plain(BANK.text())).signature();

        assertThat(same(one, twin)).isGreaterThan(Shingles.SIGNATURE / 2);
        assertThat(same(one, other)).isLessThan(Shingles.SIGNATURE / 8);
    }

    @Test
    void near_duplicates_are_one_group() {
        int[] groups = NearDuplicates.groups(List.of(
                plain(WATER.text()),
                plain(BANK.text()),
                plain(WATER.text().toUpperCase(java.util.Locale.ROOT) + " ya"),
                plain("kerja bakti besok pagi jam tujuh"),
                plain(BANK.text() + " awas")));

        assertThat(groups).containsExactly(0, 1, 0, 3, 1);
    }

    private static int same(long[] one, long[] other) {
        int same = 0;
        for (int i = 0; i < one.length; i++) {
            same += one[i] == other[i] ? 1 : 0;
        }
        return same;
    }

    private static NormalisedText plain(String text) {
        return NORMALISER.normalise(text);
    }
}
