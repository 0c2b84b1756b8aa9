package id.kentongan.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.kentongan.web.support.RefusedRequest;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTest {

    @Test
    void reads_encoded_values() {
        Query query = new Query("a=%C3%A9+x&b=", Set.of("a", "b"));
        query.check();
        assertThat(query.text("a")).contains("é x");
        assertThat(query.text("b")).isEmpty();
        assertThat(query.number("n", 20, 1, 100)).isEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource({
        "c=1, c unknown",
        "a=1&a=1, a repeated",
        "a=%zz, a not-utf-8",
        "a=%, a not-utf-8",
        "a=%FF, a not-utf-8",
        "%FF=1, ? not-utf-8",
        "a=%00, a control-characters",
        "a=%ED%A0%80, a not-utf-8"
    })
    void refuses_by_name(String raw, String mistake) {
        assertThat(mistakes(new Query(raw, Set.of("a", "b")))).isEqualTo(mistake);
    }

    @ParameterizedTest
    @CsvSource({"NaN", "1e5", "0x1p3", "91", "--1", "1;2", "Infinity"})
    void degrees_are_plain_decimals(String text) {
        Query query = new Query("a=" + text, Set.of("a"));
        query.degrees("a", 90);
        assertThat(mistakes(query)).startsWith("a ");
    }

    @ParameterizedTest
    @CsvSource({"0", "101", "-1", "1.5", "99999999999", "x"})
    void pages_have_bounds(String text) {
        Query query = new Query("n=" + text, Set.of("n"));
        query.number("n", 20, 1, 100);
        assertThat(mistakes(query)).isEqualTo("n out-of-range");
    }

    @ParameterizedTest
    @CsvSource({"2026-11-22", "2026-11-22T09:00:00", "yesterday", "2026-13-01T00:00:00Z", "+999999999-01-01T00:00:00Z"})
    void times_have_a_zone(String text) {
        Query query = new Query("t=" + text.replace("+", "%2B"), Set.of("t"));
        query.time("t");
        assertThat(mistakes(query)).isEqualTo("t not-a-time");
    }

    @Test
    void a_plus_that_was_not_encoded_is_understood() {
        Query query = new Query("t=2026-11-22T09:00:00+07:00", Set.of("t"));
        assertThat(query.time("t")).isPresent();
        query.check();
    }

    private static String mistakes(Query query) {
        RefusedRequest refused = catchThrowableOfType(RefusedRequest.class, query::check);
        return refused.mistakes().get(0).name() + " "
                + refused.mistakes().get(0).key();
    }
}
