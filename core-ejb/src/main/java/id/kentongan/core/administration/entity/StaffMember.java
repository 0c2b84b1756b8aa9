package id.kentongan.core.administration.entity;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's role in a unit.
 *
 * @param membershipId what is ended or stood in for
 * @param userName null until the person has redeemed the one-time link
 * @param role as it is stored; a later version may know more than this one
 * @param until null while it has no end
 * @param over whether it has ended, or the account is closed
 * @param deputies who stands in, now or later
 */
public record StaffMember(
        UUID membershipId,
        UUID personId,
        String displayName,
        @Nullable String userName,
        String role,
        OffsetDateTime from,
        @Nullable OffsetDateTime until,
        boolean disabled,
        boolean over,
        List<Deputy> deputies) {

    /** Who has the rights of a membership beside its owner, for a time. */
    public record Deputy(UUID id, String displayName, OffsetDateTime from, OffsetDateTime until, String reason) {}
}
