package id.kentongan.report.aftercare.boundary;

import id.kentongan.report.aftercare.entity.Outcome;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The last objection to how a report was closed, as officers see it.
 *
 * @param version of the report, to be sent back with a decision
 * @param told the office that has to look
 * @param outcome null while nobody has decided
 * @param mayUphold whether the actor can turn it down now
 */
public record Objection(
        String ticket,
        int version,
        OffsetDateTime filedAt,
        String reason,
        String told,
        @Nullable Outcome outcome,
        @Nullable OffsetDateTime decidedAt,
        @Nullable String decidedBy,
        boolean mayUphold) {}
