package id.kentongan.st.servers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Follows a report up the tiers, in the tables that the application writes. */
final class Climb {

    /**
     * The demonstration's ladder, when nobody accepts: who is told, by which queue, and as what. It is a flood, so the
     * disaster agency is told too.
     */
    private static final List<String> ALERTS = List.of(
            "AGENCY NEW",
            "KECAMATAN WARNING",
            "KELURAHAN NEW",
            "KELURAHAN REMINDER",
            "PEMKOT ESCALATION",
            "PEMPROV ESCALATION");

    /** That nobody has verified it climbs by a clock of its own. */
    private static final String ALERTS_OF = "select tier || ' ' || kind, count(*) from core.alert"
            + " where reference = ? and kind <> 'VERIFICATION' group by 1 order by 1";

    private static final String LATENESS = """
            select coalesce(max(extract(epoch from a.created_at - e.due_at)), -1), count(*)
            from core.escalation e join core.alert a using (tenant_id, case_id, tier, round)
            where a.reference = ?""";

    private static final String UNREADABLE = """
            insert into core.outbox (tenant_id, id, case_id, case_seq, queue, type, version, payload, created_at)
            values (1, gen_random_uuid(), gen_random_uuid(), 1, 'pemkot', 'none', 1, 'unreadable', now())
            returning id""";
    private static final String ON_THEIR_WAY = """
            select count(*) from core.outbox o
            where consumed_at is null
              and not exists (select 1 from core.dead_letter d where d.message_id = o.id::text)""";

    private final Database database;

    Climb(Database database) {
        this.database = database;
    }

    /** Waits until every tier was alerted exactly once, through its queue. */
    Result await(String ticket, Duration atMost) {
        long from = System.nanoTime();
        Patience.await("alerts of all tiers for " + ticket, atMost, () -> {
            Map<String, Long> alerts = alerts(ticket);
            return alerts.keySet().containsAll(ALERTS) ? Optional.of(alerts) : Optional.empty();
        });
        Duration time = Duration.ofNanos(System.nanoTime() - from);
        verify(ticket);
        return new Result(ticket, time, lateness(ticket));
    }

    /**
     * Exactly one alert for each tier, and nothing else; also true of a report after the server came back. Its author is in
     * the vault.
     */
    void verify(String ticket) {
        Map<String, Long> alerts = alerts(ticket);
        if (!List.copyOf(alerts.keySet()).equals(ALERTS)
                || alerts.values().stream().anyMatch(count -> count != 1)) {
            throw new CheckFailed("alerts of %s: %s".formatted(ticket, alerts));
        }
        List<String> authors =
                lines("select r.ticket from vault.reporter a join report.report r on r.id = a.report_id");
        if (!authors.contains(ticket)) {
            throw new CheckFailed("the vault does not know who wrote " + ticket);
        }
    }

    /** Puts a message on its way that nobody can read. At the fifth delivery the application must park it. */
    void sendUnreadable() {
        query(UNREADABLE, results -> results.next());
    }

    /** The one that cannot be read was parked, no other; none is on its way; no transaction is left in the middle. */
    void verifyQuiet(Duration atMost) {
        Patience.await("quiet outbox", atMost, () -> number(ON_THEIR_WAY) == 0 ? Optional.of(true) : Optional.empty());
        List<String> parked = lines("select queue || ' ' || body || ' ' || deliveries from core.dead_letter");
        if (!parked.equals(List.of("pemkot unreadable 5"))) {
            throw new CheckFailed("dead letters: " + parked);
        }
        if (number("select count(*) from pg_prepared_xacts") != 0) {
            throw new CheckFailed("a prepared transaction was left behind");
        }
    }

    private Map<String, Long> alerts(String ticket) {
        return query(
                ALERTS_OF,
                results -> {
                    Map<String, Long> alerts = new TreeMap<>();
                    while (results.next()) {
                        alerts.put(results.getString(1), results.getLong(2));
                    }
                    return alerts;
                },
                ticket);
    }

    private Duration lateness(String ticket) {
        return query(
                LATENESS,
                results -> {
                    results.next();
                    return Duration.ofMillis(Math.round(results.getDouble(1) * 1000));
                },
                ticket);
    }

    private long number(String sql) {
        return query(sql, results -> {
            results.next();
            return results.getLong(1);
        });
    }

    private List<String> lines(String sql) {
        return query(sql, results -> {
            List<String> lines = new ArrayList<>();
            while (results.next()) {
                lines.add(results.getString(1));
            }
            return lines;
        });
    }

    private <T> T query(String sql, Reading<T> reading, String... arguments) {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setString(i + 1, arguments[i]);
            }
            try (ResultSet results = statement.executeQuery()) {
                return reading.of(results);
            }
        } catch (SQLException e) {
            throw new CheckFailed("the database answered " + e.getMessage(), e);
        }
    }

    private interface Reading<T> {
        T of(ResultSet results) throws SQLException;
    }

    /**
     * @param time from filing to the last tier's alert
     * @param lateness the longest time from a deadline to the alert that it caused
     */
    record Result(String ticket, Duration time, Duration lateness) {}
}
