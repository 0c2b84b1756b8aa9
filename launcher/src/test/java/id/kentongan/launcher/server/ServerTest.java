package id.kentongan.launcher.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerTest {
    @Test
    void separators_inside_a_value_are_escaped() {
        assertThat(Server.properties("url", "jdbc:postgresql://h:1/db?a=b", "password", "p\\q"))
                .isEqualTo("url=jdbc\\:postgresql\\://h\\:1/db?a\\=b:password=p\\\\q");
    }
}
