package id.kentongan.report.followup.boundary;

import id.kentongan.core.operation.entity.SecondPassed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;

/** Looks every ten seconds for reports whose office is gone. */
@ApplicationScoped
public class OrphanBeat {

    private static final int EVERY_SECONDS = 10;
    private static final int BATCH = 100;

    private final AtomicInteger seconds = new AtomicInteger();

    @Inject
    private Orphans orphans;

    void beat(@Observes SecondPassed second) {
        if (seconds.incrementAndGet() % EVERY_SECONDS == 0) {
            // Those that nobody can take stay and are tried again, so a full batch is no reason to go on at once.
            orphans.pass(BATCH);
            orphans.displaced(BATCH);
        }
    }
}
