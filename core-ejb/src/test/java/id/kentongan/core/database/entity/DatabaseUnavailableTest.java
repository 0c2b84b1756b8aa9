package id.kentongan.core.database.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import javax.naming.NamingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseUnavailableTest {

    @ParameterizedTest
    @CsvSource({
        "08006, true",
        "53300, true",
        "57P01, true",
        "40P01, true",
        "55P03, true",
        "25P03, true",
        ", true",
        "23505, false",
        "42501, false"
    })
    void the_sql_state_tells_whether_the_database_is_away(String state, boolean away) {
        SQLException refused = new SQLException("refused", state);
        assertThat(DatabaseUnavailable.explains(new IllegalStateException(new DatabaseUnavailable("x", refused))))
                .isEqualTo(away);
        assertThat(DatabaseUnavailable.explains(new IllegalStateException(refused)))
                .isEqualTo(away);
    }

    @Test
    void a_data_source_that_is_not_there_counts_as_away() {
        DatabaseUnavailable unbound = new DatabaseUnavailable("no data source", new NamingException("not bound"));
        assertThat(DatabaseUnavailable.explains(new IllegalStateException(unbound)))
                .isTrue();
    }

    @Test
    void our_own_mistakes_are_not_the_databases_absence() {
        assertThat(DatabaseUnavailable.explains(new IllegalStateException("a mistake")))
                .isFalse();
    }
}
