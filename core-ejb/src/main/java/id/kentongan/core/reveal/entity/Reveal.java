package id.kentongan.core.reveal.entity;

import id.kentongan.core.organisation.entity.AreaCode;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request to open who wrote a report; nothing of the reporter is in it.
 *
 * @param requesterName of the officer who asked
 * @param bar the rule by which the reporter is not told; null: they are told
 * @param deciderName of the privacy officer; null while it waits
 * @param openUntil null unless it was approved
 * @param reads how often it was read
 */
public record Reveal(
        UUID id,
        int tenantId,
        String ticket,
        AreaCode area,
        UUID requester,
        String requesterName,
        String reason,
        LegalBasis basis,
        @Nullable NoticeBar bar,
        OffsetDateTime requestedAt,
        @Nullable OffsetDateTime decidedAt,
        @Nullable String deciderName,
        @Nullable String note,
        @Nullable OffsetDateTime openUntil,
        int reads,
        State state) {

    /** Where it stands, by the database's clock. */
    public enum State {
        WAITING,
        OPEN,
        EXPIRED,
        REFUSED
    }
}
