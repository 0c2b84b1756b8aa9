package id.kentongan.report.feed.boundary;

import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.report.entity.ReportStatus;
import id.kentongan.report.feed.entity.FeedMark;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the feed: a verified public report.
 *
 * @param mark where a page that ends with it goes on
 * @param areaName the kelurahan's or kecamatan's name
 * @param updatedAt when something last happened to it; of a closed one, when it was closed
 * @param approximate whether the area was found by sample points
 * @param supports how many citizens support it
 * @param reports how many reports are taken together in this entry, this one included
 * @param comments how many everybody may read
 */
public record FeedItem(
        FeedMark mark,
        String ticket,
        ReportStatus status,
        String categoryCode,
        AreaCode area,
        String areaName,
        OffsetDateTime receivedAt,
        OffsetDateTime updatedAt,
        double lat,
        double lon,
        boolean approximate,
        @Nullable String address,
        String description,
        int supports,
        int reports,
        int comments) {}
