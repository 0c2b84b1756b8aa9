package id.kentongan.core.administration.entity;

import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A unit as administrators see it.
 *
 * @param agency the key by which routing rules name it; null for units of the ladder
 * @param outside whether it is a private recipient
 * @param parentId the office above that somebody chose; null if it follows from the area
 * @param parentName the office above, chosen or not; null if there is none in this government
 * @param successorName who answers instead since it was closed
 * @param endsAt a planned end
 * @param openCases how many cases it has to answer or to finish; counted up to a hundred
 * @param version what a change names, so that nobody undoes another's unseen
 */
public record Office(
        UUID id,
        int tenantId,
        Tier tier,
        AreaCode area,
        @Nullable String areaName,
        String name,
        @Nullable String agency,
        boolean outside,
        @Nullable UUID parentId,
        @Nullable String parentName,
        @Nullable String successorName,
        @Nullable OffsetDateTime endsAt,
        @Nullable OffsetDateTime closedAt,
        int openCases,
        int version) {

    public boolean closed() {
        return closedAt != null;
    }
}
