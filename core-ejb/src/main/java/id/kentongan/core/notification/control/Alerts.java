package id.kentongan.core.notification.control;

import id.kentongan.core.database.control.Writes;
import id.kentongan.core.notification.entity.AlertRaised;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Writes what a unit is told, and to whom of its members. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Alerts {

    private final Event<AlertRaised> raised;

    @Inject
    public Alerts(Event<AlertRaised> raised) {
        this.raised = raised;
    }

    /** For the container's proxy. */
    protected Alerts() {
        this.raised = null;
    }

    /**
     * Tells all members of the unit whose membership is valid now. A unit without members still has the alert on its
     * board; who joins later finds it there.
     *
     * @param into what the caller writes together
     */
    public void raise(AlertRaised alert, int round, Writes into) {
        into.add(
                """
                insert into core.alert (tenant_id, id, unit_id, tier, kind, round, case_id, reference, topic, area_code,
                                        raised_at, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, now())""",
                alert.tenantId(),
                alert.alertId(),
                alert.unitId(),
                alert.tier().name(),
                alert.kind().name(),
                round,
                alert.caseId(),
                alert.reference(),
                alert.topic(),
                alert.caseArea().value(),
                alert.raisedAt());
        into.add("""
                insert into core.alert_recipient (tenant_id, alert_id, person_id)
                select distinct ?::int, ?::uuid, m.person_id
                from core.membership m join core.account a on a.person_id = m.person_id
                where m.unit_id = ? and m.valid_from <= now() and (m.valid_until is null or m.valid_until > now())
                  and a.disabled_at is null and m.role <> 'COMMUNITY_VERIFIER'""", alert.tenantId(), alert.alertId(), alert.unitId());
        raised.fire(alert);
    }
}
