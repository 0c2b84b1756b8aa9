package id.kentongan.core.database.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.core.database.TestDatabase;
import id.kentongan.core.database.entity.DatabaseUnavailable;
import id.kentongan.core.database.entity.Scope;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whose rows the application's role is shown. On one connection that is kept, as a pool keeps it: what one statement was
 * allowed the next is not.
 */
class ScopeIT {

    private static final String COUNT = "select count(*) from core.dead_letter where queue = 'scope'";
    private static final String ADD =
            "insert into core.dead_letter (id, queue, reason, deliveries, parked_at, tenant_id)"
                    + " values (?, 'scope', 'x', 1, now(), ?)";
    private static final Scope EVERYBODY = Scope.system(Scope.Work.TEST);

    private static Connection kept;

    private final Sql sql = new Sql() {
        @Override
        protected Connection connect() {
            return unclosed(kept);
        }
    };

    @BeforeAll
    static void open() throws Exception {
        kept = TestDatabase.application().getConnection();
    }

    @AfterAll
    static void close() throws SQLException {
        kept.close();
    }

    @BeforeEach
    void fill() {
        EVERYBODY.run(() -> {
            sql.update("update core.dead_letter set queue = 'over' where queue = 'scope'");
            sql.update(ADD, UUID.randomUUID(), 801);
            sql.update(ADD, UUID.randomUUID(), 802);
            sql.update(ADD, UUID.randomUUID(), null);
        });
    }

    @Test
    void nothing_is_shown_to_who_entered_nothing() {
        assertThat(count()).isZero();
        assertThat(sql.update("update core.dead_letter set reason = 'y' where queue = 'scope'"))
                .isZero();
        assertThatThrownBy(() -> sql.update(ADD, UUID.randomUUID(), 801))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("42501");
    }

    @Test
    void a_tenant_sees_its_own() {
        assertThat(Scope.tenant(801).call(this::count)).isOne();
        assertThat(Scope.tenants(List.of(801, 802)).call(this::count)).isEqualTo(2);
        assertThat(Scope.tenants(List.of()).call(this::count)).isZero();
        assertThat(EVERYBODY.call(this::count)).as("what is nobody's too").isEqualTo(3);
    }

    @Test
    void a_scope_ends_with_its_statement() {
        assertThat(EVERYBODY.call(this::count)).isEqualTo(3);
        assertThat(count()).as("on the same connection").isZero();
    }

    /** From the sixth time on the driver knows the statement and cuts the message before answers of unknown length. */
    @Test
    void a_statement_that_is_sent_often_is_shown_the_same_each_time() {
        Scope.tenant(801).run(() -> {
            for (int time = 1; time <= 12; time++) {
                List<String> reasons = sql.list(
                        "select d.queue || d.reason, d.reason, d.body, d.message_id from core.dead_letter d"
                                + " cross join lateral (select reason from core.dead_letter where id = d.id offset 0) x"
                                + " where d.queue = 'scope' and d.reason <> all (?) and d.parked_at >= coalesce(?, now() - interval '1 day')"
                                + " order by d.id limit ?",
                        row -> row.getString(2),
                        new String[] {"nothing"},
                        null,
                        10);
                assertThat(reasons).as("time " + time).containsExactly("x");
                assertThat(sql.update("update core.dead_letter set deliveries = ? where queue = 'scope'", time))
                        .isOne();
            }
        });
    }

    @Test
    void a_failed_statement_leaves_no_transaction_open() throws SQLException {
        Scope.tenant(801)
                .run(() -> assertThatThrownBy(() -> sql.one("select 1 / 0 where ? = 1", row -> row.getInt(1), 1))
                        .isInstanceOf(DatabaseUnavailable.class)
                        .hasMessageContaining("22012"));

        assertThat(Scope.tenant(801).call(this::count)).isOne();
        assertThat(asked("now()")).as("another moment, so no transaction").isNotEqualTo(asked("now()"));
        assertThat(asked("coalesce(current_setting('kentongan.scope', true), '')"))
                .isEmpty();
    }

    private static String asked(String expression) throws SQLException {
        try (Statement statement = kept.createStatement();
                ResultSet row = statement.executeQuery("select (" + expression + ")::text")) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void an_inner_scope_holds_until_it_is_left() {
        Scope.tenant(801).run(() -> {
            assertThat(EVERYBODY.call(this::count)).isEqualTo(3);
            assertThat(count()).isOne();
        });
        assertThat(Scope.current()).isEmpty();
    }

    @Test
    void a_scope_is_left_by_who_fails_in_it() {
        assertThatThrownBy(() -> EVERYBODY.run(() -> {
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");
        assertThat(Scope.current()).isEmpty();
    }

    @Test
    void nobody_writes_into_another_tenant() {
        Scope.tenant(801).run(() -> {
            assertThatThrownBy(() -> sql.update(ADD, UUID.randomUUID(), 802)).hasMessageContaining("42501");
            assertThatThrownBy(() -> sql.update("update core.dead_letter set tenant_id = 802 where queue = 'scope'"))
                    .hasMessageContaining("42501");
            Writes both = new Writes();
            both.add(ADD, UUID.randomUUID(), 801);
            both.add(ADD, UUID.randomUUID(), 802);
            assertThatThrownBy(() -> sql.write(both)).hasMessageContaining("42501");
        });
        assertThat(EVERYBODY.call(this::count)).isEqualTo(3);
    }

    @Test
    void several_statements_that_go_together_are_told_once() {
        Scope.tenant(801).run(() -> {
            Writes two = new Writes();
            two.add(ADD, UUID.randomUUID(), 801);
            two.add(ADD, UUID.randomUUID(), 801);
            sql.write(two);
            assertThat(count()).isEqualTo(3);
        });
    }

    @Test
    void rows_that_are_read_one_by_one_need_a_transaction() {
        Scope.tenant(801)
                .run(() -> assertThatThrownBy(() -> sql.each(COUNT, 10, row -> row.getLong(1), row -> {}))
                        .isInstanceOf(IllegalStateException.class));
    }

    private long count() {
        return sql.one(COUNT, row -> row.getLong(1)).orElseThrow();
    }

    /** The connection, but closing it does nothing. */
    private static Connection unclosed(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                ScopeIT.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
