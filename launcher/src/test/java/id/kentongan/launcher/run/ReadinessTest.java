package id.kentongan.launcher.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/health", exchange -> {
            exchange.sendResponseHeaders(asked.incrementAndGet() < 3 ? 503 : 200, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void it_is_ready_when_health_says_so_and_not_before() throws InterruptedException {
        Readiness readiness = new Readiness("0.0.0.0", server.getAddress().getPort());

        assertThat(readiness.await(Duration.ofSeconds(20))).isTrue();
        assertThat(asked).hasValue(3);
    }

    @Test
    void it_gives_up_and_knows_the_last_answer() throws InterruptedException {
        asked.set(Integer.MIN_VALUE);
        Readiness readiness = new Readiness("127.0.0.1", server.getAddress().getPort());

        assertThat(readiness.await(Duration.ofMillis(300))).isFalse();
        assertThat(readiness.last()).startsWith("503");
    }
}
