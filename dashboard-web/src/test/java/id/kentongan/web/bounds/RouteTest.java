package id.kentongan.web.bounds;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTest {

    @ParameterizedTest
    @CsvSource({
        "POST, /open311/v2/requests.json, FILING",
        "POST, /second-step.xhtml, SIGN_IN",
        "POST, /mail-code.xhtml, SIGN_IN",
        "GET, /mail-code.xhtml, PAGE",
        "GET, /sign-in/openid, PROVIDER",
        "GET, /sign-in/openid/begin, PROVIDER",
        "POST, /api/v1/reports, FILING",
        "POST, /lapor, UPLOAD",
        "GET, /lapor, PAGE",
        "POST, /lacak, PAGE",
        "GET, /kabar, PAGE",
        "POST, /kabar, PAGE",
        "GET, /kabar/JKT-2611-00000-00001, PAGE",
        "GET, /kabarku, READING",
        "GET, /api/v1/feed, READING",
        "POST, /api/v1/reports/JKT-2611-7K3M9-QXA2B/photos, UPLOAD",
        "GET, /api/v1/reports, READING",
        "DELETE, /api/v1/reports, READING",
        "GET, /api/v1/reports/JKT-2611-7K3M9-QXA2B, READING",
        "GET, /api/v1/reports/JKT-2611-7K3M9-QXA2B/own, SIGN_IN",
        "POST, /api/v1/reports/JKT-2611-7K3M9-QXA2B/own/answers, SIGN_IN",
        "POST, /api/v1/staff/instructions/INS-JKT-2611-7K3M9-QXA2B/steps/7/photos, UPLOAD",
        "GET, /api/v1/staff/instructions/INS-JKT-2611-7K3M9-QXA2B/steps/7/photos, PAGE",
        "POST, /instruction/photo, UPLOAD",
        "GET, /instruction/photo, READING",
        "POST, /report/photo, UPLOAD",
        "GET, /report/photo, READING",
        "POST, /api/v1/staff/reports/JKT-2611-7K3M9-QXA2B/moves, PAGE",
        "GET, /api/v1/me/reports/JKT-2611-7K3M9-QXA2B, PAGE",
        "POST, /api/v1/me/reports/JKT-2611-7K3M9-QXA2B, PAGE",
        "GET, /open311/v2/services.xml, READING",
        "GET, /problems/busy, READING",
        "GET, /sign-in.xhtml, PAGE",
        "POST, /sign-in.xhtml, SIGN_IN",
        "POST, /alert/list.xhtml, PAGE",
        "GET, '', PAGE",
        "GET, /jakarta.faces.resource/kentongan.css.xhtml, FREE",
        "GET, /live, FREE",
        "POST, /live/ticket, PAGE",
        "GET, /api/health, VITAL",
        "GET, /api/metrics, VITAL"
    })
    void each_kind_of_request_has_its_bounds(String method, String path, Route route) {
        assertThat(Route.of(method, path)).isEqualTo(route);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "/", "a/", "application/json; charset", "a/b;;q=\"x", "\u0001/b"})
    void what_is_no_media_type_is_told_from_what_is_one(String text) {
        assertThat(MediaTypes.readable(text)).isFalse();
        assertThat(MediaTypes.readable("application/json; charset=utf-8")).isTrue();
        assertThat(MediaTypes.readable(null)).isTrue();
        assertThat(MediaTypes.readable("a/b;" + " ;".repeat(100_000))).isFalse();
    }

    @Test
    void common_wishes_can_be_read() {
        assertThat(MediaTypes.readableList("text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2"))
                .isTrue();
        assertThat(MediaTypes.readableList("application/json")).isTrue();
        assertThat(MediaTypes.readableList(";;;")).isFalse();
    }
}
