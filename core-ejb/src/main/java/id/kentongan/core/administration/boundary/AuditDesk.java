package id.kentongan.core.administration.boundary;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.administration.control.Histories;
import id.kentongan.core.administration.control.Rights;
import id.kentongan.core.administration.entity.HistoryLine;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Unit;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The audit, read by auditors of a government, and of the installation by its administrators. */
@Stateless
public class AuditDesk {

    /** The largest page. */
    public static final int MOST = Histories.MOST;

    /**
     * What to look for.
     *
     * @param tenantId whose; 0 for the installation
     * @param action such as {@code ACCEPT}; null for all
     * @param object such as {@code unit:ID}; null for all
     * @param before only entries written before this one; null for the newest
     */
    public record Question(
            int tenantId,
            @Nullable String action,
            @Nullable String object,
            @Nullable UUID before) {}

    private record Government(int id, String area) {}

    @Inject
    Sql sql;

    @Inject
    Rights rights;

    @Inject
    Histories histories;

    /**
     * Entries, the newest first.
     *
     * @param size from 1 to {@value #MOST}
     * @throws NotPermitted if the actor is no auditor of that government
     */
    public List<HistoryLine> entries(Actor actor, Question question, int size) {
        demand(actor, question.tenantId());
        return histories.read(question.tenantId(), question.action(), question.object(), question.before(), size);
    }

    /** What was changed about a unit's staff, for who may see its staff; the newest {@value #MOST}. */
    public List<HistoryLine> ofUnit(Actor actor, UUID unitId) {
        Unit unit = rights.demand(actor, Action.READ_STAFF, unitId);
        return histories.of(unit.tenantId(), "unit:" + unitId);
    }

    private void demand(Actor actor, int tenantId) {
        Matter matter = tenantId == AuditTrail.INSTALLATION
                ? Matter.installation()
                : sql.one(
                                "select id, area_code from core.tenant where id = ?",
                                row -> new Government(row.getInt(1), row.getString(2)),
                                tenantId)
                        .map(government -> Matter.in(government.id(), new AreaCode(government.area())))
                        .orElseThrow(() -> new NotPermitted("no such government"));
        if (!Access.may(actor, Action.READ_AUDIT, matter)) {
            throw new NotPermitted("no auditor of " + tenantId);
        }
    }
}
