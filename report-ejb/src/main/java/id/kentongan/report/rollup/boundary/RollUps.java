package id.kentongan.report.rollup.boundary;

import id.kentongan.core.database.control.Sql;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Folds what changed into the counters. Taking a change away and adding it commit together, so a change is counted once
 * however a node ends; of several nodes one folds at a time, and the others find nothing to do.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class RollUps {

    @Inject
    private Sql sql;

    /**
     * @param most how many changes at the most in this transaction, 1 to 100,000
     * @return how many were folded; 0 when there is nothing, or another node is at it
     */
    public int fold(int most) {
        return sql.one("select report.fold_changes(?)", row -> row.getInt(1), most)
                .orElse(0);
    }
}
