package id.kentongan.core.deadline.boundary;

import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.deadline.control.Deadlines;
import id.kentongan.core.deadline.entity.DeadlinePassed;
import id.kentongan.core.logging.Correlation;
import id.kentongan.core.metrics.Meters;
import id.kentongan.core.time.DatabaseClock;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/**
 * Fires what is due. Claim, consequence and mark commit together, so a deadline that fired has its consequence and one
 * that did not fire is still due: late after an outage, never early, never twice, on any number of nodes.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class DeadlineSweep {

    @Inject
    private Deadlines deadlines;

    @Inject
    private Event<DeadlinePassed> passed;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Meters meters;

    /**
     * @param most how many deadlines at the most in this transaction
     * @return how many were fired; 0 when nothing is due
     */
    public int sweep(int most) {
        return Scope.system(Scope.Work.SWEEP).call(() -> fire(most));
    }

    private int fire(int most) {
        List<DeadlinePassed> due = deadlines.claimDue(most);
        for (DeadlinePassed one : due) {
            Correlation ofItsCase = Correlation.enter(one.correlation());
            try {
                passed.fire(one);
            } finally {
                ofItsCase.leave();
            }
            Duration lag = Duration.between(one.dueAt(), clock.now());
            meters.histogram("kentongan_escalation_fired_lag_seconds").observe(lag.toMillis() / 1000.0);
        }
        return due.size();
    }
}
