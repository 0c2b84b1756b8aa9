package id.kentongan.core.identity.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TryDelayTest {

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "1,0",
        "5,0",
        "6,1",
        "7,2",
        "8,4",
        "11,32",
        "12,64",
        "13,120",
        "14,120",
        "1000000,120",
        "2147483647,120"
    })
    void the_delay_grows_to_two_minutes_and_never_locks(int wrongTries, long seconds) {
        assertThat(TryDelay.after(wrongTries)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void the_array_for_the_database_ends_with_the_longest_delay() {
        assertThat(TryDelay.asArray()).isEqualTo("{0,0,0,0,0,1,2,4,8,16,32,64,120}");
    }
}
