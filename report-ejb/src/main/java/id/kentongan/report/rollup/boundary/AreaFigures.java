package id.kentongan.report.rollup.boundary;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Level;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.rollup.control.FigureTable;
import id.kentongan.report.rollup.entity.FigureSheet;
import id.kentongan.report.rollup.entity.Period;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** What is counted of a government's reports, by area and period: for officers of what they answer for. */
@Stateless
public class AreaFigures {

    @Inject
    private FigureTable table;

    @Inject
    private AreaDirectory areas;

    @Inject
    private AuditTrail audit;

    /**
     * Figures for an officer: of the own area and those within, of overseen governments, all of it.
     *
     * @return empty if there is no such area for the actor
     */
    public Optional<FigureSheet> read(Actor actor, int tenantId, AreaCode area, Period period) {
        return areas.tenant(tenantId)
                .filter(tenant -> within(tenant, area))
                .filter(tenant -> Access.may(actor, Action.READ_FIGURES_OF_AREA, Matter.in(tenantId, area)))
                .map(tenant -> Scope.tenant(tenantId).call(() -> table.read(tenantId, area, period)));
    }

    /**
     * The same to be taken along, which is written into the audit.
     *
     * @param form of the file
     */
    public Optional<FigureSheet> take(Actor actor, int tenantId, AreaCode area, Period period, String form) {
        Optional<FigureSheet> sheet = read(actor, tenantId, area, period);
        sheet.ifPresent(taken -> Scope.tenant(tenantId)
                .run(() -> audit.record(
                        tenantId, actor.personId(), "EXPORT_FIGURES", "area:" + area, period + " " + form)));
        return sheet;
    }

    /** How often a government's counters have moved; whoever has read them at this number has read them as they are. */
    public long version(int tenantId) {
        return Scope.tenant(tenantId).call(() -> table.state(tenantId).version());
    }

    /** A government's areas from its own down to kelurahan. */
    private static boolean within(Tenant tenant, AreaCode area) {
        return area.within(tenant.area()) && area.level().compareTo(Level.KELURAHAN) <= 0;
    }
}
