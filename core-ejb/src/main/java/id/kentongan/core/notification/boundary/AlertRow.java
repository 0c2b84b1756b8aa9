package id.kentongan.core.notification.boundary;

import id.kentongan.core.notification.entity.AlertKind;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A line of a unit's board.
 *
 * @param reference what people call the case: a report's ticket
 * @param topic the matter: a report's category code
 * @param areaName where it is: the name of a kelurahan or kecamatan
 * @param accepted whether anybody has accepted the case
 */
public record AlertRow(
        UUID id,
        int tenantId,
        UUID unitId,
        String unitName,
        Tier tier,
        AlertKind kind,
        int round,
        UUID caseId,
        String reference,
        String topic,
        AreaCode area,
        String areaName,
        OffsetDateTime raisedAt,
        boolean accepted) {}
