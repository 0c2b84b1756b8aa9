package id.kentongan.report.followup.control;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.deadline.control.Deadlines;
import id.kentongan.core.deadline.control.Ladders;
import id.kentongan.core.deadline.control.OfficeCalendars;
import id.kentongan.core.deadline.entity.DeadlinePassed;
import id.kentongan.core.deadline.entity.DeadlinesPassed;
import id.kentongan.core.escalation.control.Ascent;
import id.kentongan.core.escalation.control.CaseFiles;
import id.kentongan.core.escalation.control.CaseTerms;
import id.kentongan.core.escalation.control.Climbs;
import id.kentongan.core.organisation.control.Regions;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.outbox.control.Outbox;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.BoundDatabase;
import id.kentongan.report.control.Reports;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How often a sweep asks the database, on a real PostgreSQL with the rights of the application's role. */
class SweepStatementsIT {

    private static final int CASES = 150;

    @BeforeAll
    static void start() {
        BoundDatabase.bind();
    }

    @Test
    void a_batch_costs_the_same_few_statements_however_many_cases_it_has() throws Exception {
        List<UUID> cases = IntStream.range(0, CASES)
                .mapToObj(i -> UuidV7.at(Instant.now()))
                .toList();
        cases.forEach(SweepStatementsIT::file);

        try (Transaction transaction = new Transaction()) {
            // The first fills the node's memory of regions, ladders and calendars.
            assertThat(transaction.sweep(1)).isOne();
            transaction.statements = 0;
            assertThat(transaction.sweep(2 * CASES)).isEqualTo(CASES - 1);

            assertThat(transaction.statements).isLessThanOrEqualTo(10);
            assertThat(transaction.count("core.escalation", "case_id", cases)).isEqualTo(CASES);
            assertThat(transaction.count("core.outbox", "case_id", cases)).isEqualTo(CASES);
            assertThat(transaction.count("report.report_event", "report_id", cases))
                    .isEqualTo(CASES);
            assertThat(transaction.count("core.deadline", "fired_at is null and case_id", cases))
                    .isEqualTo(CASES);
        }
    }

    private static void file(UUID id) {
        BoundDatabase.run(
                "insert into core.case_file (tenant_id, id, kind, reference, topic, area_code, preset, state, tier, last_seq,"
                        + " opened_at, unit_id, version) values (1, '" + id + "', 'REPORT', '" + id + "', 'sampah',"
                        + " '31.71.01.1001', 'dki', 'OPEN', 'KELURAHAN', 1, now(),"
                        + " (select id from core.unit where agency = 'bpbd' and tenant_id = 1 and closed_at is null), 1)",
                "insert into core.deadline (tenant_id, case_id, phase, step, round, tier, action, due_at) values (1, '"
                        + id + "', 'ACCEPT', 1, 0, 'KELURAHAN', 'REMINDER', now() - interval '1 hour')",
                "insert into report.report (tenant_id, id, ticket, tracking_hash, category_code, status, channel, area_code,"
                        + " lat, lon, location_rule, border_distance_m, approximate, description, received_at, updated_at,"
                        + " last_seq, version) values (1, '" + id + "', '" + id + "', decode(md5('" + id
                        + "'), 'hex'), 'sampah',"
                        + " 'SUBMITTED', 'OPEN311', '31.71.01.1001', -6.17639, 106.82666, 'INSIDE', 80, false, 'Uji', now(),"
                        + " now(), 1, 1)");
    }

    /** One transaction of the sweep as the container would wire it, with all of its statements counted. */
    private static final class Transaction implements AutoCloseable {

        private final Connection connection;
        private final Sql sql;
        private final Deadlines deadlines;
        private final ReportEscalation escalation;
        private int statements;

        Transaction() throws Exception {
            connection = BoundDatabase.data().getConnection();
            connection.setAutoCommit(false);
            Map<Object, Object> resources = new HashMap<>();
            Object registry = Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {TransactionSynchronizationRegistry.class},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "getTransactionKey" -> "transaction";
                        case "getResource" -> resources.get(arguments[0]);
                        case "putResource" -> resources.put(arguments[0], arguments[1]);
                        default -> throw new UnsupportedOperationException(method.getName());
                    });
            Connection counted = (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("close")) {
                            return null;
                        }
                        if (method.getName().equals("prepareStatement")) {
                            statements += 1
                                    + (int) String.valueOf(arguments[0])
                                            .chars()
                                            .filter(character -> character == ';')
                                            .count();
                        }
                        return method.invoke(connection, arguments);
                    });
            sql = new Sql() {
                @Override
                protected Connection connect() {
                    return counted;
                }
            };
            set(Sql.class, sql, "transaction", registry);
            DatabaseClock clock = new DatabaseClock(sql);
            set(DatabaseClock.class, clock, "transaction", registry);
            deadlines = new Deadlines(sql);
            Ladders ladders = new Ladders(sql, new OfficeCalendars(sql));
            Climbs climbs = new Climbs(sql, clock, ladders, deadlines);
            Units units = new Units(new Regions(sql, new Settings()));
            Outbox outbox = new Outbox(sql);
            CaseTerms terms = new CaseTerms(new CaseFiles(), sql, clock, new Settings(), ladders, climbs);
            Reports reports = new Reports();
            set(Reports.class, reports, "sql", sql);
            escalation = new ReportEscalation(
                    new Ascent(climbs, deadlines, units, outbox, clock, sql),
                    terms,
                    reports,
                    clock,
                    null,
                    new PublicMoves() {
                        @Override
                        void told(List<Reports.Told> all) {
                            // Whoever listens is in another module.
                        }
                    });
        }

        private static void set(Class<?> type, Object of, String name, Object value)
                throws ReflectiveOperationException {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            field.set(of, value);
        }

        int sweep(int most) {
            return Scope.system(Scope.Work.SWEEP).call(() -> {
                List<DeadlinePassed> due = deadlines.claimDue(most);
                escalation.on(new DeadlinesPassed(due));
                return due.size();
            });
        }

        long count(String table, String which, List<UUID> ids) {
            return Scope.system(Scope.Work.SWEEP)
                    .call(() -> sql.one(
                                    "select count(*) from " + table + " where " + which + " = any (?::uuid[])",
                                    row -> row.getLong(1),
                                    (Object) ids.stream().map(UUID::toString).toArray(String[]::new))
                            .orElseThrow());
        }

        @Override
        public void close() throws SQLException {
            connection.rollback();
            connection.close();
        }
    }
}
