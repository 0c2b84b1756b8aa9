package id.kentongan.st.keycloak;

import id.kentongan.st.Checkout;
import id.kentongan.st.container.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A real Keycloak on loopback with one realm, one client and one person; closing it leaves no process behind. */
final class Keycloak implements AutoCloseable {

    static final String CLIENT = "kentongan";
    static final String SECRET = "mT4vQ8xK2pL9sR6wZ1yB5nD7hF3jG0cA";
    static final String USER = "lurah.gambir";
    static final String PASSWORD = "pos ronda nomor 7";

    private static final Path UNPACKED = Checkout.ROOT.resolve("system-tests/target/keycloak");
    private static final Duration START_LIMIT = Duration.ofMinutes(4);

    private final int port = FreePort.draw();
    private final Path home;
    private final Process process;

    /** @param callback of the application */
    static Keycloak start(URI callback) throws IOException {
        try (Stream<Path> folders = Files.list(UNPACKED)) {
            Path home = folders.filter(folder -> folder.getFileName().toString().startsWith("keycloak-"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("run system-tests/keycloak"));
            return new Keycloak(home, callback);
        }
    }

    private Keycloak(Path home, URI callback) throws IOException {
        this.home = home;
        clear(home.resolve("data"));
        Path imports = Files.createDirectories(home.resolve("data/import"));
        Files.writeString(imports.resolve("kota.json"), realm(callback));
        ProcessBuilder builder = new ProcessBuilder(
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--import-realm",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(UNPACKED.resolve("keycloak.log").toFile());
        builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
        builder.environment()
                .put("JAVA_HOME", Path.of(System.getProperty("java.home")).toString());
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        awaitReady();
    }

    String issuer() {
        return "http://127.0.0.1:" + port + "/realms/kota";
    }

    private static String realm(URI callback) {
        return """
                {"realm": "kota", "enabled": true, "sslRequired": "none",
                 "clients": [{"clientId": "%s", "secret": "%s", "protocol": "openid-connect", "publicClient": false,
                   "standardFlowEnabled": true, "redirectUris": ["%s"],
                   "attributes": {"pkce.code.challenge.method": "S256"}}],
                 "users": [{"username": "%s", "enabled": true, "email": "lurah@gambir.example", "emailVerified": true,
                   "firstName": "Lurah", "lastName": "Gambir",
                   "credentials": [{"type": "password", "value": "%s", "temporary": false}]}]}
                """.formatted(CLIENT, SECRET, callback, USER, PASSWORD);
    }

    private void awaitReady() {
        HttpClient http = HttpClient.newHttpClient();
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                throw new AssertionError("Keycloak ended; see " + UNPACKED.resolve("keycloak.log"));
            }
            try {
                HttpResponse<Void> answer = http.send(
                        HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration"))
                                .timeout(Duration.ofSeconds(10))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
                if (answer.statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // not yet
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            LockSupport.parkNanos(200_000_000);
        }
        throw new AssertionError("Keycloak did not start in " + START_LIMIT.toSeconds() + " s");
    }

    private static void clear(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> old = Files.walk(folder)) {
            for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            clear(home.resolve("data"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
