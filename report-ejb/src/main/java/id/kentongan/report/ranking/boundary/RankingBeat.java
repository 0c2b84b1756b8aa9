package id.kentongan.report.ranking.boundary;

import id.kentongan.core.operation.entity.SecondPassed;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.time.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.concurrent.atomic.AtomicInteger;

/** Freezes the month before, from the third day of a month on: what is entered late is in by then. */
@ApplicationScoped
public class RankingBeat {

    private static final int EVERY_SECONDS = 600;
    private static final int FROM_DAY = 3;

    private final AtomicInteger seconds = new AtomicInteger();

    @Inject
    private Rankings rankings;

    @Inject
    private AreaDirectory areas;

    @Inject
    private DatabaseClock clock;

    void beat(@Observes SecondPassed second) {
        if (seconds.incrementAndGet() % EVERY_SECONDS != 0) {
            return;
        }
        for (Tenant tenant : areas.tenants()) {
            LocalDate today = clock.now().atZoneSameInstant(tenant.zone()).toLocalDate();
            if (today.getDayOfMonth() >= FROM_DAY) {
                rankings.freeze(tenant, YearMonth.from(today).minusMonths(1));
            }
        }
    }
}
