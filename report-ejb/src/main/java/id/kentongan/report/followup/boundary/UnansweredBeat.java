package id.kentongan.report.followup.boundary;

import id.kentongan.core.operation.entity.SecondPassed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;

/** Looks four times a minute whether somebody does not answer; each report in a transaction of its own. */
@ApplicationScoped
public class UnansweredBeat {

    private static final int EVERY_SECONDS = 15;
    private static final int MOST = 200;

    private final AtomicInteger seconds = new AtomicInteger();

    @Inject
    private Unanswered unanswered;

    @Inject
    private ReportProposals proposals;

    void beat(@Observes SecondPassed second) {
        if (seconds.incrementAndGet() % EVERY_SECONDS == 0) {
            unanswered.overdue(MOST).forEach(unanswered::giveBack);
            proposals.overdue().forEach(proposals::lapse);
        }
    }
}
