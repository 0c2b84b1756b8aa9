package id.kentongan.report.followup.boundary;

import id.kentongan.core.database.entity.Scope;
import id.kentongan.report.followup.control.Passing;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Where open reports whose office is gone find another. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Orphans {

    @Inject
    private Passing passing;

    /**
     * Passes on reports of units that were closed.
     *
     * @param most how many at the most in this transaction
     * @return how many were passed on
     */
    public int pass(int most) {
        return Scope.system(Scope.Work.SWEEP).call(() -> passing.pass(most));
    }

    /**
     * Puts reports of areas that were divided or renamed where their position lies now.
     *
     * @param most how many at the most in this transaction
     * @return how many were moved
     */
    public int displaced(int most) {
        return Scope.system(Scope.Work.SWEEP).call(() -> passing.displaced(most));
    }
}
