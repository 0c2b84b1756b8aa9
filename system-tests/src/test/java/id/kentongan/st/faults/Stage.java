package id.kentongan.st.faults;

import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.container.BrokerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an experiment happens on: a running server with its books, and the ledger of what its clients were told. Experiments
 * that leave everything told may follow one another on the same stage; each is then judged with all that went before.
 */
final class Stage implements AutoCloseable {

    /** Of each of several nodes. */
    private static final String HEAP = "512m";

    private final Experiment.Run run;
    private final Kentongan kentongan;
    private final List<Kentongan> others = new ArrayList<>();
    private final Map<String, String> common;
    private final Ledger ledger;
    private final Books books;
    private final @Nullable BrokerProcess broker;
    private final AutoCloseable beneath;
    private @Nullable OwnDatabase database;

    private Stage(Experiment.Run run, Kentongan kentongan, @Nullable BrokerProcess broker, AutoCloseable beneath)
            throws IOException, SQLException {
        this(run, kentongan, new Books(kentongan), Map.of(), broker, beneath);
    }

    private Stage(
            Experiment.Run run,
            Kentongan kentongan,
            Books books,
            Map<String, String> common,
            @Nullable BrokerProcess broker,
            AutoCloseable beneath)
            throws IOException, SQLException {
        this.run = run;
        this.common = common;
        this.kentongan = kentongan;
        this.broker = broker;
        this.beneath = beneath;
        this.books = books;
        this.ledger = new Ledger(run.folder().resolve("ledger.jsonl"));
        try {
            kentongan.start().awaitReady();
            if (run.shortened()) {
                books.hasten();
            }
        } catch (SQLException | RuntimeException | AssertionError e) {
            close();
            throw e;
        }
    }

    /**
     * With the broker inside the program.
     *
     * @param jar null for the built one
     */
    static Stage alone(Experiment.Run run, @Nullable Path jar) throws IOException, SQLException {
        Kentongan kentongan = fresh(run, Map.of());
        return on(run, jar == null ? kentongan : kentongan.fromJar(jar), () -> {});
    }

    /**
     * On something that must be there before the program and until after it.
     *
     * @param kentongan not started yet
     */
    static Stage on(Experiment.Run run, Kentongan kentongan, AutoCloseable beneath) throws IOException, SQLException {
        return new Stage(run, kentongan, null, beneath);
    }

    /**
     * With a broker that runs by itself.
     *
     * @param jar null for the built one
     */
    static Stage besideBroker(Experiment.Run run, @Nullable Path jar) throws IOException, SQLException {
        BrokerProcess broker = BrokerProcess.start(run.folder().resolve("broker"));
        Kentongan kentongan = fresh(run, reach(broker));
        return new Stage(run, jar == null ? kentongan : kentongan.fromJar(jar), broker, () -> {});
    }

    /**
     * With a database and a broker that no node owns; a second node comes with {@link #join}.
     *
     * @param jar null for the built one
     */
    static Stage forNodes(Experiment.Run run, @Nullable Path jar) throws Exception {
        return forNodes(run, jar, OwnDatabase.start(run.folder().resolve("database")));
    }

    /** @param database started, and nobody else's; the stage stops it */
    static Stage forNodes(Experiment.Run run, @Nullable Path jar, OwnDatabase database) throws Exception {
        return forNodes(run, jar, database, run.folder(), UnaryOperator.identity(), () -> {});
    }

    /** @param settings more that all nodes have */
    static Stage forNodes(Experiment.Run run, OwnDatabase database, Map<String, String> settings, AutoCloseable beneath)
            throws Exception {
        return forNodes(run, null, database, run.folder(), settings, UnaryOperator.identity(), beneath);
    }

    /**
     * The same with surroundings of its own.
     *
     * @param beside where the broker keeps what it has
     * @param different what is different about the first node, before it starts
     * @param beneath closed after everything else
     */
    static Stage forNodes(
            Experiment.Run run,
            @Nullable Path jar,
            OwnDatabase database,
            Path beside,
            UnaryOperator<Kentongan> different,
            AutoCloseable beneath)
            throws Exception {
        return forNodes(run, jar, database, beside, Map.of(), different, beneath);
    }

    private static Stage forNodes(
            Experiment.Run run,
            @Nullable Path jar,
            OwnDatabase database,
            Path beside,
            Map<String, String> settings,
            UnaryOperator<Kentongan> different,
            AutoCloseable beneath)
            throws Exception {
        BrokerProcess broker = BrokerProcess.start(beside.resolve("broker"));
        Map<String, String> common = new HashMap<>(database.settings());
        common.putAll(reach(broker));
        common.putAll(keys());
        common.putAll(settings);
        Kentongan first = different.apply(fresh(run, common).withHeap(HEAP));
        Stage stage =
                new Stage(run, jar == null ? first : first.fromJar(jar), new Books(database), common, broker, () -> {
                    database.close();
                    beneath.close();
                });
        stage.database = database;
        return stage;
    }

    /**
     * One node with the broker inside and a database beside it.
     *
     * @param database started, and nobody else's; the stage stops it
     * @param different what is different about the node, before it starts
     * @param beneath closed after everything else
     */
    static Stage besideDatabase(
            Experiment.Run run,
            @Nullable Path jar,
            OwnDatabase database,
            UnaryOperator<Kentongan> different,
            AutoCloseable beneath)
            throws Exception {
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.putAll(keys());
        Kentongan node = different.apply(fresh(run, settings));
        Stage stage =
                new Stage(run, jar == null ? node : node.fromJar(jar), new Books(database), settings, null, () -> {
                    database.close();
                    beneath.close();
                });
        stage.database = database;
        return stage;
    }

    private static Map<String, String> reach(BrokerProcess broker) {
        return Map.of(
                "KENTONGAN_BROKER_URL", broker.url(),
                "KENTONGAN_BROKER_USER", broker.user(),
                "KENTONGAN_BROKER_PASSWORD", broker.password());
    }

    /** What must be the same on all nodes. */
    private static Map<String, String> keys() {
        return Stream.of("AUDIT_KEY", "CONTACT_KEY", "PSEUDONYM_KEY", "IDENTITY_KEY")
                .collect(Collectors.toMap(
                        key -> "KENTONGAN_" + key, key -> UUID.randomUUID() + "-" + UUID.randomUUID()));
    }

    /**
     * A node more on the same database and broker, ready.
     *
     * @param different settings that it has by itself
     */
    Kentongan join(Map<String, String> different) throws IOException {
        return join(different, UnaryOperator.identity());
    }

    /** @param changed what else is different about it, before it starts */
    Kentongan join(Map<String, String> different, UnaryOperator<Kentongan> changed) throws IOException {
        Map<String, String> settings = new HashMap<>(Experiment.LIMITS_RAISED);
        settings.putAll(common.isEmpty() ? ofTheFirst() : common);
        settings.putAll(different);
        Kentongan node = changed.apply(Kentongan.in(run.folder().resolve("node-" + (others.size() + 2)), settings)
                .withHeap(HEAP)
                .fromJar(kentongan.jar()));
        others.add(node);
        // Without them the demonstration would draw new passwords for all.
        Files.createDirectories(node.home());
        for (String file :
                List.of("demo-accounts.txt", "open311-key.txt", "activation-link.txt", "metrics-token.txt")) {
            Files.copy(kentongan.home().resolve(file), node.home().resolve(file));
        }
        node.start().awaitReady();
        return node;
    }

    /** The database inside the first node, and its keys. */
    private Map<String, String> ofTheFirst() {
        Map<String, String> settings = new HashMap<>(reach(broker()));
        Properties secrets = kentongan.secrets();
        settings.put("KENTONGAN_DB_URL", "jdbc:postgresql://127.0.0.1:" + kentongan.postgresPort() + "/kentongan");
        settings.put("KENTONGAN_DB_OWNER_PASSWORD", secrets.getProperty("database.owner"));
        settings.put("KENTONGAN_DB_VAULT_PASSWORD", secrets.getProperty("database.vault"));
        settings.put("KENTONGAN_DB_PASSWORD", secrets.getProperty("database.application"));
        settings.put("KENTONGAN_DB_READER_PASSWORD", secrets.getProperty("database.reader"));
        for (String key : List.of("audit", "contact", "pseudonym", "identity")) {
            settings.put("KENTONGAN_" + key.toUpperCase(java.util.Locale.ROOT) + "_KEY", secrets.getProperty(key));
        }
        return settings;
    }

    /** All of them, the first one first. */
    List<Kentongan> nodes() {
        List<Kentongan> nodes = new ArrayList<>(List.of(kentongan));
        nodes.addAll(others);
        return nodes;
    }

    /** Not started yet, with an empty data folder. */
    static Kentongan fresh(Experiment.Run run, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Experiment.LIMITS_RAISED);
        all.putAll(settings);
        return Kentongan.in(run.home(), all);
    }

    Kentongan kentongan() {
        return kentongan;
    }

    Ledger ledger() {
        return ledger;
    }

    Books books() {
        return books;
    }

    /** @throws IllegalStateException if a node has it inside */
    OwnDatabase database() {
        OwnDatabase own = database;
        if (own == null) {
            throw new IllegalStateException("the database is a node's own");
        }
        return own;
    }

    BrokerProcess broker() {
        BrokerProcess beside = broker;
        if (beside == null) {
            throw new IllegalStateException("the broker runs inside the program");
        }
        return beside;
    }

    @Override
    public void close() {
        others.forEach(Kentongan::close);
        kentongan.close();
        try {
            if (broker != null) {
                broker.close();
            }
            ledger.close();
            beneath.close();
        } catch (Exception e) {
            throw new IllegalStateException("the stage cannot be cleared", e);
        }
    }
}
