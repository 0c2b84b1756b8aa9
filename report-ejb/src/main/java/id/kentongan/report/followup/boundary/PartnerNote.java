package id.kentongan.report.followup.boundary;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * What a partner's system says about a report.
 *
 * @param partner the name of its key
 * @param status its word for where the report stands
 * @param at its own time
 * @param shown whether the public sees it
 */
public record PartnerNote(UUID id, String partner, String status, OffsetDateTime at, String text, boolean shown) {}
