package id.kentongan.core.notification.entity;

import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * What a unit's members are told.
 *
 * @param tenantId tenant of the case, which is not the unit's tenant when a province supervises
 * @param alertId id of the alert and of the message that caused it
 * @param unitArea the area that the unit answers for
 * @param caseArea where the matter is
 * @param round how often it is told this, from 1
 * @param urgent whether it is an emergency, which waits for no digest and knows no quiet hours
 */
public record AlertRaised(
        int tenantId,
        UUID alertId,
        UUID unitId,
        Tier tier,
        AreaCode unitArea,
        AlertKind kind,
        int round,
        UUID caseId,
        String reference,
        String topic,
        AreaCode caseArea,
        OffsetDateTime raisedAt,
        boolean urgent) {}
