package id.kentongan.web.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiltersTest {

    @Test
    void a_sound_request_id_is_kept() {
        assertThat(CorrelationFilter.choose("abcd-1234")).isEqualTo("abcd-1234");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "short", "with space 1", "line\nbreak-12", "<script>alert", "ünïcödë-12"})
    void any_other_is_replaced(String offered) {
        assertThat(UUID.fromString(CorrelationFilter.choose(offered))).isNotNull();
        assertThat(CorrelationFilter.choose("a".repeat(65))).hasSize(36);
    }

    @Test
    void a_cookie_gets_SameSite_once() {
        assertThat(SameSiteFilter.complete("KENTONGAN=1; Path=/; HttpOnly"))
                .isEqualTo("KENTONGAN=1; Path=/; HttpOnly; SameSite=Lax");
        assertThat(SameSiteFilter.complete("KENTONGAN=1; SameSite=Strict")).isEqualTo("KENTONGAN=1; SameSite=Strict");
    }
}
