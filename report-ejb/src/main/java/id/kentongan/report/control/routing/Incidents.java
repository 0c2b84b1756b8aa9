package id.kentongan.report.control.routing;

import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.logging.Log;
import id.kentongan.core.metrics.Meters;
import id.kentongan.core.organisation.entity.Unit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/**
 * Tells that somebody who should get reports cannot. Each report's history says so; the audit and the log say it once in
 * ten minutes for a unit, since in a flood one broken recipient has thousands of reports.
 */
@ApplicationScoped
public class Incidents {

    private static final Logger LOG = Log.of(Incidents.class);
    private static final long QUIET_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final AuditTrail audit;
    private final Meters meters;
    private final ConcurrentMap<UUID, Long> told = new ConcurrentHashMap<>();

    @Inject
    public Incidents(AuditTrail audit, Meters meters) {
        this.audit = audit;
        this.meters = meters;
    }

    /** For the container's proxy. */
    protected Incidents() {
        this.audit = null;
        this.meters = null;
    }

    /**
     * @param broken who was meant
     * @param instead who gets it
     */
    public void broken(int tenantId, UUID broken, Unit instead, String ticket) {
        meters.count("kentongan_recipients_broken_total", "tenant", Integer.toString(tenantId));
        long now = System.nanoTime();
        Long last = told.put(broken, now);
        if (last != null && now - last < QUIET_NANOS) {
            told.put(broken, last);
            return;
        }
        audit.system(tenantId, "RECIPIENT_BROKEN", "unit:" + broken, "report:" + ticket + " to unit:" + instead.id());
        LOG.log(
                Logger.Level.WARNING,
                "RPT-5001 unit {0} can no longer receive: report {1} went to unit {2} instead",
                broken,
                ticket,
                instead.id());
    }
}
