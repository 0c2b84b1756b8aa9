package id.kentongan.core.identity.entity;

import java.time.Duration;

/** When a session ends by itself: after so long without use, and after so long in any case (ASVS 7.3). */
public enum SessionTerm {
    STAFF(Duration.ofMinutes(30), Duration.ofHours(12)),
    /** Citizens look once in a while; their token is renewed every day that they come. */
    CITIZEN(Duration.ofDays(30), Duration.ofDays(30)),
    /** Between the password and the code. */
    STEP(Duration.ofMinutes(10), Duration.ofMinutes(10));

    private final Duration idle;
    private final Duration whole;

    SessionTerm(Duration idle, Duration whole) {
        this.idle = idle;
        this.whole = whole;
    }

    public static SessionTerm of(boolean citizen, SessionStage stage) {
        if (stage != SessionStage.PASSED) {
            return STEP;
        }
        return citizen ? CITIZEN : STAFF;
    }

    /** The longest time between two uses. */
    public Duration idle() {
        return idle;
    }

    /** The longest time between beginning and end. */
    public Duration whole() {
        return whole;
    }
}
