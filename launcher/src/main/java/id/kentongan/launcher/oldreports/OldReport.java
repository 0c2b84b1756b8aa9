package id.kentongan.launcher.oldreports;

import id.kentongan.core.organisation.entity.Placement;
import id.kentongan.report.entity.ReportStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row that can be brought in.
 *
 * @param accepted when a unit took it on; null if the source does not say so
 * @param closed null while it is open
 */
record OldReport(
        String sourceId,
        String category,
        ReportStatus status,
        double lat,
        double lon,
        Placement.Found place,
        @Nullable String address,
        String text,
        Instant received,
        @Nullable Instant accepted,
        @Nullable Instant closed) {}
