package id.kentongan.report.verification.boundary;

import id.kentongan.core.operation.entity.SecondPassed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;

/** Looks every ten seconds whether a report waits longer than it should; each in a transaction of its own. */
@ApplicationScoped
public class VerificationBeat {

    private static final int EVERY_SECONDS = 10;
    private static final int MOST = 200;

    private final AtomicInteger seconds = new AtomicInteger();

    @Inject
    private VerificationOverdue overdue;

    void beat(@Observes SecondPassed second) {
        if (seconds.incrementAndGet() % EVERY_SECONDS == 0) {
            overdue.overdue(MOST).forEach(overdue::climb);
        }
    }
}
