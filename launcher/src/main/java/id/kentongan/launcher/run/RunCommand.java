package id.kentongan.launcher.run;

import id.kentongan.launcher.boot.Console;
import id.kentongan.launcher.boot.Messages;
import id.kentongan.launcher.boot.Part;
import id.kentongan.launcher.boot.Program;
import id.kentongan.launcher.boot.Refusal;
import id.kentongan.launcher.boot.Setting;
import id.kentongan.launcher.boot.Settings;
import id.kentongan.launcher.boot.Verb;
import id.kentongan.launcher.command.Command;
import id.kentongan.launcher.command.Invocation;
import id.kentongan.launcher.database.DatabaseAccess;
import id.kentongan.launcher.database.DatabaseAddress;
import id.kentongan.launcher.database.DatabaseLock;
import id.kentongan.launcher.database.KeySecret;
import id.kentongan.launcher.database.Secrets;
import id.kentongan.launcher.prepare.Preparation;
import id.kentongan.launcher.seed.MetricsToken;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;

/**
 * {@code run}: the server boots while the database and the broker come up, takes them when they are there, and one line
 * says when the application is ready. Then it stays until it is told to stop.
 */
public final class RunCommand implements Command {
    private static final Duration READY_LIMIT = Duration.ofMinutes(3);

    @Override
    public Verb verb() {
        return Verb.RUN;
    }

    @Override
    public int run(Invocation invocation) throws Exception {
        Settings settings = invocation.settings();
        Console console = invocation.console();
        Messages messages =
                Messages.beside(RunCommand.class, settings.messages().locale());
        Path home = settings.home();
        Optional<DatabaseLock> lock = DatabaseLock.tryTake(home, DatabaseLock.RUN);
        if (lock.isEmpty()) {
            throw messages.refusal("already-running", home);
        }
        new Rules(settings, messages).check();
        if (!settings.embeddedBroker()) {
            requireReachable(settings.value(Setting.BROKER_URL), messages);
        }
        console.say(messages.text("starting", settings.value(Setting.PROFILE), home));
        quiet(home);
        DatabaseAccess databases = (DatabaseAccess) invocation.databases();
        Farewell farewell =
                Farewell.of(settings.stopAfter(), seconds -> console.say(messages.text("farewell", seconds)));
        Shutdown shutdown = new Shutdown(console, messages.text("stopping"), databases);
        Runtime.getRuntime().addShutdownHook(shutdown);

        // Before the parts start side by side, so that they read the same file instead of both making it.
        Secrets secrets = Secrets.in(home);
        Answers answers = serverAnswers(settings, invocation.program());
        CompletableFuture<Void> server = inBackground(() -> startServer(invocation.program(), answers));
        CompletableFuture<Void> broker =
                inBackground(() -> startBroker(settings, secrets, invocation.program(), answers, shutdown));
        Preparation.Prepared prepared = Preparation.prepare(databases, settings, console);
        DatabaseAddress address = databases.address();
        answers.tell("database.url", address.url())
                .tell("database.user", address.application().user())
                .tell("database.password", address.application().password());
        await(broker, messages, home);
        await(server, messages, home);
        shutdown.serverBooted();

        Readiness readiness = new Readiness(settings.host(), settings.port());
        if (!readiness.await(READY_LIMIT)) {
            throw messages.refusal("not-ready", readiness.last(), home.resolve("log"));
        }
        prepared.accounts().activationLink().ifPresent(link -> console.say(messages.text("activation-link", link)));
        prepared.accounts().demoFiles().forEach(file -> console.say(messages.text("demo-file", file)));
        if (!farewell.listen()) {
            console.say(messages.text("no-farewell"));
        }
        console.print(ReadyLine.text(messages, settings.publicUrl(), sinceStart()));
        new CountDownLatch(1).await();
        return 0;
    }

    private static Answers serverAnswers(Settings settings, Program program) throws IOException {
        Path runtime = program.folder().resolve("server");
        Path folder =
                ServerFolder.make(settings.home(), runtime, program.folder().resolve("common"));
        System.setProperty("kentongan.home", settings.home().toString());
        System.setProperty("kentongan.profile", settings.value(Setting.PROFILE));
        for (KeySecret key : KeySecret.values()) {
            System.setProperty(key.property(), key.of(settings));
        }
        KeySecret.contactBefore(settings).ifPresent(key -> System.setProperty("kentongan.contact.old.key", key));
        System.setProperty("kentongan.public.url", settings.publicUrl());
        settings.address(Setting.STAFF_URL).ifPresent(url -> System.setProperty("kentongan.staff.url", url));
        settings.address(Setting.MEDIA_URL).ifPresent(url -> System.setProperty("kentongan.media.url", url));
        Optional<String> metricsToken = settings.given(Setting.METRICS_TOKEN);
        if (metricsToken.isPresent() || !settings.production()) {
            System.setProperty(
                    "kentongan.metrics.token",
                    metricsToken.isPresent() ? metricsToken.get() : MetricsToken.ofDemonstration(settings.home()));
        }
        // Otherwise each JSON generator looks its provider up through all jars.
        System.setProperty("jakarta.json.provider", "org.eclipse.parsson.JsonProviderImpl");
        Path application = program.folder().resolve("app");
        return new Answers()
                .tell("runtime", runtime.toString())
                .tell("folder", folder.toString())
                .tell("host", settings.host())
                .tell("port", String.valueOf(settings.port()))
                .tell("http.threads", String.valueOf(settings.httpThreads()))
                .tell("database.connections", String.valueOf(settings.databaseConnections()))
                .tell("adapter", application.resolve("artemis.rar").toString())
                .tell("application", application.resolve("kentongan.war").toString());
    }

    private static void startServer(Program program, Answers answers) throws Exception {
        ClassLoader loader = program.loader("server");
        Thread.currentThread().setContextClassLoader(loader);
        program.part(loader, "id.kentongan.launcher.server.Server", Part.class).start(answers);
    }

    private static void startBroker(
            Settings settings, Secrets secrets, Program program, Answers answers, Shutdown shutdown) throws Exception {
        if (!settings.embeddedBroker()) {
            answers.tell("broker.user", settings.value(Setting.BROKER_USER))
                    .tell("broker.password", settings.value(Setting.BROKER_PASSWORD))
                    .tell("broker.url", settings.value(Setting.BROKER_URL));
            return;
        }
        ClassLoader loader = program.loader("broker");
        Thread.currentThread().setContextClassLoader(loader);
        Part broker = program.part(loader, "id.kentongan.launcher.broker.Broker", Part.class);
        Answers told = new Answers()
                .tell("folder", settings.home().resolve("broker").toString())
                .tell("user", secrets.get("broker.user"))
                .tell("password", secrets.get("broker"));
        shutdown.brokerStarted(broker);
        String url = String.valueOf(broker.start(told).get("url"));
        answers.tell("broker.user", secrets.get("broker.user"))
                .tell("broker.password", secrets.get("broker"))
                .tell("broker.url", url);
    }

    private static void requireReachable(String url, Messages messages) {
        try (Socket socket = new Socket()) {
            URI uri = URI.create(url);
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), 3_000);
        } catch (IOException | IllegalArgumentException e) {
            throw messages.refusal(e, "broker-unreachable", url, String.valueOf(e.getMessage()));
        }
    }

    /** What libraries print goes to a file; the console is for our own sentences. */
    private static void quiet(Path home) throws IOException {
        Path log = home.resolve("log");
        Files.createDirectories(log);
        PrintStream file =
                new PrintStream(Files.newOutputStream(log.resolve("console.log")), true, StandardCharsets.UTF_8);
        System.setOut(file);
        System.setErr(file);
    }

    private interface Work {
        void carryOut() throws Exception;
    }

    private static CompletableFuture<Void> inBackground(Work work) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        work.carryOut();
                        done.complete(null);
                    } catch (Exception | LinkageError problem) {
                        done.completeExceptionally(problem);
                    }
                },
                "kentongan start");
        thread.setDaemon(true);
        thread.start();
        return done;
    }

    private static void await(CompletableFuture<Void> part, Messages messages, Path home) {
        try {
            part.join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof Refusal refusal) {
                throw refusal;
            }
            cause.printStackTrace();
            throw messages.refusal(cause, "start-failed", String.valueOf(cause.getMessage()), home.resolve("log"));
        }
    }

    private static Duration sinceStart() {
        return Duration.ofMillis(System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime());
    }
}
