package id.kentongan.chat.alarm.control;

import id.kentongan.core.deadline.entity.DeadlinesPassed;
import id.kentongan.core.escalation.control.Ascent;
import id.kentongan.core.escalation.entity.CaseKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** What a passed deadline means for an alarm: the next tier is told, as with a report that nobody answers. */
@ApplicationScoped
public class AlarmEscalation {

    private final Ascent ascent;

    @Inject
    public AlarmEscalation(Ascent ascent) {
        this.ascent = ascent;
    }

    /** For the container's proxy. */
    protected AlarmEscalation() {
        this.ascent = null;
    }

    void on(@Observes DeadlinesPassed passed) {
        ascent.raise(passed.of(CaseKind.CHAT_ALARM.name()));
    }
}
