package id.kentongan.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    @Test
    void reads_an_object() {
        assertThat(StrictJson.read(bytes(" {\"a\":1.50,\"b\":[\"é\",null,true],\"c\":{\"d\":{}}} "))
                        .toString())
                .isEqualTo("{\"a\":1.50,\"b\":[\"é\",null,true],\"c\":{\"d\":{}}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "1",
                "\"a\"",
                "{",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":-Infinity}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":0x10}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"line\nbreak\"}",
                "{\"a\":1}{}",
                "{\"a\":1} x",
                "{\"a\":1/*c*/}",
                "{\"a\":1e99999999999}",
                "\uFEFF{}"
            })
    void refuses_what_is_no_object_of_JSON(String text) {
        assertThat(refused(bytes(text)).type()).isEqualTo(ProblemType.MALFORMED_JSON);
    }

    @ParameterizedTest
    @CsvSource({"1,json.twice", "2,json.too-deep", "3,json.too-many", "4,json.long-number", "5,json.not-utf-8"})
    void refuses_what_has_no_bound_in_JSON(int which, String key) {
        byte[] body = switch (which) {
            case 1 -> bytes("{\"a\":1,\"a\":1}");
            case 2 -> bytes("{\"a\":" + "[".repeat(100_000));
            case 3 -> bytes("{\"a\":[" + "1,".repeat(600) + "1]}");
            case 4 -> bytes("{\"a\":" + "1".repeat(50_000) + "}");
            default -> "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
        };
        assertThat(refused(body).mistakes().get(0).key()).isEqualTo(key);
    }

    private static RefusedRequest refused(byte[] body) {
        return catchThrowableOfType(RefusedRequest.class, () -> StrictJson.read(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
