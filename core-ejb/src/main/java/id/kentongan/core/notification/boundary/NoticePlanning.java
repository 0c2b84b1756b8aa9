package id.kentongan.core.notification.boundary;

import static java.lang.System.Logger.Level.WARNING;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.logging.Log;
import id.kentongan.core.metrics.Meters;
import id.kentongan.core.notification.control.Planner;
import id.kentongan.core.notification.entity.NoticesWritten;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A moment after notices were written: decides by which ways they go out, and tells open pages. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class NoticePlanning {

    private static final Logger LOG = Log.of(NoticePlanning.class);
    private static final Scope NOTICES = Scope.system(Scope.Work.NOTICES);

    private record Unheard(UUID unit, String told, int alerts) {}

    @Inject
    Planner planner;

    @Inject
    Sql sql;

    @Inject
    Meters meters;

    @Inject
    Event<NoticesWritten> written;

    /**
     * @param most how many in this transaction
     * @return how many were decided; 0 while another node does it
     */
    public int plan(int most) {
        List<UUID> people = NOTICES.call(() -> planner.plan(most));
        if (!people.isEmpty()) {
            written.fire(new NoticesWritten(Set.copyOf(people)));
        }
        return people.size();
    }

    /** Says to the operator where nobody could be told, once for each unit and look. */
    public void reportUnheard() {
        List<Unheard> units = NOTICES.call(() ->
                sql.list("""
                with fresh as (update core.unheard set logged_at = now() where logged_at is null
                               returning unit_id, told_unit)
                select unit_id, coalesce(told_unit::text, 'nobody'), count(*) from fresh group by 1, 2""", row -> new Unheard(row.getObject(1, UUID.class), row.getString(2), row.getInt(3))));
        for (Unheard each : units) {
            meters.add("kentongan_alerts_unheard_total", each.alerts());
            LOG.log(
                    WARNING,
                    "NTF-5002 unit {0} has nobody who could be told of {1} alerts; told instead: {2}",
                    each.unit(),
                    each.alerts(),
                    each.told());
        }
    }
}
