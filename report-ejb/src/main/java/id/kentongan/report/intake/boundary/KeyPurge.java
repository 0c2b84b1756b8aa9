package id.kentongan.report.intake.boundary;

import id.kentongan.core.database.entity.Scope;
import id.kentongan.report.intake.control.FiledKeys;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Takes idempotency keys away that are older than seven days. */
@Stateless
public class KeyPurge {

    @Inject
    private FiledKeys keys;

    /** @return how many were taken away; one call takes a bounded number */
    public int purge() {
        return Scope.system(Scope.Work.PURGE).call(keys::purge);
    }
}
