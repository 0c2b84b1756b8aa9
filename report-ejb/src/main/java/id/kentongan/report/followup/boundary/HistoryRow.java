package id.kentongan.report.followup.boundary;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A line of the history, for officers. */
public record HistoryRow(
        int seq,
        String type,
        OffsetDateTime at,
        @Nullable String tier,
        @Nullable String unitName) {}
