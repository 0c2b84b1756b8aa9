package id.kentongan.launcher.bulk;

import id.kentongan.core.database.entity.UuidV7;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The tables that a report lives in, filled batch by batch. Each batch is one transaction, with the roll-ups counted in
 * it, so a command that is killed leaves whole batches behind.
 */
public final class ReportTables {

    public final CopyTable reports = new CopyTable(
            "report.report",
            "tenant_id",
            "id",
            "ticket",
            "tracking_hash",
            "category_code",
            "status",
            "channel",
            "area_code",
            "lat",
            "lon",
            "location_rule",
            "border_distance_m",
            "neighbour_code",
            "approximate",
            "address",
            "description",
            "received_at",
            "updated_at",
            "expected_at",
            "verified_at",
            "accepted_at",
            "closed_at",
            "close_reason",
            "unit_id",
            "escalated_at",
            "reopenings",
            "last_seq",
            "version");
    public final CopyTable events = new CopyTable(
            "report.report_event",
            "tenant_id",
            "report_id",
            "seq",
            "type",
            "at",
            "status",
            "unit_id",
            "tier",
            "detail");
    public final CopyTable cases = new CopyTable(
            "core.case_file",
            "tenant_id",
            "id",
            "kind",
            "reference",
            "topic",
            "area_code",
            "preset",
            "state",
            "tier",
            "last_seq",
            "opened_at",
            "accepted_at",
            "accepted_unit",
            "version");
    public final CopyTable deadlines = new CopyTable(
            "core.deadline",
            "tenant_id",
            "case_id",
            "phase",
            "step",
            "round",
            "tier",
            "action",
            "due_at",
            "fired_at",
            "cancelled_at");
    public final CopyTable escalations = new CopyTable(
            "core.escalation",
            "tenant_id",
            "case_id",
            "phase",
            "step",
            "tier",
            "round",
            "kind",
            "unit_id",
            "due_at",
            "raised_at");
    public final CopyTable alerts = new CopyTable(
            "core.alert",
            "tenant_id",
            "id",
            "unit_id",
            "tier",
            "kind",
            "round",
            "case_id",
            "reference",
            "topic",
            "area_code",
            "raised_at",
            "created_at");
    public final CopyTable messages = new CopyTable(
            "core.outbox",
            "tenant_id",
            "id",
            "case_id",
            "case_seq",
            "queue",
            "type",
            "version",
            "payload",
            "created_at");

    private final Connection connection;
    private final CopyManager copies;
    private final int tenantId;
    private final List<UUID> ids = new ArrayList<>();
    private final Set<String> filled = new TreeSet<>();

    /** @param connection of the owner, because COPY is refused where a wall stands; auto-commit is switched off */
    public ReportTables(Connection connection, int tenantId) throws SQLException {
        this.connection = connection;
        this.tenantId = tenantId;
        this.copies = connection.unwrap(PGConnection.class).getCopyAPI();
        connection.setAutoCommit(false);
    }

    /** Sends tables of the caller's own within a batch. */
    public CopyManager copies() {
        return copies;
    }

    /** Begins a report: its id is counted with the batch. */
    public void report(UUID id) {
        ids.add(id);
    }

    /** How many reports wait. */
    public int waiting() {
        return ids.size();
    }

    /** Sends the batch and counts it; the caller commits. */
    public void send() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local kentongan.bulk_load = 'on'");
        }
        for (CopyTable table : List.of(reports, events, cases, deadlines, escalations, alerts, messages)) {
            if (table.send(copies) > 0) {
                filled.add(table.name());
            }
        }
        try (PreparedStatement count = connection.prepareStatement("select report.count_loaded(?, ?)")) {
            count.setInt(1, tenantId);
            count.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
            count.execute();
        }
        ids.clear();
    }

    /** The tables that rows were sent to, with their schema. */
    public Set<String> filled() {
        return Set.copyOf(filled);
    }

    /** Forgets the batch, as after a failure. */
    public void clear() {
        ids.clear();
        List.of(reports, events, cases, deadlines, escalations, alerts, messages)
                .forEach(CopyTable::clear);
    }

    /** Makes the months from that of the given moment on, up to this one and three more. */
    public static void ensureMonths(Connection connection, Instant first) throws SQLException {
        try (PreparedStatement make = connection.prepareStatement("""
                select core.ensure_partitions((?::timestamptz at time zone 'UTC')::date, least(600,
                    4 + 12 * (extract(year from now()) - extract(year from ?::timestamptz))::int
                    + (extract(month from now()) - extract(month from ?::timestamptz))::int))""")) {
            for (int i = 1; i <= 3; i++) {
                make.setString(i, first.toString());
            }
            make.execute();
        }
    }

    /** Folds what the batches have noted, as the running application would do within seconds. */
    public static void foldAll(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            long folded;
            do {
                try (var row = statement.executeQuery("select report.fold_changes(20000)")) {
                    row.next();
                    folded = row.getLong(1);
                }
                if (!connection.getAutoCommit()) {
                    connection.commit();
                }
            } while (folded > 0);
        }
    }

    /** Says in the audit who did what, before it is done. */
    public static void audit(Connection connection, int tenantId, String action, String object, String detail)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into core.audit_entry (tenant_id, id, actor, action, object, detail) values (?, ?, ?, ?, ?, ?)")) {
            insert.setInt(1, tenantId);
            insert.setObject(2, UuidV7.at(Instant.now()));
            insert.setString(3, "operator:" + System.getProperty("user.name"));
            insert.setString(4, action);
            insert.setString(5, object);
            insert.setString(6, detail);
            insert.executeUpdate();
        }
    }

    /**
     * Tells the planner what the tables look like now; only the owner may.
     *
     * @param filled those that have many new rows; their counters are looked at as well
     */
    public static void analyze(Connection owner, Set<String> filled) throws SQLException {
        Set<String> tables = new TreeSet<>(filled);
        tables.addAll(List.of("report.rollup_day", "report.rollup_month", "report.rollup_figure"));
        try (Statement statement = owner.createStatement()) {
            for (String table : tables) {
                statement.execute("analyze " + table);
            }
        }
    }
}
