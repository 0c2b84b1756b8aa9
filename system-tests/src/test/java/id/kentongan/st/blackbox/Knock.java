package id.kentongan.st.blackbox;

import id.kentongan.core.outbox.entity.CaseAlertV1;
import id.kentongan.st.Eventually;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Alerts on demand: a message for a unit is put where the program's own ones wait to be sent. */
public final class Knock implements AutoCloseable {

    private static final Duration ARRIVED = Duration.ofSeconds(30);
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Connection superuser;

    /** @param kentongan with its own database */
    public Knock(Kentongan kentongan) throws SQLException {
        superuser = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + kentongan.postgresPort() + "/kentongan",
                "postgres",
                kentongan.secrets().getProperty("database.superuser"));
    }

    /**
     * Alerts a unit to some case of a government, and waits until the alert stands on its board.
     *
     * @param tenant which must have a case
     */
    public void at(int tenant, UUID unit) throws SQLException {
        UUID id;
        try (PreparedStatement send = superuser.prepareStatement("""
                insert into core.outbox (tenant_id, id, case_id, case_seq, queue, type, version, payload, created_at)
                select c.tenant_id, ?, c.id, ?, 'kelurahan', 'case-alert', 1, ?, now()
                from core.case_file c where c.tenant_id = ? and c.id = ?""")) {
            int number = COUNT.incrementAndGet();
            id = uuid(
                    "select (left(core.id_floor(now())::text, 14) || '7000-9000-' || lpad(to_hex(?::int), 12, '0'))::uuid",
                    number);
            UUID aCase = uuid("select id from core.case_file where tenant_id = ? order by id limit 1", tenant);
            String tier = text("select tier from core.unit where id = ?", unit);
            send.setObject(1, id);
            send.setInt(2, 1_000 + number);
            send.setString(
                    3,
                    new CaseAlertV1(
                                    id,
                                    OffsetDateTime.now(),
                                    tenant,
                                    aCase,
                                    1_000 + number,
                                    unit,
                                    tier,
                                    "REMINDER",
                                    1_000 + number,
                                    null)
                            .toJson());
            send.setInt(4, tenant);
            send.setObject(5, aCase);
            if (send.executeUpdate() != 1) {
                throw new AssertionError("no case in tenant " + tenant);
            }
        }
        Eventually.within(ARRIVED, () -> {
            if (!text("select count(*)::text from core.alert where id = ?", id).equals("1")) {
                throw new AssertionError("no alert for " + unit);
            }
        });
    }

    private UUID uuid(String query, Object argument) throws SQLException {
        return UUID.fromString(text(query, argument));
    }

    private String text(String query, Object argument) throws SQLException {
        try (PreparedStatement statement = superuser.prepareStatement(query)) {
            statement.setObject(1, argument);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new AssertionError("nothing: " + query + " " + argument);
                }
                return row.getString(1);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        superuser.close();
    }
}
