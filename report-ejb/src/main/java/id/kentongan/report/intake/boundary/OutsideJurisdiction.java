package id.kentongan.report.intake.boundary;

import id.kentongan.core.organisation.entity.Placement;
import jakarta.ejb.ApplicationException;

/** The place is not the asked jurisdiction's. Carries whose it is, if anybody's. */
@ApplicationException(rollback = true)
public class OutsideJurisdiction extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Placement.Outside placement;

    public OutsideJurisdiction(Placement.Outside placement) {
        super("outside the jurisdiction");
        this.placement = placement;
    }

    public Placement.Outside placement() {
        return placement;
    }
}
