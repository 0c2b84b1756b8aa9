package id.kentongan.core.limit.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.database.TestDatabase;
import id.kentongan.core.database.control.Row;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.DatabaseUnavailable;
import id.kentongan.core.limit.control.Buckets;
import id.kentongan.core.limit.entity.ClientClass;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two nodes on one PostgreSQL, with the shipped limit of an address: 20 a second, 100 at once (R8.2, R8.3). */
class LimitExchangeIT {

    private final String client = UUID.randomUUID().toString();

    @BeforeAll
    static void database() {
        TestDatabase.bind();
    }

    @Test
    void what_a_client_used_at_one_node_counts_at_the_other() {
        LimitExchange one = node(new Sql());
        LimitExchange other = node(new Sql());
        assertThat(take(one, 70)).isEqualTo(70);
        assertThat(take(other, 70)).isEqualTo(70);

        assertThat(one.exchange()).isEqualTo(1);
        assertThat(other.exchange()).isEqualTo(1);

        // 140 of 100: the other node knows at once, the first when it tells its next request.
        assertThat(take(other, 1)).isZero();
        take(one, 1);
        one.exchange();
        assertThat(take(one, 1)).isZero();
    }

    @Test
    void without_news_nobody_is_asked() {
        LimitExchange node = node(new Sql() {
            @Override
            public <T> List<T> list(String sql, Row<T> row, @Nullable Object... arguments) {
                throw new AssertionError("asked");
            }
        });
        take(node, 10);
        assertThat(node.exchange()).isZero();
    }

    @Test
    void while_the_database_is_away_a_node_goes_on_alone_and_tells_later() {
        LimitExchange node = node(new Sql() {
            @Override
            public <T> List<T> list(String sql, Row<T> row, @Nullable Object... arguments) {
                throw new DatabaseUnavailable("away", new SQLException("away", "08006"));
            }
        });
        take(node, 60);
        assertThatThrownBy(node::exchange).isInstanceOf(DatabaseUnavailable.class);
        assertThat(take(node, 100)).isBetween(40, 60);

        node.sql = new Sql();
        assertThat(node.exchange()).isEqualTo(1);
        LimitExchange other = node(new Sql());
        take(other, 30);
        other.exchange();
        assertThat(take(other, 1)).isZero();
    }

    @Test
    void what_has_been_empty_for_a_while_is_forgotten() throws SQLException {
        try (Connection connection = TestDatabase.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into core.limit_bucket values (md5('old'), now() - interval '2 minutes'),"
                    + " (md5('new'), now() + interval '1 second')");
            node(new Sql()).forget();
            assertThat(statement.executeUpdate("delete from core.limit_bucket where id = md5('old')"))
                    .isZero();
            assertThat(statement.executeUpdate("delete from core.limit_bucket where id = md5('new')"))
                    .isOne();
        }
    }

    private static LimitExchange node(Sql sql) {
        LimitExchange node = new LimitExchange();
        node.sql = sql;
        node.buckets = new Buckets(new Settings());
        return node;
    }

    private int take(LimitExchange node, int tries) {
        int passed = 0;
        for (int i = 0; i < tries; i++) {
            passed += node.buckets.take(ClientClass.ADDRESS, client, System.nanoTime()) == 0 ? 1 : 0;
        }
        return passed;
    }
}
