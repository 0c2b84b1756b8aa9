package id.kentongan.core.deadline.boundary;

import static java.lang.System.Logger.Level.WARNING;

import id.kentongan.core.database.entity.DatabaseUnavailable;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.deadline.entity.DeadlineKey;
import id.kentongan.core.logging.Log;
import id.kentongan.core.metrics.Meters;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.util.List;

/**
 * Fires what is due, many at once. Claim, consequence and mark commit together, so a deadline that fired has its
 * consequence and one that did not fire is still due: late after an outage, never early, never twice, on any number of
 * nodes. If the consequence of one fails, those of its batch are fired one by one, and that one waits.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DeadlineSweep {

    private static final Logger LOG = Log.of(DeadlineSweep.class);

    @Inject
    private DeadlineBatch batch;

    @Inject
    private Meters meters;

    /**
     * @param most how many deadlines at the most
     * @return how many were fired or put off; 0 when nothing is due that nobody else holds
     */
    public int sweep(int most) {
        return Scope.system(Scope.Work.SWEEP).call(() -> {
            try {
                return batch.fire(most);
            } catch (RuntimeException e) {
                if (DatabaseUnavailable.explains(e)) {
                    throw e;
                }
                return oneByOne(batch.due(most));
            }
        });
    }

    private int oneByOne(List<DeadlineKey> due) {
        int done = 0;
        for (DeadlineKey one : due) {
            try {
                done += batch.fire(one);
            } catch (RuntimeException e) {
                if (DatabaseUnavailable.explains(e)) {
                    throw e;
                }
                putOff(one, e);
                done++;
            }
        }
        return done;
    }

    private void putOff(DeadlineKey one, RuntimeException why) {
        int failures = batch.postpone(one);
        meters.count("kentongan_deadlines_put_off_total");
        LOG.log(
                WARNING,
                "COR-5008 the deadline " + one + " could not be fired for the " + failures
                        + ". time and is tried again later",
                why);
    }
}
