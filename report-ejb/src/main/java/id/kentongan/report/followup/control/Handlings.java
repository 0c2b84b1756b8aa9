package id.kentongan.report.followup.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.entity.ReportStatus;
import id.kentongan.report.followup.entity.Handling;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who works on which report. */
@ApplicationScoped
public class Handlings {

    private final Sql sql;
    private final DatabaseClock clock;

    @Inject
    public Handlings(Sql sql, DatabaseClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** For the container's proxy. */
    protected Handlings() {
        this.sql = null;
        this.clock = null;
    }

    /**
     * Who has to do with a report.
     *
     * @param told units that were told when it came, beside who got it
     * @param helping units that do a part of its work now
     * @param asked the unit of another government that is asked to take it over, if one is
     */
    public record Around(
            Handling handling,
            List<UUID> told,
            List<UUID> helping,
            @Nullable UUID asked) {}

    /** All of it in one question: a report's page asks often. */
    public Around around(int tenantId, UUID reportId) {
        return sql.one(
                        """
                        select coalesce(h.unit_id, c.accepted_unit), coalesce(h.hops, 0), h.assignee, h.assignee_unit,
                            h.assigned_at, h.waits_since, h.resumes_to, h.proven_by,
                            (select r.also_told from report.report r where r.tenant_id = k.tenant_id and r.id = k.id),
                            array(select distinct t.unit_id from report.task t where t.tenant_id = k.tenant_id
                                and t.report_id = k.id and t.state in ('ASKED', 'TAKEN')),
                            (select p.to_unit from report.proposal p where p.tenant_id = k.tenant_id
                                and p.report_id = k.id and p.state = 'PROPOSED' limit 1)
                        from (select ?::integer as tenant_id, ?::uuid as id) k
                        left join core.case_file c on c.tenant_id = k.tenant_id and c.id = k.id
                        left join report.handling h on h.tenant_id = c.tenant_id and h.report_id = c.id""",
                        row -> new Around(
                                handling(row),
                                units(row.getArray(9)),
                                units(row.getArray(10)),
                                row.getObject(11, UUID.class)),
                        tenantId,
                        reportId)
                .orElseThrow();
    }

    private static List<UUID> units(@Nullable Array units) throws SQLException {
        return units == null ? List.of() : List.of((UUID[]) units.getArray());
    }

    private static Handling handling(ResultSet row) throws SQLException {
        return new Handling(
                row.getObject(1, UUID.class),
                row.getInt(2),
                row.getObject(3, UUID.class),
                row.getObject(4, UUID.class),
                row.getObject(5, OffsetDateTime.class),
                row.getObject(6, OffsetDateTime.class),
                row.getString(7) == null ? null : ReportStatus.valueOf(row.getString(7)),
                row.getObject(8, UUID.class));
    }

    /** Reports that came in before anybody kept this, or from elsewhere, are known by their case alone. */
    public Handling of(int tenantId, UUID reportId) {
        return sql.one(
                        "select coalesce(h.unit_id, c.accepted_unit), coalesce(h.hops, 0), h.assignee, h.assignee_unit,"
                                + " h.assigned_at, h.waits_since, h.resumes_to, h.proven_by"
                                + " from core.case_file c"
                                + " left join report.handling h on h.tenant_id = c.tenant_id and h.report_id = c.id"
                                + " where c.tenant_id = ? and c.id = ?",
                        Handlings::handling,
                        tenantId,
                        reportId)
                .orElse(Handling.NOBODY);
    }

    /** Units that were told when it came, beside who got it. */
    public List<UUID> told(int tenantId, UUID reportId) {
        return sql.list(
                "select unnest(also_told) from report.report where tenant_id = ? and id = ? and also_told is not null",
                row -> row.getObject(1, UUID.class),
                tenantId,
                reportId);
    }

    /** Writes down who works on it now. */
    public void keep(int tenantId, UUID reportId, Handling handling) {
        OffsetDateTime now = clock.now();
        sql.update(
                """
                insert into report.handling as h (tenant_id, report_id, unit_id, since, hops, assignee, assignee_unit,
                    assigned_at, waits_since, resumes_to, proven_by, proven_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (tenant_id, report_id) do update set
                    unit_id = excluded.unit_id,
                    since = case when h.unit_id = excluded.unit_id then h.since else excluded.since end,
                    hops = excluded.hops,
                    assignee = excluded.assignee,
                    assignee_unit = excluded.assignee_unit,
                    assigned_at = excluded.assigned_at,
                    waits_since = excluded.waits_since,
                    resumes_to = excluded.resumes_to,
                    proven_by = excluded.proven_by,
                    proven_at = case when excluded.proven_by is not null then coalesce(h.proven_at, excluded.since) end""",
                tenantId,
                reportId,
                handling.unit(),
                now,
                handling.hops(),
                handling.assignee(),
                handling.assignedUnit(),
                handling.assignedAt(),
                handling.waitsSince(),
                handling.resumesTo() == null ? null : handling.resumesTo().name(),
                handling.provenBy(),
                handling.provenBy() == null ? null : now);
    }
}
