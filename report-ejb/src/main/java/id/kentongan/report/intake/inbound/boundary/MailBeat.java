package id.kentongan.report.intake.inbound.boundary;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.operation.entity.SecondPassed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;

/** Looks into the mailbox now and then. */
@ApplicationScoped
public class MailBeat {

    private static final int EVERY_SECONDS = 30;

    private final AtomicInteger seconds = new AtomicInteger();

    @Inject
    private MailRound round;

    @Inject
    private Settings settings;

    void beat(@Observes SecondPassed second) {
        if (seconds.incrementAndGet() % settings.number("kentongan.inbound.mail.seconds", EVERY_SECONDS, 1, 3_600)
                == 0) {
            round.look();
        }
    }
}
