package id.kentongan.report.intake.control;

import id.kentongan.core.metrics.Meters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.Locale;

/** Counts what this node has accepted since its start: after the commit, because before it nothing is accepted. */
@ApplicationScoped
public class AcceptedReports {

    private final Meters meters;

    @Inject
    public AcceptedReports(Meters meters) {
        this.meters = meters;
    }

    /** For the container's proxy. */
    protected AcceptedReports() {
        this.meters = null;
    }

    void count(@Observes(during = TransactionPhase.AFTER_SUCCESS) ReportAccepted accepted) {
        meters.count(
                "kentongan_reports_accepted_total",
                "tenant",
                accepted.tenant(),
                "channel",
                accepted.channel().name().toLowerCase(Locale.ROOT));
    }
}
