package id.kentongan.st.faults;

import id.kentongan.st.Checkout;
import id.kentongan.st.container.FreePort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** HAProxy with the settings that docs/operations hands to operators, before two nodes. It needs the machine's own. */
final class Balancer implements AutoCloseable {

    private static final Path SETTINGS = Checkout.ROOT.resolve("docs/operations/haproxy.cfg");
    private static final List<Path> PLACES = List.of(Path.of("/usr/sbin/haproxy"), Path.of("/usr/bin/haproxy"));

    private static final Duration START_LIMIT = Duration.ofSeconds(20);

    private final int port = FreePort.draw();
    private final Path log;
    private @Nullable Process process;

    /** @param folder for what it says */
    Balancer(Path folder) {
        log = folder.resolve("haproxy.log");
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** @throws IllegalStateException where it is not installed */
    private static Path program() {
        return PLACES.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("R13 needs HAProxy, which is not there: apt-get install haproxy"));
    }

    /** Where clients find it, without a slash at the end. */
    String address() {
        return "http://localhost:" + port;
    }

    URI uri(String path) {
        return URI.create(address() + path);
    }

    void start(int portOfA, int portOfB) throws IOException {
        Files.createDirectories(log.getParent());
        ProcessBuilder builder = new ProcessBuilder(program().toString(), "-db", "-f", SETTINGS.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("FRONT", "127.0.0.1:" + port);
        builder.environment().put("NODE_A", "127.0.0.1:" + portOfA);
        builder.environment().put("NODE_B", "127.0.0.1:" + portOfB);
        process = builder.start();
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (!listening()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("HAProxy does not listen: " + Files.readString(log));
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    private boolean listening() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** How often it has said so of a node: {@code a} or {@code b}, {@code UP} or {@code DOWN}. */
    long said(String node, String state) throws IOException {
        String words = "Server nodes/" + node + " is " + state;
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains(words))
                .count();
    }

    /** Answers with the seconds until it has said so more than that many times; -1 where it never did. */
    double untilSaid(String node, String state, long before, Duration limit) throws Exception {
        return ClockJumps.until(() -> said(node, state) > before, limit);
    }

    @Override
    public void close() {
        Process running = process;
        if (running == null) {
            return;
        }
        process = null;
        running.destroy();
        try {
            if (!running.waitFor(5, TimeUnit.SECONDS)) {
                running.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
