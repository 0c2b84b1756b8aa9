package id.kentongan.chat.talk.boundary;

import id.kentongan.core.operation.entity.SecondPassed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets old numbers of messages be forgotten once a minute. */
@ApplicationScoped
public class SentPurgeBeat {

    private static final int EVERY_SECONDS = 60;

    private final AtomicInteger seconds = new AtomicInteger();

    @Inject
    private SentPurge purge;

    void beat(@Observes SecondPassed second) {
        if (seconds.incrementAndGet() % EVERY_SECONDS == 0) {
            purge.purge();
        }
    }
}
