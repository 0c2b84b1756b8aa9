package id.kentongan.core.live.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.core.database.TestDatabase;
import id.kentongan.core.database.control.Row;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.DatabaseUnavailable;
import id.kentongan.core.live.control.Signals;
import id.kentongan.core.live.entity.SignalsHeard;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nodes on one PostgreSQL (LV.1, LV.2, LV.3). */
class SignalExchangeIT {

    private final String unit = Signals.UNIT + UUID.randomUUID();
    private final String session = Signals.SESSION + UUID.randomUUID();
    private final String person = Signals.PERSON + UUID.randomUUID();

    @BeforeAll
    static void database() {
        TestDatabase.bind();
    }

    @Test
    void what_one_node_says_every_other_hears_once() {
        Node one = new Node(new Sql());
        Node other = new Node(new Sql());
        Node third = new Node(new Sql());
        one.says(unit, session, person, unit);
        assertThat(one.exchange()).as("its own words").doesNotContain(unit, session, person);
        for (Node each : List.of(other, third)) {
            assertThat(each.exchange()).contains(unit, session, person);
            assertThat(each.exchange()).as("again").doesNotContain(unit, session, person);
        }

        one.says(unit);
        one.exchange();

        assertThat(other.exchange()).contains(unit).doesNotContain(session);
    }

    @Test
    void two_that_say_the_same_in_one_moment_hear_each_other() {
        Node one = new Node(new Sql());
        Node other = new Node(new Sql());
        one.says(unit);
        other.says(unit);
        assertThat(one.exchange()).doesNotContain(unit);
        assertThat(other.exchange()).contains(unit);
        assertThat(one.exchange()).contains(unit);
    }

    @Test
    void who_has_nothing_to_say_and_no_page_open_asks_nothing() {
        Node silent = new Node(new Sql() {
            @Override
            public <T> List<T> list(String sql, Row<T> row, @Nullable Object... arguments) {
                throw new AssertionError("asked");
            }
        });
        silent.exchange.listen(false);
        assertThat(silent.exchange.exchange()).isZero();
    }

    @Test
    void what_could_not_be_said_is_said_later() {
        boolean[] away = {true};
        Node one = new Node(new Sql() {
            @Override
            public <T> List<T> list(String sql, Row<T> row, @Nullable Object... arguments) {
                if (away[0]) {
                    throw new DatabaseUnavailable("away", new SQLException("away", "08006"));
                }
                return super.list(sql, row, arguments);
            }
        });
        Node other = new Node(new Sql());
        one.says(unit);
        assertThatThrownBy(one.exchange::exchange).isInstanceOf(DatabaseUnavailable.class);
        assertThat(other.exchange()).doesNotContain(unit);
        away[0] = false;
        one.exchange();
        assertThat(other.exchange()).contains(unit);
    }

    @Test
    void what_was_said_long_ago_is_neither_heard_nor_kept() throws SQLException {
        Node one = new Node(new Sql());
        one.says(unit);
        one.exchange();
        try (Connection connection = TestDatabase.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("update core.live_signal set said_at = said_at - interval '2 minutes' where topic = '"
                    + unit + "'");
            assertThat(new Node(new Sql()).exchange()).doesNotContain(unit);
            one.exchange.forget();
            assertThat(statement.executeUpdate("delete from core.live_signal where topic = '" + unit + "'"))
                    .isZero();
        }
    }

    /** One node, with what its pages would be told. */
    private static final class Node {

        private final SignalExchange exchange = new SignalExchange();
        private final List<String> told = new ArrayList<>();

        Node(Sql sql) {
            exchange.sql = sql;
            exchange.signals = new Signals();
            exchange.heard = new Told(told);
            exchange.listen(true);
        }

        void says(String... topics) {
            exchange.signals.keep(List.of(topics));
        }

        List<String> exchange() {
            told.clear();
            exchange.exchange();
            return told;
        }
    }

    private record Told(List<String> topics) implements Event<SignalsHeard> {

        @Override
        public void fire(SignalsHeard event) {
            event.units().forEach(id -> topics.add(Signals.UNIT + id));
            event.sessions().forEach(id -> topics.add(Signals.SESSION + id));
            event.people().forEach(id -> topics.add(Signals.PERSON + id));
        }

        @Override
        public <U extends SignalsHeard> CompletionStage<U> fireAsync(U event) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends SignalsHeard> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Event<SignalsHeard> select(Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends SignalsHeard> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends SignalsHeard> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }
    }
}
