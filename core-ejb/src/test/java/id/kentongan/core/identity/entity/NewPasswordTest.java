package id.kentongan.core.identity.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.core.identity.entity.UnfitCredentials.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewPasswordTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1",
                "PASSWORD1",
                "1q2w3e4r5t",
                "iloveyou!!!",
                "indonesia2026",
                "Bismillah123!",
                "terima kasih 99",
                "administrator1"
            })
    void what_guessers_try_first_is_refused(String password) {
        assertThatThrownBy(() -> NewPassword.of(password, NewPassword.SHORTEST, "siti"))
                .isInstanceOfSatisfying(
                        UnfitCredentials.class, e -> assertThat(e.reason()).isEqualTo(Reason.PASSWORD_COMMON));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pos ronda nomor 7", "becakhujan", "rumah di tepi kali yang coklat"})
    void nobody_has_to_mix_kinds_of_characters(String password) {
        assertThat(NewPassword.of(password, NewPassword.SHORTEST, "siti").text())
                .isEqualTo(password);
    }

    @Test
    void sixty_four_characters_and_more_are_welcome() {
        String long64 = "becak hujan lurah pasar kali ".repeat(3).substring(0, 64);
        assertThat(NewPassword.of(long64, NewPassword.SHORTEST, "").text()).hasSize(64);
        assertThat(NewPassword.of(long64 + long64, NewPassword.SHORTEST, "").text())
                .hasSize(NewPassword.LONGEST);
        assertThatThrownBy(() -> NewPassword.of(long64 + long64 + "x", NewPassword.SHORTEST, ""))
                .isInstanceOf(UnfitCredentials.class);
    }

    @Test
    void staff_needs_more_than_citizens() {
        assertThat(NewPassword.of("becakhujan", NewPassword.SHORTEST, "").text())
                .isNotEmpty();
        assertThatThrownBy(() -> NewPassword.of("becakhujan", NewPassword.SHORTEST_OF_STAFF, ""))
                .isInstanceOf(UnfitCredentials.class);
    }

    @Test
    void the_list_is_there() {
        assertThat(CommonPasswords.size()).isGreaterThan(15_000);
    }
}
