package id.kentongan.core.disaster.entity;

import java.time.OffsetDateTime;

/**
 * A line of a disaster's history.
 *
 * @param endsAt when it was to be over, as said then
 * @param saidBy the name of who said it
 * @param reason 1 to 500 characters
 */
public record DisasterLine(
        DisasterStep step, OffsetDateTime endsAt, String saidBy, OffsetDateTime saidAt, String reason) {}
