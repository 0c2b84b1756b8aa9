package id.kentongan.report.followup.control;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.entity.Report;
import id.kentongan.report.followup.entity.TaskState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Parts of reports' work that other units do. */
@ApplicationScoped
public class Tasks {

    /** As it is stored. */
    public record Stored(UUID reportId, UUID unitId, UUID askingUnit, TaskState state) {}

    private final Sql sql;
    private final DatabaseClock clock;

    @Inject
    public Tasks(Sql sql, DatabaseClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** For the container's proxy. */
    protected Tasks() {
        this.sql = null;
        this.clock = null;
    }

    /** The units that do a part of the report's work now. */
    public List<UUID> helping(Report report) {
        return sql.list(
                "select distinct unit_id from report.task where tenant_id = ? and report_id = ?"
                        + " and state in ('ASKED', 'TAKEN')",
                row -> row.getObject(1, UUID.class),
                report.tenantId(),
                report.id());
    }

    /** Whether somebody still works on a part. */
    public boolean open(Report report) {
        return !helping(report).isEmpty();
    }

    public Optional<Stored> find(int tenantId, UUID id) {
        return sql.one(
                "select report_id, unit_id, asking_unit, state from report.task where tenant_id = ? and id = ?",
                row -> new Stored(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        TaskState.valueOf(row.getString(4))),
                tenantId,
                id);
    }

    /** Asks a unit to do a part. */
    public void ask(
            Report report,
            UUID id,
            Unit unit,
            Unit asking,
            UUID officer,
            String words,
            @Nullable OffsetDateTime dueAt) {
        sql.update(
                "insert into report.task (tenant_id, id, report_id, unit_id, asked_by, asking_unit, words, asked_at,"
                        + " due_at, state) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'ASKED')",
                report.tenantId(),
                id,
                report.id(),
                unit.id(),
                officer,
                asking.id(),
                words,
                clock.now(),
                dueAt);
    }

    /** Writes down what came of it. */
    public void answer(int tenantId, UUID id, TaskState state, UUID officer, @Nullable String words) {
        sql.update(
                "update report.task set state = ?, answered_by = ?, answered_at = ?, answer = coalesce(?, answer)"
                        + " where tenant_id = ? and id = ?",
                state.name(),
                officer,
                clock.now(),
                words,
                tenantId,
                id);
    }

    /** The report needs no more work: neither do its parts. */
    public void withdrawAll(int tenantId, UUID reportId, UUID officer) {
        sql.update(
                "update report.task set state = 'WITHDRAWN', answered_by = ?, answered_at = ?"
                        + " where tenant_id = ? and report_id = ? and state in ('ASKED', 'TAKEN')",
                officer,
                clock.now(),
                tenantId,
                reportId);
    }
}
