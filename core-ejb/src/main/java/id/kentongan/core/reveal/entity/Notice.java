package id.kentongan.core.reveal.entity;

import java.time.OffsetDateTime;

/**
 * What a reporter is told: that their identity was opened, and by which rule.
 *
 * @param tenantId whose office opened it
 * @param openedAt when that was approved
 */
public record Notice(int tenantId, String ticket, LegalBasis basis, OffsetDateTime openedAt) {}
