package id.kentongan.core.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogTest {

    private final List<String> lines = new ArrayList<>();
    private final Logger target = Logger.getLogger(LogTest.class.getName());
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            lines.add(new SimpleFormatter().formatMessage(record));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        target.setUseParentHandlers(false);
        target.addHandler(handler);
    }

    @AfterEach
    void leave() {
        target.removeHandler(handler);
    }

    @Test
    void each_line_says_what_it_belongs_to() {
        Correlation work = Correlation.enter("request-1");
        try {
            Correlation.concerns(3);
            Log.of(LogTest.class).log(Level.WARNING, "COR-9999 {0} of {1}", 12_345, "x");
            Log.of(LogTest.class).log(Level.WARNING, "COR-9998 it''s {0}", 1);
            Log.of(LogTest.class).log(Level.WARNING, "COR-9997 it's {all}");
            assertThat(lines)
                    .containsExactly(
                            "COR-9999 12345 of x [correlation=" + work.id() + " tenant=3]",
                            "COR-9998 it's 1 [correlation=request-1 tenant=3]",
                            "COR-9997 it's {all} [correlation=request-1 tenant=3]");
        } finally {
            work.leave();
        }
    }

    @Test
    void a_value_cannot_begin_a_line_of_its_own() {
        Log.of(LogTest.class).log(Level.WARNING, "COR-9999 {0}", "a\r\nCOR-0001 forged\u2028\u001b[31m\u202e");
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0)).doesNotContain("\n", "\r", "\u2028", "\u001b", "\u202e");
    }

    @Test
    void a_value_is_bounded() {
        Log.of(LogTest.class).log(Level.WARNING, "COR-9999 {0}", "x".repeat(100_000));
        assertThat(lines.get(0)).hasSizeLessThan(2_100);
    }
}
