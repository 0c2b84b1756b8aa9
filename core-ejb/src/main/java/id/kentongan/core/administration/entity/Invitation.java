package id.kentongan.core.administration.entity;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A one-time link for a person who is to choose user name and password.
 *
 * @param token shown once and never again: only its hash is stored
 * @param expires 24 hours after it was made (OWASP ASVS 5.0, 6.4.1)
 */
public record Invitation(UUID personId, String token, OffsetDateTime expires) {

    @Override
    public String toString() {
        return "Invitation[personId=" + personId + "]";
    }
}
