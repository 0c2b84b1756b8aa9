package id.kentongan.launcher.run;

import id.kentongan.launcher.boot.Messages;
import java.time.Duration;

/** The one line that says it runs, where, and how long the start took. */
final class ReadyLine {
    private ReadyLine() {}

    static String text(Messages messages, String url, Duration started) {
        String seconds = String.format(messages.locale(), "%.1f", started.toMillis() / 1000.0);
        return messages.text("ready", url, url + "/open311/v2", seconds);
    }
}
