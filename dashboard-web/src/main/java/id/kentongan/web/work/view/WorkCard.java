package id.kentongan.web.work.view;

import id.kentongan.core.deadline.entity.Priority;
import id.kentongan.report.entity.ReportStatus;
import id.kentongan.web.report.view.Remaining;
import org.jspecify.annotations.Nullable;

/**
 * A report as the list of work shows it.
 *
 * @param pick how it is named when something is done with it: tenant, ticket, version
 * @param left how long there is, in words; empty when nothing is due
 * @param dueAt on the clocks of that place; empty when nothing is due
 * @param step what happens then: a word of {@code StepAction}; null for what was promised
 * @param who to whom it was given; empty for nobody
 * @param acceptable whether somebody has to take it on
 */
public record WorkCard(
        int tenantId,
        String ticket,
        String pick,
        ReportStatus status,
        String category,
        Priority priority,
        String place,
        Remaining.State state,
        String left,
        String dueAt,
        String dueAtIso,
        @Nullable String step,
        String unit,
        String who,
        boolean mine,
        boolean acceptable) {

    /** Whether its priority is worth a word. */
    public boolean isUrgent() {
        return priority == Priority.HIGH || priority == Priority.EMERGENCY;
    }
}
