package id.kentongan.launcher.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerTest {
    @Test
    void separators_inside_a_value_are_escaped() {
        assertThat(Server.properties("url", "jdbc:postgresql://h:1/db?a=b", "password", "p\\q"))
                .isEqualTo("url=jdbc\\:postgresql\\://h\\:1/db?a\\=b:password=p\\\\q");
    }

    @Test
    void a_database_that_hangs_holds_nobody_for_a_minute_unless_its_address_says_so() {
        assertThat(Server.withTimeouts("jdbc:postgresql://h:1/db"))
                .isEqualTo("jdbc:postgresql://h:1/db?connectTimeout=10&socketTimeout=50&tcpKeepAlive=true");
        assertThat(Server.withTimeouts("jdbc:postgresql://h:1/db?ssl=true&socketTimeout=0"))
                .isEqualTo("jdbc:postgresql://h:1/db?ssl=true&socketTimeout=0&connectTimeout=10&tcpKeepAlive=true");
    }
}
