package id.kentongan.core.notification.control;

import java.time.Duration;

/** How long is waited between attempts: all eight together take less than a day. */
public final class Pauses {

    private Pauses() {}

    /**
     * @param tries how many attempts there were, from 1
     * @return until the next one
     */
    public static Duration after(int tries) {
        return switch (tries) {
            case 1 -> Duration.ofMinutes(1);
            case 2 -> Duration.ofMinutes(5);
            case 3 -> Duration.ofMinutes(15);
            case 4 -> Duration.ofHours(1);
            case 5 -> Duration.ofHours(2);
            default -> Duration.ofHours(4);
        };
    }
}
