package id.kentongan.report.exchange.boundary;

import id.kentongan.report.entity.ReportEventType;
import id.kentongan.report.exchange.entity.UpdateStatus;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Something that became public about a report: what happened here, or what a partner said and an officer showed.
 *
 * @param id the same for ever; a partner's own for what it said
 * @param at when it became public
 * @param event what happened; null for what a partner said
 * @param unitName the office that was told or acted; null when there was none
 * @param text what a partner said; null for what happened
 */
public record PublicUpdate(
        String id,
        String ticket,
        UpdateStatus status,
        OffsetDateTime at,
        @Nullable ReportEventType event,
        @Nullable String unitName,
        @Nullable String text) {}
