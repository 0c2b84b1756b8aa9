package id.kentongan.report.followup.boundary;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A deadline of the report's ladder.
 *
 * @param source the rule that the term comes from
 */
public record DeadlineRow(
        String tier,
        String action,
        OffsetDateTime dueAt,
        @Nullable OffsetDateTime firedAt,
        boolean cancelled,
        @Nullable String source) {}
