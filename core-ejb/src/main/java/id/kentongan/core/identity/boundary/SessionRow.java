package id.kentongan.core.identity.boundary;

import id.kentongan.core.identity.entity.SignInMethod;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * One of a person's sessions that go on.
 *
 * @param device a coarse name, such as {@code Firefox · Linux}
 * @param usedAt to the minute
 */
public record SessionRow(
        UUID id,
        String device,
        SignInMethod method,
        OffsetDateTime createdAt,
        OffsetDateTime usedAt,
        OffsetDateTime endsAt) {}
