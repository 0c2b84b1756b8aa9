package id.kentongan.web.identity.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NextPageTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/alert/list.xhtml",
                "/alert/list.xhtml?unit=6ced16a1-9bda-8c60-8bcc-3b3b9e61a9aa&before=0193",
                "/report/show.xhtml?tenant=1&ticket=JKT-2611-31F37-QQDFP",
                "/search.xhtml?q=lampu+mati",
                "/map/show.xhtml",
                "/figures/show.xhtml?period=week",
                "/control/wall.xhtml"
            })
    void who_wanted_a_page_of_ours_gets_it_after_signing_in(String next) {
        assertThat(NextPage.of(next)).isEqualTo(next);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "//evil.example/alert/list.xhtml",
                "https://evil.example/",
                "/\\evil.example",
                "/alert/../sign-in.xhtml",
                "/alert/list.xhtml\r\nX: y",
                "/sign-in.xhtml?next=/alert/list.xhtml",
                "/alert/list.xhtml?x=<script>",
                "/help.xhtml",
                "/WEB-INF/templates/page.xhtml",
                "/nowhere.xhtml"
            })
    void nobody_is_led_elsewhere(String next) {
        assertThat(NextPage.of(next)).isEqualTo(NextPage.HOME);
    }

    @Test
    void without_a_wish_it_is_the_work() {
        assertThat(NextPage.of(null)).isEqualTo("/today/list.xhtml");
    }
}
