package id.kentongan.report.rollup.control;

import id.kentongan.report.rollup.entity.Counter;
import id.kentongan.report.rollup.entity.Difference;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Recounts a tenant's reports and compares. It may run beside a working application: reports, counters and the changes
 * that wait are read in one snapshot, in which they always agree.
 */
public final class Recount {

    private static final int FETCH = 1_000;

    /** The tables of counters, what tells their rows apart within a tenant, and how a change is laid to them. */
    private enum Table {
        DAY("report.rollup_day", "area_code, day", "area_code, day", ""),
        MONTH(
                "report.rollup_month",
                "area_code, category_code, month",
                "area_code, category_code, date_trunc('month', local)::date as month",
                ""),
        FIGURE(
                "report.rollup_figure",
                "area_code, facet, key, month",
                "f.area_code, f.facet, f.key, date_trunc('month', s.local)::date as month",
                " cross join lateral report.facets(s.area_code, s.category_code, s.channel, s.unit_id, s.answer_box,"
                        + " s.close_box, s.local) f");

        private final String table;
        private final String key;
        private final String keyOfChange;
        private final String spread;

        Table(String table, String key, String keyOfChange, String spread) {
            this.table = table;
            this.key = key;
            this.keyOfChange = keyOfChange;
            this.spread = spread;
        }

        private int columns() {
            return key.split(",").length;
        }
    }

    private static final String COUNTERS = counters(Counter::column);

    private final Connection connection;

    /**
     * @param connection in auto-commit mode, and so it is left; of the application's role for looking, of the owner's for
     *     repairing
     */
    public Recount(Connection connection) {
        this.connection = connection;
    }

    /**
     * @param found takes every counter that differs, by area and time
     * @return how many differ
     */
    public long compare(int tenantId, Consumer<Difference> found) throws SQLException {
        return inSnapshot(() -> {
            long differences = 0;
            for (Table table : Table.values()) {
                differences += compare(tenantId, table, found);
            }
            return differences;
        });
    }

    /**
     * Makes the counters say what the reports say. Nothing is folded meanwhile; reports may come in and change.
     *
     * @return how many rows of counters were corrected
     */
    public long repair(int tenantId) throws SQLException {
        execute("select pg_advisory_lock(hashtext('report.rollup'))");
        try {
            return inSnapshot(() -> {
                long repaired = 0;
                for (Table table : Table.values()) {
                    repaired += repair(tenantId, table);
                }
                if (repaired > 0) {
                    execute("insert into report.rollup_state as kept (tenant_id, version, folded_at) values ("
                            + tenantId
                            + ", 1, now()) on conflict (tenant_id) do update set version = kept.version + 1,"
                            + " folded_at = excluded.folded_at");
                }
                return repaired;
            });
        } finally {
            execute("select pg_advisory_unlock(hashtext('report.rollup'))");
        }
    }

    private long compare(int tenantId, Table table, Consumer<Difference> found) throws SQLException {
        String sql = both(table)
                + " select " + table.key + ", "
                + counters(c -> "coalesce(counted.%1$s, 0), coalesce(recounted.%1$s, 0)".formatted(c.column()))
                + " from counted full join recounted using (" + table.key + ") where " + differs()
                + " order by " + table.key;
        long differences = 0;
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            bind(query, tenantId);
            query.setFetchSize(FETCH);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    differences += report(tenantId, table, row, found);
                }
            }
        }
        return differences;
    }

    private static int report(int tenantId, Table table, ResultSet row, Consumer<Difference> found)
            throws SQLException {
        int column = table.columns() + 1;
        @Nullable
        String category = switch (table) {
            case DAY -> null;
            case MONTH -> row.getString("category_code");
            case FIGURE -> (row.getString("facet") + " " + row.getString("key")).strip();
        };
        LocalDate from = row.getObject(column - 1, LocalDate.class);
        int differences = 0;
        for (Counter counter : Counter.values()) {
            long counted = row.getLong(column++);
            long recounted = row.getLong(column++);
            if (counted != recounted) {
                found.accept(new Difference(tenantId, row.getString(1), category, from, counter, counted, recounted));
                differences++;
            }
        }
        return differences;
    }

    private long repair(int tenantId, Table table) throws SQLException {
        String sql = both(table)
                + " insert into " + table.table + " as kept (tenant_id, " + table.key + ", " + COUNTERS + ")"
                + " select ?, " + table.key + ", "
                + counters(c -> "coalesce(recounted.%1$s, 0) - coalesce(counted.%1$s, 0)".formatted(c.column()))
                + " from counted full join recounted using (" + table.key + ") where " + differs()
                + " on conflict (tenant_id, " + table.key + ") do update set "
                + counters(c -> "%1$s = kept.%1$s + excluded.%1$s".formatted(c.column()));
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            bind(update, tenantId);
            update.setInt(4, tenantId);
            return update.executeLargeUpdate();
        }
    }

    /** What the counters say together with the changes that wait, and what the reports say. */
    private static String both(Table table) {
        String sums = counters(c -> "sum(%1$s) as %1$s".formatted(c.column()));
        String filled = counters(c -> "coalesce(c.%1$s, 0) as %1$s".formatted(c.column()));
        String laid = "select " + table.keyOfChange + ", " + COUNTERS + " from %s s" + table.spread;
        return "with waiting as (select c.area_code, c.category_code, c.channel, c.unit_id, c.answer_box, c.close_box,"
                + " c.at at time zone t.zone as local, (c.at at time zone t.zone)::date as day, " + filled
                + " from report.report_change c join core.tenant t on t.id = c.tenant_id where c.tenant_id = ?),"
                + " counted as (select " + table.key + ", " + sums + " from ("
                + "select " + table.key + ", " + COUNTERS + " from " + table.table + " where tenant_id = ?"
                + " union all " + laid.formatted("waiting") + ") every group by " + table.key
                + "), recounted as (select " + table.key + ", " + sums + " from (" + laid.formatted("report.recounted")
                + " where tenant_id = ?) every group by " + table.key + ")";
    }

    private static void bind(PreparedStatement statement, int tenantId) throws SQLException {
        for (int i = 1; i <= 3; i++) {
            statement.setInt(i, tenantId);
        }
    }

    private static String differs() {
        return "(" + counters(c -> "coalesce(counted." + c.column() + ", 0)") + ") <> ("
                + counters(c -> "coalesce(recounted." + c.column() + ", 0)") + ")";
    }

    private static String counters(Function<Counter, String> each) {
        return Arrays.stream(Counter.values()).map(each).collect(Collectors.joining(", "));
    }

    private interface Work {
        long run() throws SQLException;
    }

    private long inSnapshot(Work work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            execute("set transaction isolation level repeatable read");
            long result = work.run();
            connection.commit();
            return result;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
