package id.kentongan.chat.keep.boundary;

import id.kentongan.core.operation.entity.SecondPassed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets old messages go, once a minute. */
@ApplicationScoped
public class MessagePurgeBeat {

    private static final int EVERY_SECONDS = 60;

    private final AtomicInteger seconds = new AtomicInteger();

    @Inject
    private MessagePurge purge;

    void beat(@Observes SecondPassed second) {
        if (seconds.incrementAndGet() % EVERY_SECONDS == 0) {
            purge.purge();
        }
    }
}
