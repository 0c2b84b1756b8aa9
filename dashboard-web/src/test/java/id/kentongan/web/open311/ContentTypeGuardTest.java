package id.kentongan.web.open311;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTypeGuardTest {

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "application/x-www-form-urlencoded; charset=utf-8",
                "application/x-www-form-urlencoded;charset=\"UTF-8\"",
                "application/x-www-form-urlencoded;",
                "multipart/form-data; boundary=----WebKitFormBoundaryABC",
                "multipart/form-data; boundary=\"a b\\\"c\" ; x=y",
                "application/json"
            })
    void what_clients_send_is_readable(String contentType) {
        assertThat(ContentTypeGuard.readable(contentType)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "garbage;;=",
                "/",
                "a/",
                "multipart/form-data; boundary=",
                "multipart/form-data; boundary=\"B",
                "text/plain, text/xml",
                "a/b; c",
                "a/b c"
            })
    void what_the_framework_would_stumble_over_is_not(String contentType) {
        assertThat(ContentTypeGuard.readable(contentType)).isFalse();
    }

    @Test
    void a_long_header_is_refused_at_once() {
        assertThat(ContentTypeGuard.readable("a/b;" + " ;".repeat(100_000))).isFalse();
        assertThat(ContentTypeGuard.readable("a/b; c=\"" + "\\".repeat(400))).isFalse();
    }
}
