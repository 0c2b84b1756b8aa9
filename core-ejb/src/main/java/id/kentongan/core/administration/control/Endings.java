package id.kentongan.core.administration.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Closing units: what was open there goes to who takes over, in the same transaction. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Endings {

    private final Sql sql;

    @Inject
    public Endings(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected Endings() {
        this(new Sql());
    }

    /**
     * Closes it now. Its board of open cases, the cases that it accepted and the areas that it had taken over itself go to
     * the successor; what is still on its way to it arrives there.
     *
     * @param successor who answers from now on; null for nobody, for a unit without open cases
     * @param person who decided; null for a planned end that has come
     */
    public void close(UUID unit, int tenantId, @Nullable UUID successor, @Nullable UUID person) {
        scope(tenantId).run(() -> {
            sql.update("""
                    update core.unit set closed_at = now(), ends_at = null, successor_id = ?::uuid, version = version + 1,
                        changed_at = now(), changed_by = coalesce(?::uuid, changed_by)
                    where id = ?""", text(successor), text(person), unit);
            if (successor == null) {
                return;
            }
            // Whom it had succeeded: one step leads to who answers, never two.
            sql.update("update core.unit set successor_id = ? where successor_id = ?", successor, unit);
            sql.update("""
                    update core.alert l set unit_id = ? from core.case_file c
                    where l.unit_id = ? and c.tenant_id = l.tenant_id and c.id = l.case_id and c.state <> 'CLOSED'""", successor, unit);
            sql.update("""
                    update core.case_file set accepted_unit = ?, version = version + 1
                    where accepted_unit = ? and state = 'ACCEPTED'""", successor, unit);
        });
    }

    /** Whoever it oversees, too: a province's unit is told of its cities' cases. */
    private Scope scope(int tenantId) {
        List<Integer> tenants = new ArrayList<>(sql.list(
                "select overseen_id from core.oversight where overseer_id = ?", row -> row.getInt(1), tenantId));
        tenants.add(tenantId);
        return Scope.tenants(tenants);
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
