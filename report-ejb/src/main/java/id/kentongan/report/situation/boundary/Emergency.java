package id.kentongan.report.situation.boundary;

import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A report of the highest priority that is not over.
 *
 * @param topic its category's code
 * @param place kelurahan and kecamatan
 * @param tier how far it has climbed
 * @param dueAt when it climbs or must be done next; null when nothing is due any more
 */
public record Emergency(
        int tenantId,
        String ticket,
        String topic,
        AreaCode area,
        String place,
        Tier tier,
        OffsetDateTime openedAt,
        @Nullable OffsetDateTime dueAt,
        boolean accepted) {}
