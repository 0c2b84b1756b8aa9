package id.kentongan.report.intake.boundary;

import id.kentongan.core.operation.entity.SecondPassed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets old idempotency keys be taken away once a minute, also when no report comes in. */
@ApplicationScoped
public class KeyPurgeBeat {

    private static final int EVERY_SECONDS = 60;

    private final AtomicInteger seconds = new AtomicInteger();

    @Inject
    private KeyPurge purge;

    void beat(@Observes SecondPassed second) {
        if (seconds.incrementAndGet() % EVERY_SECONDS == 0) {
            purge.purge();
        }
    }
}
