package id.kentongan.core.deadline.control;

import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.deadline.entity.CalendarLine;
import id.kentongan.core.organisation.control.Tenants;
import id.kentongan.core.organisation.entity.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.IntStream;

/** Governments whose deadlines are counted without the days off of a year, since nobody has entered its decree. */
@ApplicationScoped
public class MissingHolidays {

    /** The decree of the next year comes out in autumn. */
    private static final int MONTHS_AHEAD = 3;

    private final Tenants tenants;
    private final OfficeCalendars calendars;

    @Inject
    public MissingHolidays(Tenants tenants, OfficeCalendars calendars) {
        this.tenants = tenants;
        this.calendars = calendars;
    }

    /** For the container's proxy. */
    protected MissingHolidays() {
        this.tenants = null;
        this.calendars = null;
    }

    /** How many governments lack a year: this one, or from October on the next one. */
    public int governments(Instant now) {
        return (int) tenants.all().stream().filter(tenant -> lacks(tenant, now)).count();
    }

    private boolean lacks(Tenant tenant, Instant now) {
        List<CalendarLine> lines = Scope.tenant(tenant.id())
                .call(() -> calendars.completed(calendars.published(tenant.id()), tenant.zone()));
        return !missing(lines, now.atZone(tenant.zone()), now.atZone(tenant.zone()))
                .isEmpty();
    }

    /**
     * The years that should have been entered by now and were not.
     *
     * @param now where the government is
     * @param until the last moment that is planned; earlier ones than the time ahead add nothing
     * @return the earliest first
     */
    public static List<Integer> missing(List<CalendarLine> lines, ZonedDateTime now, ZonedDateTime until) {
        int last = Math.max(now.plusMonths(MONTHS_AHEAD).getYear(), until.getYear());
        return IntStream.rangeClosed(now.getYear(), last)
                .filter(year -> !OfficeCalendars.decreed(lines, year))
                .boxed()
                .toList();
    }
}
