package id.kentongan.st.faults;

import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.container.BrokerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an experiment happens on: a running server with its books, and the ledger of what its clients were told. Experiments
 * that leave everything told may follow one another on the same stage; each is then judged with all that went before.
 */
final class Stage implements AutoCloseable {

    private final Kentongan kentongan;
    private final Ledger ledger;
    private final Books books;
    private final @Nullable BrokerProcess broker;
    private final AutoCloseable beneath;

    private Stage(Experiment.Run run, Kentongan kentongan, @Nullable BrokerProcess broker, AutoCloseable beneath)
            throws IOException, SQLException {
        this.kentongan = kentongan;
        this.broker = broker;
        this.beneath = beneath;
        this.books = new Books(kentongan);
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
        Kentongan kentongan = fresh(
                run,
                Map.of(
                        "KENTONGAN_BROKER_URL", broker.url(),
                        "KENTONGAN_BROKER_USER", broker.user(),
                        "KENTONGAN_BROKER_PASSWORD", broker.password()));
        return new Stage(run, jar == null ? kentongan : kentongan.fromJar(jar), broker, () -> {});
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

    BrokerProcess broker() {
        BrokerProcess beside = broker;
        if (beside == null) {
            throw new IllegalStateException("the broker runs inside the program");
        }
        return beside;
    }

    @Override
    public void close() {
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
