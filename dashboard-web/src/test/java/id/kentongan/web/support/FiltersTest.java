package id.kentongan.web.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiltersTest {

    @Test
    void a_cookie_gets_SameSite_once() {
        assertThat(SameSiteFilter.complete("KENTONGAN=1; Path=/; HttpOnly"))
                .isEqualTo("KENTONGAN=1; Path=/; HttpOnly; SameSite=Lax");
        assertThat(SameSiteFilter.complete("KENTONGAN=1; SameSite=Strict")).isEqualTo("KENTONGAN=1; SameSite=Strict");
    }
}
