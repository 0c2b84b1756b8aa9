package id.kentongan.launcher.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlCommandTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "select 1                    | 1",
                "select 1;                   | 1",
                "select ';' as a             | 1",
                "select 1; delete from x     | 2",
                "\"commit; select 1\"        | 2",
                "select $$a;b$$ -- ; comment | 1"
            })
    void statements_are_counted_as_the_server_would(String sql, int count) throws SQLException {
        assertThat(SqlCommand.statements(sql)).isEqualTo(count);
    }
}
