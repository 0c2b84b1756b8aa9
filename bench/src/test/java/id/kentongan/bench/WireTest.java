package id.kentongan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that read answers wrongly would measure nonsense. */
class WireTest {
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/echo", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean whole = exchange.getRequestURI().getPath().endsWith("whole");
            if (exchange.getRequestURI().getPath().endsWith("last")) {
                exchange.getResponseHeaders().set("Connection", "close");
            }
            // Length 0 means chunks to this server.
            exchange.sendResponseHeaders(201, whole ? body.length : 0);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void answers_are_read_by_length_in_chunks_and_after_the_last_of_a_connection() throws Exception {
        try (Wire wire = new Wire(server.getAddress().getPort())) {
            for (String path : new String[] {"/echo/whole", "/echo/chunks", "/echo/last", "/echo/whole"}) {
                Wire.Answer answer = wire.send(Wire.post(path, "saluran tersumbat é"));

                assertThat(answer.status()).as(path).isEqualTo(201);
                assertThat(answer.body().getBytes(StandardCharsets.UTF_8))
                        .as(path)
                        .isEqualTo("saluran tersumbat é".getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
