package id.kentongan.chat.keep.entity;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was said in a period does not go away until somebody has looked into it.
 *
 * @param kelurahan code of the area whose rooms are held; null for all rooms of the government
 * @param kelurahanName as people call it; null as well
 * @param from of the period, as is {@code until}
 * @param reason in the words of who holds it
 * @param expires when it ends by itself
 * @param lifted when it was ended before; null while it was not
 */
public record Hold(
        UUID id,
        @Nullable String kelurahan,
        @Nullable String kelurahanName,
        OffsetDateTime from,
        OffsetDateTime until,
        String reason,
        OffsetDateTime heldAt,
        OffsetDateTime expires,
        @Nullable OffsetDateTime lifted) {}
