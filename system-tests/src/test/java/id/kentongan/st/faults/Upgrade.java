package id.kentongan.st.faults;

import id.kentongan.st.measure.Findings;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.tools.ToolProvider;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;

/**
 * A release starts on what the one before has left: its rows, half of its messages in the queue, the other half still in the
 * outbox, and some that only a later one would know. And back: what this release writes, the reader of the one before reads.
 */
final class Upgrade implements Experiment {

    private static final List<String> UNKNOWN = List.of(
            "{\"type\":\"case-order\",\"version\":1,\"order\":%d}",
            "{\"type\":\"case-alert\",\"version\":2,\"number\":%d}");

    @Override
    public String id() {
        return "R12";
    }

    @Override
    public String title() {
        return "an upgrade meets old messages, and a release before it new ones";
    }

    @Override
    public String control() {
        return "what cannot be read is not kept";
    }

    @Override
    public String mustMiss() {
        return "messages of unknown types that were put aside";
    }

    @Override
    public Stage stage(Run run) throws Exception {
        OwnDatabase database = OwnDatabase.start(run.folder().resolve("database"));
        Previous.migrate(database);
        Previous.load(database, times(run));
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            // Of these the broker had said that it has them.
            statement.execute("update core.outbox set published_at = now(), sends = 1 where position % 2 = 0");
        }
        long began = System.nanoTime();
        Stage stage = Stage.forNodes(run, null, database, run.folder(), node -> node, () -> {});
        started = (System.nanoTime() - began) / 1e9;
        return stage;
    }

    private double started;

    private static int times(Run run) {
        return run.unprotected() ? 2 : 50;
    }

    @Override
    public void unprotect(Stage stage) throws Exception {
        stage.books()
                .change(
                        "create function core.forget() returns trigger language plpgsql as 'begin return null; end'",
                        "create trigger forget before insert on core.dead_letter for each row execute function core.forget()");
    }

    @Override
    public void run(Run run, Stage stage, Findings findings) throws Exception {
        Books books = stage.books();
        long old = (long) times(run) * Previous.reports();
        findings.say("%d reports of the release before; this one was ready on them after %.0f s", old, started);
        int unknown = put(stage);
        double told = books.untilZero(
                "select " + old + " - count(*) from core.inbox where message_id in"
                        + " (select id from core.outbox where case_seq = 1)",
                Duration.ofMinutes(4));
        findings.expect(
                "messages of the release before that had their effect",
                old,
                books.number("select count(*) from core.alert where kind = 'NEW'"));
        findings.expect("the last of them %.0f s after they were there".formatted(told), told >= 0);
        findings.expect("effects that happened twice", 0, books.twice());
        double aside = books.untilZero(
                "select " + unknown + " - count(*) from core.dead_letter where newer and deliveries = 1",
                Duration.ofSeconds(60));
        findings.expect(
                "messages of unknown types that were put aside, at once and as such (after %.0f s)".formatted(aside),
                unknown,
                books.number("select count(*) from core.dead_letter where newer and deliveries = 1"
                        + " and reason like '%newer version%'"));
        if (run.unprotected()) {
            return;
        }
        back(run, books, findings);
    }

    /** Half of the messages, as the release before has sent them, and ten that nobody knows yet. */
    private static int put(Stage stage) throws Exception {
        int unknown = 0;
        try (Connection connection = stage.books().connect();
                Statement statement = connection.createStatement();
                ServerLocator locator =
                        ActiveMQClient.createServerLocator(stage.broker().url());
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session = factory.createSession(
                        stage.broker().user(), stage.broker().password(), false, true, true, false, 1_000);
                ResultSet rows = statement.executeQuery("select tenant_id, id::text, queue, payload, correlation"
                        + " from core.outbox where published_at is not null and case_seq = 1 and sends = 1")) {
            ClientProducer producer = session.createProducer();
            while (rows.next()) {
                producer.send(
                        rows.getString(3),
                        message(session, rows.getInt(1), rows.getString(2), rows.getString(5), rows.getString(4)));
            }
            for (int i = 0; i < 10; i++) {
                String text = UNKNOWN.get(i % UNKNOWN.size()).formatted(i);
                producer.send(
                        "kelurahan",
                        message(
                                session,
                                1,
                                new java.util.UUID(0x7000L, 0x8000000000000000L + i).toString(),
                                null,
                                text));
                unknown++;
            }
            session.commit();
        }
        return unknown;
    }

    private static ClientMessage message(
            ClientSession session,
            int tenant,
            String id,
            @org.jspecify.annotations.Nullable String correlation,
            String text) {
        ClientMessage message = session.createMessage(Message.TEXT_TYPE, true);
        message.getBodyBuffer().writeNullableSimpleString(SimpleString.of(text));
        message.putIntProperty("tenantId", tenant);
        message.putStringProperty("messageId", id);
        if (correlation != null) {
            message.putStringProperty("JMSCorrelationID", correlation);
        }
        return message;
    }

    /** The reader of the release before, compiled from its source, reads everything that this one has written. */
    private static void back(Run run, Books books, Findings findings) throws Exception {
        try (Reader reader = Reader.of(run.folder().resolve("previous"))) {
            List<String> written = books.texts("select payload from core.outbox");
            int readable = 0;
            int withMore = 0;
            for (String text : written) {
                readable += reader.reads(text) ? 1 : 0;
                withMore += reader.reads(text.replaceFirst("\\{", "{\"later\":{\"any\":[1,2]},")) ? 1 : 0;
            }
            findings.expect("messages of this release that the one before reads", written.size(), readable);
            findings.expect("the same with members that it does not know", written.size(), withMore);
            int refused = 0;
            for (String text : UNKNOWN) {
                refused += reader.refuses(text.formatted(1)) ? 1 : 0;
            }
            findings.expect(
                    "kinds of unknown messages that the one before refuses by name, and so keeps",
                    UNKNOWN.size(),
                    refused);
        }
    }

    /** The message's class as the release before had it. */
    private record Reader(URLClassLoader loader, Method parse) implements AutoCloseable {

        static Reader of(Path folder) throws Exception {
            Path sources = folder.resolve("src");
            Path classes = folder.resolve("classes");
            Files.createDirectories(sources);
            Files.createDirectories(classes);
            String compiler = System.getProperty("java.class.path");
            List<String> arguments = new java.util.ArrayList<>(
                    List.of("--release", "17", "-nowarn", "-proc:none", "-cp", compiler, "-d", classes.toString()));
            for (String name : List.of("CaseAlertV1", "UnreadableMessage")) {
                Path source = sources.resolve(name + ".java");
                Files.writeString(source, Previous.text(name + ".java.txt"));
                arguments.add(source.toString());
            }
            if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)) != 0) {
                throw new IllegalStateException("the reader of the release before does not compile");
            }
            URLClassLoader loader = new PreviousFirst(classes.toUri().toURL());
            return new Reader(
                    loader,
                    loader.loadClass("id.kentongan.core.outbox.entity.CaseAlertV1")
                            .getMethod("parse", String.class));
        }

        boolean reads(String text) throws IllegalAccessException {
            try {
                parse.invoke(null, text);
                return true;
            } catch (InvocationTargetException e) {
                return false;
            }
        }

        boolean refuses(String text) throws IllegalAccessException {
            try {
                parse.invoke(null, text);
                return false;
            } catch (InvocationTargetException e) {
                return e.getCause().getClass().getSimpleName().equals("UnreadableMessage");
            }
        }

        @Override
        public void close() throws IOException {
            loader.close();
        }
    }

    /** Takes these two classes from there and not from this release. */
    private static final class PreviousFirst extends URLClassLoader {

        PreviousFirst(URL classes) {
            super(new URL[] {classes}, Upgrade.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("id.kentongan.core.outbox.entity.")) {
                Class<?> known = findLoadedClass(name);
                return known == null ? findClass(name) : known;
            }
            return super.loadClass(name, resolve);
        }
    }
}
