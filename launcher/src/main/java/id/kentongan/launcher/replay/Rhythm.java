package id.kentongan.launcher.replay;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When each report is due: as far from the first as it was, divided by the speed. A report that is earlier than the one
 * before it is due at once, and so is one without a time.
 */
final class Rhythm {

    /** No waiting at all. */
    static final double UNBOUNDED = Double.POSITIVE_INFINITY;

    private final double speed;
    private final Pause pause;
    private @Nullable Instant firstReport;
    private Instant firstSent = Instant.EPOCH;

    Rhythm(double speed, Pause pause) {
        this.speed = speed;
        this.pause = pause;
    }

    void await(PastReport report) throws InterruptedException {
        Instant at = report.at();
        if (at == null || speed == UNBOUNDED) {
            return;
        }
        if (firstReport == null) {
            firstReport = at;
            firstSent = pause.clock().instant();
            return;
        }
        double seconds = Duration.between(firstReport, at).toMillis() / 1000.0 / speed;
        Instant due = firstSent.plusMillis(Math.round(seconds * 1000));
        Duration wait = Duration.between(pause.clock().instant(), due);
        if (!wait.isNegative() && !wait.isZero()) {
            pause.of(wait);
        }
    }
}
