package id.kentongan.launcher.doctor;

import id.kentongan.core.database.control.RoleRights;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.launcher.boot.Messages;
import id.kentongan.launcher.boot.Refusal;
import id.kentongan.launcher.boot.Setting;
import id.kentongan.launcher.boot.Settings;
import id.kentongan.launcher.boot.Verb;
import id.kentongan.launcher.command.Command;
import id.kentongan.launcher.command.Databases;
import id.kentongan.launcher.command.Invocation;
import id.kentongan.launcher.database.DatabaseLock;
import id.kentongan.launcher.database.EmbeddedDatabase;
import id.kentongan.launcher.doctor.Finding.Grade;
import id.kentongan.launcher.run.Readiness;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Looks, starts nothing and changes nothing. */
public final class DoctorCommand implements Command {
    private static final long GIGABYTE = 1L << 30;
    private static final int OLDEST_POSTGRESQL = 15;

    @Override
    public Verb verb() {
        return Verb.DOCTOR;
    }

    @Override
    public int run(Invocation invocation) throws Exception {
        Settings settings = invocation.settings();
        Messages messages =
                Messages.beside(DoctorCommand.class, settings.messages().locale());
        boolean running = DatabaseLock.isTakenElsewhere(settings.home(), DatabaseLock.RUN);
        List<Finding> findings = new ArrayList<>();
        findings.add(java(messages));
        findings.add(memory(messages));
        findings.add(disk(settings.home(), messages));
        findings.add(port(settings, running, messages));
        findings.addAll(database(settings, running, invocation.databases(), messages));
        findings.add(broker(settings, messages));
        if (running) {
            findings.add(application(settings, messages));
        }
        findings.add(chromium(System.getenv("PATH"), messages));
        findings.forEach(finding -> invocation.console().print(finding.line()));
        return findings.stream().anyMatch(f -> f.grade() == Grade.ILL) ? 1 : 0;
    }

    private static Finding finding(Grade grade, Messages messages, String key, Object... arguments) {
        return new Words(messages).finding(grade, key, arguments);
    }

    private static Finding java(Messages messages) {
        // An older one does not come this far: the script answers for it.
        return finding(Grade.WELL, messages, "java", Runtime.version(), System.getProperty("java.home"));
    }

    private static Finding memory(Messages messages) {
        var system = ManagementFactory.getOperatingSystemMXBean();
        long bytes = system instanceof com.sun.management.OperatingSystemMXBean known ? known.getTotalMemorySize() : -1;
        boolean enough = bytes < 0 || bytes >= 2 * GIGABYTE;
        return finding(enough ? Grade.WELL : Grade.HINT, messages, enough ? "memory" : "memory-small", bytes >> 20);
    }

    private static Finding disk(Path home, Messages messages) throws IOException {
        long free = Files.getFileStore(home).getUsableSpace();
        boolean enough = free >= GIGABYTE;
        return finding(enough ? Grade.WELL : Grade.ILL, messages, enough ? "disk" : "disk-small", home, free >> 20);
    }

    private static Finding port(Settings settings, boolean running, Messages messages) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(settings.host(), settings.port()));
            return finding(Grade.WELL, messages, "port", settings.port());
        } catch (IOException e) {
            return running
                    ? finding(Grade.WELL, messages, "port-ours", settings.port())
                    : finding(Grade.ILL, messages, "port-taken", settings.port());
        }
    }

    private static List<Finding> database(Settings settings, boolean running, Databases databases, Messages messages)
            throws Exception {
        List<Finding> findings = new ArrayList<>();
        if (settings.embeddedDatabase()) {
            boolean root = "root".equals(System.getProperty("user.name"));
            findings.add(
                    root && !EmbeddedDatabase.namespacesWork()
                            ? finding(Grade.ILL, messages, "root-refused")
                            : finding(Grade.WELL, messages, "embedded-database"));
            if (!running) {
                return findings;
            }
        }
        try (Connection owner = databases.asOwner();
                Connection application = databases.asApplication(Scope.system(Scope.Work.COMMAND))) {
            int version = application.getMetaData().getDatabaseMajorVersion();
            boolean fits = version >= OLDEST_POSTGRESQL;
            findings.add(finding(
                    fits ? Grade.WELL : Grade.ILL,
                    messages,
                    fits ? "database" : "database-old",
                    owner.getMetaData().getURL(),
                    version));
            List<String> excess = RoleRights.excess(application);
            findings.add(
                    excess.isEmpty()
                            ? finding(Grade.WELL, messages, "role")
                            : finding(Grade.ILL, messages, "role-with-rights", String.join(", ", excess)));
            int pending = databases.pendingMigrations();
            findings.add(
                    pending == 0
                            ? finding(Grade.WELL, messages, "schemas")
                            : finding(Grade.HINT, messages, "schemas-pending", pending));
            if (pending == 0) {
                findings.addAll(new DatabaseLook(owner, new Words(messages), running).look());
            }
        } catch (SQLException e) {
            findings.add(finding(Grade.ILL, messages, "database-refused", String.valueOf(e.getMessage())));
        } catch (Refusal refusal) {
            findings.add(new Finding(Grade.ILL, String.valueOf(refusal.getMessage()), refusal.cure()));
        }
        return findings;
    }

    private static Finding broker(Settings settings, Messages messages) {
        if (settings.embeddedBroker()) {
            return finding(Grade.WELL, messages, "embedded-broker");
        }
        String url = settings.value(Setting.BROKER_URL);
        try (Socket socket = new Socket()) {
            URI uri = URI.create(url);
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), 3_000);
            return finding(Grade.WELL, messages, "broker", url);
        } catch (IOException | IllegalArgumentException e) {
            return finding(Grade.ILL, messages, "broker-away", url);
        }
    }

    /** What the running application says of itself. */
    private static Finding application(Settings settings, Messages messages) throws InterruptedException {
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://" + Readiness.reachable(settings.host()) + ":"
                                            + settings.port() + "/api/health"))
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            List<String> parts = new ArrayList<>();
            try (var reader = Json.createReader(new StringReader(answer.body()))) {
                for (JsonObject part :
                        reader.readObject().getJsonArray("checks").getValuesAs(JsonObject.class)) {
                    if (!part.getString("status").equals("UP")) {
                        parts.add(part.getString("name"));
                    }
                }
            }
            if (answer.statusCode() != 200) {
                return finding(Grade.ILL, messages, "application-down", String.join(", ", parts));
            }
            return parts.isEmpty()
                    ? finding(Grade.WELL, messages, "application")
                    : finding(Grade.ILL, messages, "application-degraded", String.join(", ", parts));
        } catch (IOException | JsonException e) {
            return finding(Grade.ILL, messages, "application-silent", settings.port());
        }
    }

    static Finding chromium(String path, Messages messages) {
        List<String> names = List.of("chromium", "chromium-browser", "google-chrome");
        return Stream.of(path.split(":"))
                .flatMap(folder -> names.stream().map(Path.of(folder)::resolve))
                .filter(Files::isExecutable)
                .findFirst()
                .map(found -> finding(Grade.WELL, messages, "chromium", found))
                .orElseGet(() -> finding(Grade.HINT, messages, "chromium-missing"));
    }
}
