package id.kentongan.core.identity.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.core.identity.entity.UnfitCredentials.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewCredentialsTest {

    @Test
    void a_user_name_is_folded_and_a_password_is_kept() {
        NewCredentials chosen = new NewCredentials("  Siti.Aminah ", "pos ronda nomor 7");
        assertThat(chosen.userName()).isEqualTo("siti.aminah");
        assertThat(chosen.password()).isEqualTo("pos ronda nomor 7");
        assertThat(chosen.toString()).doesNotContain("ronda");
    }

    @ParameterizedTest
    @CsvSource({
        "ab, pos ronda nomor 7, USER_NAME_FORM",
        "si ti, pos ronda nomor 7, USER_NAME_FORM",
        "-siti, pos ronda nomor 7, USER_NAME_FORM",
        "a234567890123456789012345678901234567890x, pos ronda nomor 7, USER_NAME_FORM",
        "siti, pos ronda 7, PASSWORD_TOO_SHORT",
        "siti, aaaaaaaaaaaaaaaa, PASSWORD_TOO_SIMPLE",
        "siti, siti siti rumah, PASSWORD_TOO_SIMPLE"
    })
    void unfit_ones_are_refused_with_the_reason(String userName, String password, Reason reason) {
        assertThatThrownBy(() -> new NewCredentials(userName, password))
                .isInstanceOfSatisfying(
                        UnfitCredentials.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void a_password_is_bounded() {
        assertThatThrownBy(() -> new NewCredentials("siti", "kentongan".repeat(15)))
                .isInstanceOfSatisfying(
                        UnfitCredentials.class, e -> assertThat(e.reason()).isEqualTo(Reason.PASSWORD_TOO_LONG));
    }
}
