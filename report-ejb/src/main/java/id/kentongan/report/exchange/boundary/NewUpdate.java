package id.kentongan.report.exchange.boundary;

import id.kentongan.report.exchange.entity.UpdateStatus;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * What a partner says about a report.
 *
 * @param keyId whose key it came with
 * @param id the partner's own for it, 1 to {@value #LONGEST_ID} characters
 * @param ticket as it was sent
 * @param at the partner's time, to the second
 * @param text 1 to {@value #LONGEST_TEXT} characters
 */
public record NewUpdate(
        int tenantId, UUID keyId, String id, String ticket, UpdateStatus status, OffsetDateTime at, String text) {

    public static final int LONGEST_ID = 100;
    public static final int LONGEST_TEXT = 4_000;
}
