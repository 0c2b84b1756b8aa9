package id.kentongan.st.container;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Artemis in a process of its own, so that it can be killed and started again on its journal. */
public final class BrokerProcess implements AutoCloseable {

    private static final long START_LIMIT_NANOS = 60_000_000_000L;

    private final Path folder;
    private final int port = FreePort.draw();
    private final String password = UUID.randomUUID().toString();
    private @Nullable Process process;

    private BrokerProcess(Path folder) {
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    public static BrokerProcess start(Path folder) throws IOException {
        BrokerProcess broker = new BrokerProcess(Files.createTempDirectory(
                Files.createDirectories(folder.toAbsolutePath().getParent()), folder.getFileName() + "-"));
        broker.startAgain();
        return broker;
    }

    /** In the other process: port, folder; the password is in the environment, where only its owner can read it. */
    public static void main(String[] arguments) {
        TestBroker.start(Path.of(arguments[1]), Integer.parseInt(arguments[0]), System.getenv("BROKER_PASSWORD"));
    }

    public void startAgain() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        // Its audit would write more than the journal does, and fill a small disk by itself.
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-Dorg.slf4j.simpleLogger.log.org.apache.activemq.audit=off",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerProcess.class.getName(),
                        String.valueOf(port),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(folder.toFile(), "broker.log")));
        builder.environment().put("BROKER_PASSWORD", password);
        Process started = builder.start();
        process = started;
        long end = System.nanoTime() + START_LIMIT_NANOS;
        while (!listening()) {
            if (!started.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("the broker does not start: " + folder.resolve("broker.log"));
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    private boolean listening() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    public int port() {
        return port;
    }

    public String url() {
        return "tcp://127.0.0.1:" + port;
    }

    public String user() {
        return TestBroker.USER;
    }

    public String password() {
        return password;
    }

    /** Keeps it from doing anything (SIGSTOP): its connections stay, and nobody answers. */
    public void pause() {
        signal("-STOP");
    }

    /** Lets it go on (SIGCONT). */
    public void goOn() {
        signal("-CONT");
    }

    private void signal(String which) {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException("not started");
        }
        try {
            if (new ProcessBuilder("kill", which, String.valueOf(running.pid()))
                            .inheritIO()
                            .start()
                            .waitFor()
                    != 0) {
                throw new IllegalStateException("kill " + which + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public void kill() {
        Process running = process;
        if (running != null) {
            end(running.destroyForcibly());
        }
    }

    @Override
    public void close() {
        Process running = process;
        if (running != null) {
            running.destroy();
            end(running);
        }
    }

    private static void end(Process process) {
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
