package id.kentongan.report.followup.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.escalation.control.Cases;
import id.kentongan.core.notification.entity.AlertKind;
import id.kentongan.core.organisation.control.Areas;
import id.kentongan.core.organisation.control.Tenants;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Placement;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.control.Reports;
import id.kentongan.report.control.routing.Incidents;
import id.kentongan.report.control.routing.Recipients;
import id.kentongan.report.entity.Report;
import id.kentongan.report.followup.entity.Handling;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Passes on open reports whose office is gone: of units that were closed while they had them, and of areas that were
 * divided or renamed. History and clock go with them. It looks for facts and not for announcements, so what closed while
 * a node was down is found later.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Passing {

    /** What ended longer ago has nothing open any more. */
    private static final int LOOK_BACK_DAYS = 30;

    private record Displaced(int tenantId, UUID report) {}

    /** @param government whose unit it was that is closed, and where that lay */
    private record Orphan(int tenantId, UUID report, UUID unit, int government, AreaCode office) {}

    private final Sql sql;
    private final Reports reports;
    private final Handlings handlings;
    private final Cases cases;
    private final Recipients recipients;
    private final Units units;
    private final Areas areas;
    private final Tenants tenants;
    private final Incidents incidents;
    private final DatabaseClock clock;

    @Inject
    public Passing(
            Sql sql,
            Reports reports,
            Handlings handlings,
            Cases cases,
            Recipients recipients,
            Units units,
            Areas areas,
            Tenants tenants,
            Incidents incidents,
            DatabaseClock clock) {
        this.sql = sql;
        this.reports = reports;
        this.handlings = handlings;
        this.cases = cases;
        this.recipients = recipients;
        this.units = units;
        this.areas = areas;
        this.tenants = tenants;
        this.incidents = incidents;
        this.clock = clock;
    }

    /** For the container's proxy. */
    protected Passing() {
        this.sql = null;
        this.reports = null;
        this.handlings = null;
        this.cases = null;
        this.recipients = null;
        this.units = null;
        this.areas = null;
        this.tenants = null;
        this.incidents = null;
        this.clock = null;
    }

    /**
     * Gives some of them to who answers instead. Clock and history go with them.
     *
     * @param most how many at the most
     * @return how many were passed on
     */
    public int pass(int most) {
        List<Orphan> orphans = sql.list(
                "select h.tenant_id, h.report_id, h.unit_id, u.tenant_id, u.area_code from core.unit u"
                        + " join report.handling h on h.unit_id = u.id and h.tenant_id = any (array(select u.tenant_id"
                        + " union select p.tenant_id from report.proposal p where p.to_tenant = u.tenant_id"
                        + " and p.state = 'ACCEPTED'))"
                        + " join core.case_file c on c.tenant_id = h.tenant_id and c.id = h.report_id"
                        + " where u.closed_at > now() - make_interval(days => ?) and c.state <> 'CLOSED'"
                        + " order by h.report_id limit ? for update of c skip locked",
                row -> new Orphan(
                        row.getInt(1),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        row.getInt(4),
                        new AreaCode(row.getString(5))),
                LOOK_BACK_DAYS,
                most);
        int passed = 0;
        for (Orphan orphan : orphans) {
            Report report = reports.find(orphan.tenantId(), orphan.report()).orElse(null);
            if (report != null && pass(report, orphan)) {
                passed++;
            }
        }
        return passed;
    }

    private boolean pass(Report report, Orphan orphan) {
        UUID closed = orphan.unit();
        boolean away =
                orphan.government() != report.tenantId() && !report.area().within(orphan.office());
        Recipients.Arrival arrival =
                recipients.arrival(orphan.government(), closed, away ? orphan.office() : report.area());
        @Nullable Unit instead = arrival.unit();
        if (instead == null || instead.id().equals(closed)) {
            return false;
        }
        reports.append(report.rerouted(closed, instead, clock.now()));
        Handling handling = handlings.of(report.tenantId(), report.id());
        handlings.keep(report.tenantId(), report.id(), handling.with(instead.id(), handling.hops()));
        cases.handOver(report.tenantId(), report.id(), instead);
        incidents.broken(report.tenantId(), closed, instead, report.ticket().value());
        return true;
    }

    /**
     * Puts some of the open reports of areas that ended where their position lies now.
     *
     * @param most how many at the most
     * @return how many were moved
     */
    public int displaced(int most) {
        List<Displaced> displaced = sql.list(
                "select r.tenant_id, r.id from core.area a join core.tenant t"
                        + " on a.code = t.area_code or a.code like t.area_code || '.%'"
                        + " join report.report r on r.tenant_id = t.id and r.area_code = a.code"
                        + " join core.case_file c on c.tenant_id = r.tenant_id and c.id = r.id"
                        + " where a.valid_until > current_date - ? and a.valid_until <= current_date"
                        + " and not exists (select from core.area n where n.code = a.code and n.valid_until is null)"
                        + " and r.status not in ('RESOLVED', 'REJECTED') order by r.id limit ? for update of c skip locked",
                row -> new Displaced(row.getInt(1), row.getObject(2, UUID.class)), LOOK_BACK_DAYS, most);
        int moved = 0;
        for (Displaced one : displaced) {
            Report report = reports.find(one.tenantId(), one.report()).orElse(null);
            if (report != null && place(report)) {
                moved++;
            }
        }
        return moved;
    }

    /**
     * Puts a report where its position lies now. Its case must be locked.
     *
     * @return whether it lay elsewhere
     */
    public boolean place(Report report) {
        Tenant tenant = tenants.tenant(report.tenantId()).orElseThrow();
        if (!(areas.locator().locate(tenant, report.lat(), report.lon()) instanceof Placement.Found found)
                || found.area().equals(report.area())) {
            return false;
        }
        Unit office = units.answerableFor(found.area(), Tier.KELURAHAN).orElse(null);
        if (office == null) {
            return false;
        }
        AreaCode before = report.area();
        reports.append(report.moved(found.area(), office, clock.now()));
        Handling handling = handlings.of(report.tenantId(), report.id());
        UUID had = handling.unit();
        boolean away = had != null
                && units.unit(had)
                        .filter(unit -> unit.tenantId() != report.tenantId() && !before.within(unit.area()))
                        .isPresent();
        if (away) {
            // It climbs where the government is that has taken it over.
            return true;
        }
        cases.belongTo(report.tenantId(), report.id(), found.area());
        boolean local = had != null
                && recipients
                        .closed(report.tenantId(), had)
                        .or(() -> units.unit(had))
                        .filter(unit ->
                                unit.tier() == Tier.KELURAHAN && unit.area().equals(before))
                        .isPresent();
        if (local) {
            handlings.keep(report.tenantId(), report.id(), handling.in(office.id()));
        }
        if (had == null || local) {
            cases.tell(report.tenantId(), report.id(), office, AlertKind.HANDED_OVER);
        }
        return true;
    }
}
