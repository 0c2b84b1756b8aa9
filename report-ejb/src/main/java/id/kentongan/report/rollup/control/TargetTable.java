package id.kentongan.report.rollup.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.report.rollup.entity.Measure;
import id.kentongan.report.rollup.entity.Target;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code report.figure_target}, which is added to and never changed. */
@ApplicationScoped
public class TargetTable {

    private final Sql sql;

    @Inject
    public TargetTable(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected TargetTable() {
        this(new Sql());
    }

    /** What was set, newest first. */
    public List<Target> history(int tenantId, int most) {
        return sql.list(
                "select t.measure, t.goal, coalesce(a.display_name, t.set_by::text), t.set_at, t.reason"
                        + " from report.figure_target t left join core.account a on a.person_id = t.set_by"
                        + " where t.tenant_id = ? order by t.id desc limit ?",
                row -> {
                    BigDecimal goal = row.getBigDecimal(2);
                    return new Target(
                            Measure.valueOf(row.getString(1)),
                            goal == null ? null : goal.doubleValue(),
                            row.getString(3),
                            row.getObject(4, OffsetDateTime.class),
                            row.getString(5));
                },
                tenantId,
                most);
    }

    /** A target that holds. */
    public record Held(Measure measure, double goal) {}

    /** Those that hold. */
    public List<Held> held(int tenantId) {
        return sql.list(
                "select measure, goal from (select distinct on (measure) measure, goal from report.figure_target"
                        + " where tenant_id = ? order by measure, id desc) t where goal is not null",
                row -> new Held(Measure.valueOf(row.getString(1)), row.getDouble(2)),
                tenantId);
    }

    public void add(
            int tenantId,
            UUID id,
            Measure measure,
            @Nullable BigDecimal goal,
            UUID officer,
            OffsetDateTime now,
            String reason) {
        sql.update(
                "insert into report.figure_target (tenant_id, id, measure, goal, set_by, set_at, reason)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                tenantId,
                id,
                measure.name(),
                goal,
                officer,
                now,
                reason);
    }
}
