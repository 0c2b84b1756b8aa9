package id.kentongan.core.notification.boundary;

import id.kentongan.core.notification.entity.NoticeTopic;
import id.kentongan.core.notification.entity.ToldAs;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of somebody's inbox.
 *
 * @param tenantId whose matter it is
 * @param kind why: a kind of alert, {@code ADDRESS_BROKEN} or {@code UNREACHABLE}
 * @param reference what people call the case: a report's ticket; null when it is about none
 * @param report whether that is a report, which has a page
 * @param areaName where it is; null when it is nowhere
 * @param unitName the unit that was told; null when none was
 * @param about the name of somebody of the staff whom it is about; null when it is about nobody
 * @param round how often the unit was told this
 */
public record NoticeRow(
        UUID id,
        int tenantId,
        NoticeTopic topic,
        String kind,
        boolean urgent,
        ToldAs toldAs,
        @Nullable String reference,
        boolean report,
        @Nullable String areaName,
        @Nullable String unitName,
        @Nullable String about,
        int round,
        OffsetDateTime createdAt,
        ZoneId zone,
        @Nullable OffsetDateTime readAt,
        @Nullable OffsetDateTime acknowledgedAt) {}
