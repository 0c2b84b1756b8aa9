package id.kentongan.core.deadline.boundary;

import id.kentongan.core.deadline.control.Deadlines;
import id.kentongan.core.deadline.entity.DeadlineKey;
import id.kentongan.core.deadline.entity.DeadlinePassed;
import id.kentongan.core.deadline.entity.DeadlinesPassed;
import id.kentongan.core.metrics.Meters;
import id.kentongan.core.time.DatabaseClock;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** One transaction of the sweep: claim, consequence and mark commit together, or nothing has happened. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class DeadlineBatch {

    @Inject
    private Deadlines deadlines;

    @Inject
    private Event<DeadlinesPassed> passed;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Meters meters;

    /** @return how many were fired, at most so many */
    public int fire(int most) {
        return fire(deadlines.claimDue(most));
    }

    /** @return 1, or 0 if it is not due any more or somebody holds its case */
    public int fire(DeadlineKey one) {
        return fire(deadlines.claim(one));
    }

    private int fire(List<DeadlinePassed> due) {
        if (!due.isEmpty()) {
            passed.fire(new DeadlinesPassed(due));
            due.forEach(this::measure);
        }
        return due.size();
    }

    private void measure(DeadlinePassed one) {
        Duration lag = Duration.between(one.dueAt(), clock.now());
        meters.histogram("kentongan_escalation_fired_lag_seconds").observe(lag.toMillis() / 1000.0);
    }

    /** What is due, the oldest first, at most so many. */
    public List<DeadlineKey> due(int most) {
        return deadlines.due(most);
    }

    /** @return how often it has failed; 0 if it is not due any more */
    public int postpone(DeadlineKey one) {
        return deadlines.postpone(one);
    }
}
