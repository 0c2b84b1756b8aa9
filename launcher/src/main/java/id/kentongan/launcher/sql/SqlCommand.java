package id.kentongan.launcher.sql;

import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.launcher.boot.Console;
import id.kentongan.launcher.boot.Messages;
import id.kentongan.launcher.boot.Verb;
import id.kentongan.launcher.command.Command;
import id.kentongan.launcher.command.Invocation;
import id.kentongan.launcher.database.MigratedSchemas;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.postgresql.core.Parser;

/**
 * {@code sql 'select …'}: one statement, in a read-only transaction, as the role that may only read. What was asked is
 * in the audit before it is answered.
 */
public final class SqlCommand implements Command {
    @Override
    public Verb verb() {
        return Verb.SQL;
    }

    @Override
    public int run(Invocation invocation) throws Exception {
        Messages messages = Messages.beside(
                SqlCommand.class, invocation.settings().messages().locale());
        if (invocation.arguments().size() != 1) {
            throw messages.refusal("one-statement");
        }
        String sql = invocation.arguments().get(0);
        if (statements(sql) != 1) {
            throw messages.refusal("one-statement");
        }
        try (Connection connection = invocation.databases().asApplication(Scope.tenant(0))) {
            MigratedSchemas.require(connection, messages.locale());
            audit(connection, sql);
        } catch (SQLException e) {
            throw messages.refusal(e, "audit-failed", sentence(e));
        }
        try (Connection connection = invocation.databases().asReader()) {
            answer(connection, sql, invocation.console(), messages);
        } catch (SQLException e) {
            throw messages.refusal(e, "sql-failed", sentence(e));
        }
        return 0;
    }

    static int statements(String sql) throws SQLException {
        return (int) Parser.parseJdbcSql(sql, true, false, true, false, false).stream()
                .filter(q -> !q.nativeSql.isBlank())
                .count();
    }

    private static void audit(Connection connection, String sql) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into core.audit_entry (tenant_id, id, actor, action, object, detail) values (0, ?, ?, ?, ?, ?)")) {
            insert.setObject(1, UuidV7.at(Instant.now()));
            insert.setString(2, "operator:" + System.getProperty("user.name"));
            insert.setString(3, "SQL_READ");
            insert.setString(4, "database");
            insert.setString(5, sql);
            insert.executeUpdate();
        }
    }

    private static void answer(Connection connection, String sql, Console console, Messages messages)
            throws SQLException {
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(Table.SAMPLE);
            statement.setEscapeProcessing(false);
            if (statement.execute(sql)) {
                try (ResultSet rows = statement.getResultSet()) {
                    long count = Table.print(rows, console);
                    console.say(messages.text("rows", count));
                }
            }
        } finally {
            connection.rollback();
        }
    }

    private static String sentence(SQLException e) {
        return String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("");
    }
}
