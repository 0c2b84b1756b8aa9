package id.kentongan.report.followup.boundary;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A line of a report's history, for officers.
 *
 * @param unitName the unit that moved it or was told
 * @param officer the name of the officer who moved it; null when time or a citizen did
 * @param toUnitName whom it was handed to or assigned to
 * @param detail what was said to everybody who may read the report
 * @param remark what was said to the offices alone
 */
public record HistoryRow(
        int seq,
        String type,
        OffsetDateTime at,
        @Nullable String tier,
        @Nullable String unitName,
        @Nullable String officer,
        @Nullable String toUnitName,
        @Nullable String detail,
        @Nullable String remark) {}
