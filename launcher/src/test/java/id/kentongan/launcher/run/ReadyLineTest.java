package id.kentongan.launcher.run;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.launcher.boot.Messages;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ReadyLineTest {
    @Test
    void one_line_has_the_addresses_and_the_time_in_the_readers_language() {
        Messages indonesian = Messages.beside(RunCommand.class, new Locale("id", "ID"));
        Messages english = Messages.beside(RunCommand.class, Locale.ENGLISH);

        assertThat(ReadyLine.text(indonesian, "http://localhost:8080", Duration.ofMillis(21_340)))
                .contains("http://localhost:8080/ ", "http://localhost:8080/open311/v2", "21,3 detik")
                .doesNotContain("\n");
        assertThat(ReadyLine.text(english, "http://localhost:8080", Duration.ofMillis(21_340)))
                .contains("21.3 seconds");
    }
}
