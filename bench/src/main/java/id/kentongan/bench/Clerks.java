package id.kentongan.bench;

import id.kentongan.core.identity.control.Secrets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Officers who have just signed in: each has an account, a post and a session of an hour. */
final class Clerks {
    private static final String COOKIE = "KENTONGAN-SESI=";

    private Clerks() {}

    /**
     * Somebody at their desk.
     *
     * @param cookie as a request sends it
     * @param area the code of the unit's area
     */
    record Clerk(String cookie, UUID unit, String area) {}

    /**
     * @param units a condition on {@code core.unit u} that says where somebody is hired
     * @param role that they get
     */
    static List<Clerk> hire(City city, String units, String role) throws SQLException {
        List<Clerk> clerks = new ArrayList<>();
        try (Connection connection = city.asSuperuser();
                Statement all = connection.createStatement();
                ResultSet unit = all.executeQuery("select u.id, u.area_code from core.unit u join core.tenant t"
                        + " on t.id = u.tenant_id and t.code = 'JKT' where u.closed_at is null and " + units
                        + " order by u.area_code")) {
            while (unit.next()) {
                clerks.add(hire(connection, unit.getObject(1, UUID.class), unit.getString(2), role));
            }
        }
        return clerks;
    }

    private static Clerk hire(Connection connection, UUID unit, String area, String role) throws SQLException {
        UUID person = UUID.randomUUID();
        change(connection, "insert into core.person (id) values (?)", person);
        change(
                connection,
                "insert into core.account (person_id, user_name, display_name, password_hash) values (?, ?, 'Bench', 'none')",
                person,
                "b-" + person.toString().substring(0, 18));
        change(
                connection,
                "insert into core.membership (id, person_id, unit_id, role) values (?, ?, ?, ?)",
                UUID.randomUUID(),
                person,
                unit,
                role);
        return new Clerk(session(connection, person, "PASSWORD"), unit, area);
    }

    /**
     * Signs somebody in, for an hour.
     *
     * @param method of {@code core.session}
     * @return the cookie, as a request sends it
     */
    static String session(Connection connection, UUID person, String method) throws SQLException {
        String token = Secrets.draw();
        change(
                connection,
                "insert into core.session (id, token_hash, person_id, stage, method, device, remembered, idle, ends_at)"
                        + " values (?, ?, ?, 'PASSED', ?, 'bench', false, '1 hour', now() + interval '2 hours')",
                UUID.randomUUID(),
                Secrets.hash(token),
                person,
                method);
        return COOKIE + token;
    }

    static void change(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
