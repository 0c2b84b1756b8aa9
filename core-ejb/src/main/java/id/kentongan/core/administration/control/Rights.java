package id.kentongan.core.administration.control;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.organisation.entity.Unit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Whether an administrator may do something in a unit: by a post of its government, or as the installation's. */
@ApplicationScoped
public class Rights {

    private static final String UNIT = "select id, tenant_id, tier, area_code, name from core.unit";

    private final Sql sql;

    @Inject
    public Rights(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected Rights() {
        this(new Sql());
    }

    /**
     * @return the unit
     * @throws NotPermitted if there is no such open unit, or the actor may not
     */
    public Unit demand(Actor actor, Action action, UUID unitId) {
        return sql.one(UNIT + " where id = ? and closed_at is null", Rights::unit, unitId)
                .filter(unit -> may(actor, action, unit))
                .orElseThrow(() -> new NotPermitted("no such unit for this actor"));
    }

    public static boolean may(Actor actor, Action action, Unit unit) {
        return Access.may(actor, action, Matter.of(unit)) || Access.may(actor, action, Matter.installation());
    }

    public static boolean may(Actor actor, Action action, Matter matter) {
        return Access.may(actor, action, matter) || Access.may(actor, action, Matter.installation());
    }

    /** @throws NotPermitted unless the actor may do it to that, or to everything as the installation's administrator */
    public static void demand(Actor actor, Action action, Matter matter) {
        if (!may(actor, action, matter)) {
            throw new NotPermitted(action.name());
        }
    }

    /** @throws NotPermitted unless the actor may do it to the installation itself */
    public static void demand(Actor actor, Action action) {
        if (!Access.may(actor, action, Matter.installation())) {
            throw new NotPermitted(action.name());
        }
    }

    /** Of a row that begins with id, tenant, tier, area and name. */
    public static Unit unit(ResultSet row) throws SQLException {
        return new Unit(
                row.getObject(1, UUID.class),
                row.getInt(2),
                Tier.valueOf(row.getString(3)),
                new AreaCode(row.getString(4)),
                row.getString(5));
    }
}
