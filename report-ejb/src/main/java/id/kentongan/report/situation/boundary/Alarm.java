package id.kentongan.report.situation.boundary;

import id.kentongan.core.notification.entity.AlertKind;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * Something that a unit was told: a new emergency, or a case that climbs.
 *
 * @param reference what people call the case: a report's ticket, an instruction's number
 * @param topic the matter: a report's category code
 * @param place kelurahan and kecamatan
 * @param accepted whether anybody has accepted the case since
 */
public record Alarm(
        UUID id,
        int tenantId,
        String reference,
        AlertKind kind,
        Tier tier,
        String unit,
        String topic,
        AreaCode area,
        String place,
        OffsetDateTime raisedAt,
        boolean accepted) {}
