package id.kentongan.core.identity.entity;

import java.time.Duration;

/**
 * A session that has just begun or got another token.
 *
 * @param token what the browser keeps; known to nobody else, also not to the database
 * @param keep how long the browser shall keep it; zero until it is closed
 */
public record Entry(String token, Duration keep, Visit visit) {

    @Override
    public String toString() {
        return "Entry[" + visit.sessionId() + "]";
    }
}
