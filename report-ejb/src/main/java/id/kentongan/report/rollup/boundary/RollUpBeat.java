package id.kentongan.report.rollup.boundary;

import id.kentongan.core.operation.entity.SecondPassed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Folds every second until nothing is left, each batch in its own transaction. */
@ApplicationScoped
public class RollUpBeat {

    private static final int BATCH = 5_000;

    private final RollUps rollUps;

    @Inject
    public RollUpBeat(RollUps rollUps) {
        this.rollUps = rollUps;
    }

    /** For the container's proxy. */
    protected RollUpBeat() {
        this(new RollUps());
    }

    void on(@Observes SecondPassed second) {
        while (rollUps.fold(BATCH) == BATCH) {
            // the next batch in its own transaction
        }
    }
}
