package id.kentongan.chat.community.entity;

import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Level;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A community, or what somebody has asked for.
 *
 * @param id of its room as well, once there is one
 * @param area the kelurahan, or the RW, whose citizens find it and can join
 * @param founder id of a pseudonym of its kelurahan
 * @param founderName that pseudonym, for moderators; null for who has left for good
 * @param decidedAt when a moderator decided last; null while none has
 * @param note what the moderator says to it; null for nothing
 * @param members how many citizens are in it; 0 while there is no room
 */
public record Community(
        int tenantId,
        UUID id,
        AreaCode area,
        Visibility visibility,
        String name,
        String purpose,
        String founder,
        @Nullable String founderName,
        CommunityState state,
        OffsetDateTime askedAt,
        @Nullable OffsetDateTime decidedAt,
        @Nullable String note,
        int members) {

    public AreaCode kelurahan() {
        return area.at(Level.KELURAHAN).orElseThrow();
    }
}
