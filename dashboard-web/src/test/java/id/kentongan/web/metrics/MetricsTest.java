package id.kentongan.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsTest {

    @Test
    void only_the_token_itself_opens() {
        assertThat(MetricsResource.admits("a-token-of-twenty-xx", "Bearer a-token-of-twenty-xx"))
                .isTrue();
        assertThat(MetricsResource.admits("a-token-of-twenty-xx", "bearer a-token-of-twenty-xx"))
                .isTrue();
        assertThat(MetricsResource.admits("a-token-of-twenty-xx", "Bearer a-token-of-twenty-xy"))
                .isFalse();
        assertThat(MetricsResource.admits("a-token-of-twenty-xx", "a-token-of-twenty-xx"))
                .isFalse();
        assertThat(MetricsResource.admits("a-token-of-twenty-xx", null)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /open311/v2/requests.json, open311-submit",
        "GET, /open311/v2/requests/JKT-1.xml, open311-read",
        "GET, /api/health, watch",
        "POST, /api/v1/reports, api-write",
        "GET, /activate.xhtml, page",
        "POST, /sign-in.xhtml, page-form",
        "GET, /whatever/a/client/thinks/of, other"
    })
    void every_address_has_one_of_a_few_names(String method, String path, String route) {
        assertThat(RequestMeter.route(method, path)).isEqualTo(route);
    }
}
