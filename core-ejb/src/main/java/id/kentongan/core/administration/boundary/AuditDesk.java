package id.kentongan.core.administration.boundary;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.administration.control.Rights;
import id.kentongan.core.administration.entity.HistoryLine;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Unit;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The audit, read by auditors of a government, and of the installation by its administrators. */
@Stateless
public class AuditDesk {

    /** The largest page. */
    public static final int MOST = 100;

    private static final UUID END = new UUID(-1L, -1L);

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

    /**
     * Entries, the newest first.
     *
     * @param size from 1 to {@value #MOST}
     * @throws NotPermitted if the actor is no auditor of that government
     */
    public List<HistoryLine> entries(Actor actor, Question question, int size) {
        demand(actor, question.tenantId());
        return read(question, Math.max(1, Math.min(size, MOST)));
    }

    /** What was changed about a unit's staff, for who may see its staff; the newest {@value #MOST}. */
    public List<HistoryLine> ofUnit(Actor actor, UUID unitId) {
        Unit unit = rights.demand(actor, Action.READ_STAFF, unitId);
        return read(new Question(unit.tenantId(), null, "unit:" + unitId, null), MOST);
    }

    private List<HistoryLine> read(Question question, int size) {
        List<Object> arguments = new ArrayList<>(List.of(question.tenantId()));
        StringBuilder query = new StringBuilder("""
                select e.id, e.tenant_id, e.at, coalesce(a.display_name, e.actor), e.action, e.object, e.detail
                from core.audit_entry e
                left join core.account a on e.actor = 'person:' || a.person_id
                where e.tenant_id = ?""");
        if (question.action() != null) {
            query.append(" and e.action = ?");
            arguments.add(question.action());
        }
        if (question.object() != null) {
            query.append(" and e.object = ?");
            arguments.add(question.object());
        }
        query.append(" and e.id < ? order by e.id desc limit ?");
        arguments.add(question.before() == null ? END : question.before());
        arguments.add(size);
        return Scope.tenant(question.tenantId())
                .call(() -> sql.list(query.toString(), AuditDesk::line, arguments.toArray()));
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

    private static HistoryLine line(ResultSet row) throws SQLException {
        return new HistoryLine(
                row.getObject(1, UUID.class),
                row.getInt(2),
                row.getObject(3, OffsetDateTime.class),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7));
    }
}
