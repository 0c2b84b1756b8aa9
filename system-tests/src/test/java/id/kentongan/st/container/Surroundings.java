package id.kentongan.st.container;

import id.kentongan.st.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.api.event.ManagerStarted;
import org.jboss.arquillian.core.api.event.ManagerStopping;
import org.jspecify.annotations.Nullable;

/**
 * Database and broker, up before Arquillian reads its configuration and gone after the server has stopped. The server
 * is the launcher's unpacked runtime, as {@code kentongan run} starts it.
 */
public final class Surroundings {

    private static final Path BUILT = Checkout.ROOT.resolve("launcher/target/dist");
    private static final Path WORK = Checkout.ROOT.resolve("system-tests/target/incontainer");

    private @Nullable TestDatabase database;
    private @Nullable TestBroker broker;

    /** Earlier than the reader of arquillian.xml, which observes the same event. */
    void start(@Observes(precedence = 1_000) ManagerStarted event) {
        try {
            Path server = freshServer();
            TestDatabase postgres = TestDatabase.start(WORK.resolve("database"));
            database = postgres;
            TestBroker artemis = TestBroker.start(WORK.resolve("broker"));
            broker = artemis;
            Path commands = WORK.resolve("post-boot.txt");
            Files.write(commands, ServerCommands.of(postgres, artemis, BUILT.resolve("app/artemis.rar")));
            System.setProperty(
                    "st.micro.jar", server.resolve("launch-micro.jar").toString());
            System.setProperty(
                    "st.java.options",
                    "-Xmx768m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dkentongan.profile=production"
                            + " -Dkentongan.contact.key=a-contact-key-for-tests-of-32-characters-or-more"
                            + " -Dkentongan.pseudonym.key=a-pseudonym-key-for-tests-32-characters-or-more"
                            + " -Djakarta.json.provider=org.eclipse.parsson.JsonProviderImpl -Djava.io.tmpdir="
                            + System.getProperty("java.io.tmpdir"));
            Path listener = WORK.resolve("pre-boot.txt");
            Files.write(listener, ServerCommands.listenOnLoopback());
            int port = FreePort.draw();
            System.setProperty("st.http.port", String.valueOf(port));
            System.setProperty(
                    "st.micro.options",
                    "--noHazelcast --port " + port + " --contextroot / --prebootcommandfile " + listener
                            + " --postbootcommandfile " + commands);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stop(@Observes(precedence = -1_000) ManagerStopping event) {
        if (broker != null) {
            broker.close();
        }
        if (database != null) {
            database.close();
        }
    }

    private static Path freshServer() throws IOException {
        if (!Files.isDirectory(BUILT)) {
            throw new IllegalStateException("not built: " + BUILT + "; run mvn package first");
        }
        if (Files.exists(WORK)) {
            try (Stream<Path> old = Files.walk(WORK)) {
                for (Path path : old.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Path server = WORK.resolve("server");
        Path built = BUILT.resolve("server");
        try (Stream<Path> files = Files.walk(built)) {
            for (Path file : files.toList()) {
                Path copy = server.resolve(built.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        try (Stream<Path> common = Files.list(BUILT.resolve("common"))) {
            for (Path library : common.toList()) {
                Files.copy(
                        library,
                        server.resolve("lib").resolve(library.getFileName().toString()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        nameVersion(server);
        return server;
    }

    /** Arquillian's adapter reads the version where the packed server has it; the unpacked one has it beside its jar. */
    private static void nameVersion(Path server) throws IOException {
        String name = "glassfish-version.properties";
        try (FileSystem jar = FileSystems.newFileSystem(server.resolve("launch-micro.jar"))) {
            Path entry = jar.getPath("MICRO-INF/domain/branding", name);
            Files.createDirectories(entry.getParent());
            Files.copy(server.resolve("config/branding").resolve(name), entry);
        }
    }
}
