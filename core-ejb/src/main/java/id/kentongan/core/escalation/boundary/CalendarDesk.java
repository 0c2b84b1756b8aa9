package id.kentongan.core.escalation.boundary;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.deadline.control.CalendarCheck;
import id.kentongan.core.deadline.control.MissingHolidays;
import id.kentongan.core.deadline.control.OfficeCalendars;
import id.kentongan.core.deadline.entity.CalendarLine;
import id.kentongan.core.deadline.entity.CalendarText;
import id.kentongan.core.deadline.entity.LaddersChanged;
import id.kentongan.core.edition.boundary.DraftDesk;
import id.kentongan.core.edition.entity.DocumentKind;
import id.kentongan.core.escalation.control.PlannedDeadlines;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.core.time.WorkingCalendar;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a government's days off and other office hours are read, drafted, tried on the deadlines that are open, and put in
 * force. What is wrong is refused with {@link id.kentongan.core.deadline.entity.InvalidCalendar}.
 */
@Stateless
public class CalendarDesk extends DraftDesk<List<CalendarLine>> {

    private static final int SAMPLE = 20;

    private static final DocumentKind<List<CalendarLine>> KIND = new DocumentKind<>(
            "calendar",
            "core.calendar_version",
            "core.calendar_draft",
            "days",
            Action.READ_LADDER,
            Action.CHANGE_LADDER,
            CalendarText::write,
            (version, text) -> CalendarText.read(text));

    @Inject
    private OfficeCalendars calendars;

    @Inject
    private PlannedDeadlines deadlines;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Event<LaddersChanged> changes;

    @Override
    protected DocumentKind<List<CalendarLine>> kind() {
        return KIND;
    }

    @Override
    protected List<CalendarLine> shipped(Tenant tenant) {
        return calendars.shipped(tenant.zone());
    }

    /** Nothing of its own: a copy would keep years as they are shipped today, whatever is decreed or corrected later. */
    @Override
    protected List<CalendarLine> origin(Tenant tenant) {
        return List.of();
    }

    /** With the years of which nothing is published. */
    @Override
    protected List<CalendarLine> current(Tenant tenant) {
        return calendars.completed(super.current(tenant), tenant.zone());
    }

    @Override
    protected void check(Tenant tenant, List<CalendarLine> lines) {
        CalendarCheck.check(lines);
    }

    @Override
    protected void published(Tenant tenant, List<CalendarLine> before, List<CalendarLine> now) {
        changes.fire(new LaddersChanged(tenant.id()));
    }

    /**
     * When offices work if nothing else is said, and in which zone.
     *
     * @throws NotPermitted if the actor has no business there
     */
    public WorkingCalendar usual(Actor actor, int tenantId) {
        return as(actor, Action.READ_LADDER, tenantId, tenant -> calendars.calendar(tenantId));
    }

    /**
     * The years that should have been entered by now and were not: this one, from October on the next one, whose decree comes
     * out in autumn, and every one until the last deadline that is planned.
     *
     * @return the earliest first
     * @throws NotPermitted if the actor has no business there
     */
    public List<Integer> missingYears(Actor actor, int tenantId) {
        return as(actor, Action.READ_LADDER, tenantId, tenant -> {
            ZonedDateTime now = clock.instant().atZone(tenant.zone());
            return MissingHolidays.missing(
                    current(tenant),
                    now,
                    deadlines
                            .last(tenantId)
                            .map(due -> due.atZone(tenant.zone()))
                            .orElse(now));
        });
    }

    /**
     * Which planned deadlines would come later by the draft. Publishing it leaves them where they are.
     *
     * @throws id.kentongan.core.edition.entity.ChangedMeanwhile if there is no draft
     * @throws NotPermitted if the actor has no business there
     */
    public CalendarTrial simulate(Actor actor, int tenantId) {
        return as(actor, Action.READ_LADDER, tenantId, tenant -> {
            Tally tally = new Tally();
            deadlines.planned(
                    tenantId,
                    clock.instant(),
                    calendars.calendar(tenantId),
                    calendars.calendar(tenantId, drafted(tenantId)),
                    tally::add);
            return new CalendarTrial(tally.all, tally.later, tally.sample);
        });
    }

    private static final class Tally {

        private final List<CalendarTrial.Row> sample = new ArrayList<>();
        private int all;
        private int later;

        private void add(PlannedDeadlines.Planned one) {
            all++;
            if (!one.later()) {
                return;
            }
            later++;
            if (sample.size() < SAMPLE) {
                sample.add(new CalendarTrial.Row(
                        one.reference(),
                        one.before().atOffset(ZoneOffset.UTC),
                        one.after().atOffset(ZoneOffset.UTC)));
            }
        }
    }
}
