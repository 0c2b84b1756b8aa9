package id.kentongan.core.database.control;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What the application's role of the database must not be. Who owns a table or goes around row-level security has no wall
 * between the governments before him (OWASP ASVS 5.0, 13.2.2: as few rights as the work needs).
 */
public final class RoleRights {

    /** One row for each right too many, in PostgreSQL's own words; none when the role is as it should be. */
    public static final String EXCESS = """
            select v.name from pg_roles r cross join lateral (values
                ('superuser', r.rolsuper),
                ('bypassrls', r.rolbypassrls),
                ('createrole', r.rolcreaterole),
                ('owner of the schemas', exists (select from pg_namespace n
                    where n.nspname in ('core', 'report', 'chat') and pg_has_role(r.oid, n.nspowner, 'member')))
            ) as v (name, held)
            where r.rolname = current_user and v.held""";

    private RoleRights() {}

    /** @param application a connection of the application's role */
    public static List<String> excess(Connection application) throws SQLException {
        List<String> rights = new ArrayList<>();
        try (Statement statement = application.createStatement();
                ResultSet row = statement.executeQuery(EXCESS)) {
            while (row.next()) {
                rights.add(row.getString(1));
            }
        }
        return rights;
    }
}
