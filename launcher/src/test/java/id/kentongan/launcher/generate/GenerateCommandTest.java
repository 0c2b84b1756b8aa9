package id.kentongan.launcher.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.launcher.boot.Refusal;
import id.kentongan.launcher.command.TestInvocations;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateCommandTest {

    private static final Map<String, String> PRODUCTION = Map.of("KENTONGAN_PROFILE", "production");

    private final AtomicInteger opened = new AtomicInteger();

    @TempDir
    Path folder;

    @Test
    void production_is_not_filled_with_invented_reports() {
        assertThatThrownBy(() -> generate(PRODUCTION, Map.of("--tenant", "JKT")))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal).hasMessageContaining("production profile");
                    assertThat(refusal.cure()).contains("--yes-really");
                });
        assertThat(opened).hasValue(0);
    }

    @Test
    void unless_somebody_asks_for_it_explicitly() {
        assertThatThrownBy(() -> generate(PRODUCTION, Map.of("--tenant", "JKT", "--yes-really", "")))
                .hasMessage("opened");
        assertThatThrownBy(() -> generate(Map.of(), Map.of("--tenant", "JKT"))).hasMessage("opened");
        assertThat(opened).hasValue(2);
    }

    private void generate(Map<String, String> environment, Map<String, String> flags) throws Exception {
        new GenerateCommand().run(TestInvocations.of(folder, environment, List.of(), flags, () -> {
            opened.incrementAndGet();
            throw new IllegalStateException("opened");
        }));
    }
}
