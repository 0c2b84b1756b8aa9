package id.kentongan.report.aftercare.boundary;

import id.kentongan.report.entity.CloseReason;
import id.kentongan.report.entity.ReportStatus;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What whoever holds number and tracking code of a report may know of it beside what is public.
 *
 * @param closeReason null while it is open, and for what earlier systems closed
 * @param question what an office wants to know now; null if nobody waits for an answer
 * @param objectionUntil until when one may object to how it was closed; null while it is open
 * @param mayObject whether one may object now
 * @param objected whether somebody looks at an objection now
 * @param mayRate whether one may say now how content one is, or say something else than before
 * @param stars what one has said, 1 to 5; null if nothing
 * @param sentence what one has said with it, for the offices alone
 * @param talk what was asked, answered and said with a closing, in its order
 */
public record OwnReport(
        String ticket,
        ReportStatus status,
        @Nullable CloseReason closeReason,
        @Nullable OffsetDateTime closedAt,
        @Nullable String question,
        @Nullable OffsetDateTime objectionUntil,
        boolean mayObject,
        boolean objected,
        boolean mayRate,
        @Nullable Integer stars,
        @Nullable String sentence,
        List<Line> talk) {

    public OwnReport {
        talk = List.copyOf(talk);
    }
}
