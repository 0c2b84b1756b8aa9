package id.kentongan.st.faults;

import static org.assertj.core.api.Assertions.assertThat;

import id.kentongan.st.Beside;
import id.kentongan.st.measure.Findings;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The short forms, without their controls: those are for {@code ./kentongan faults}. A start takes longer than most faults,
 * so those that need nothing special happen to one server, one after another: each is judged with what the earlier ones
 * left, and after one that failed the next has a new server. The one that needs a broker of its own happens meanwhile: most
 * of the time all of them wait.
 */
@Beside
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultsIT {

    private static final long SEED = 20_261_122;
    private static final Experiment.Run SHARED = Faults.run("it", true, false, SEED);

    private static @Nullable Stage shared;
    private static @Nullable FutureTask<Meanwhile> meanwhile;

    /** What was found on the stage with the broker of its own, with one node and then with two. */
    private record Meanwhile(Findings broker, Findings nodes) {}

    @BeforeAll
    static void begin() {
        FutureTask<Meanwhile> task = new FutureTask<>(() -> {
            KillTheBroker experiment = new KillTheBroker();
            Experiment.Run run = Faults.run("it-broker", true, false, SEED);
            Meanwhile found = new Meanwhile(findings(experiment), findings(new TwoNodes()));
            try (Stage stage = experiment.stage(run)) {
                experiment.run(run, stage, found.broker());
                stage.join(Map.of());
                SignalsEverywhere.judge(stage, found.nodes(), false);
            }
            return found;
        });
        meanwhile = task;
        Thread thread = new Thread(task, "broker");
        thread.setDaemon(true);
        thread.start();
    }

    @AfterAll
    static void clear() {
        Stage stage = shared;
        shared = null;
        if (stage != null) {
            stage.close();
        }
    }

    @Test
    @Order(1)
    void nothing_is_lost_or_doubled_when_the_program_is_killed() throws Exception {
        keepsOnTheSharedStage(new KillTheProgram());
    }

    @Test
    @Order(2)
    void nothing_is_lost_or_doubled_when_the_database_crashes() throws Exception {
        keepsOnTheSharedStage(new RestartTheDatabase());
    }

    /** The last on its stage: it leaves dead letters, and terms that never end. */
    @Test
    @Order(3)
    void poison_blocks_nobody_and_is_decided_on() throws Exception {
        keepsOnTheSharedStage(new Poison());
        clear();
    }

    @Test
    @Order(4)
    void nothing_is_lost_or_doubled_when_the_broker_is_killed() throws Exception {
        assertThat(Objects.requireNonNull(meanwhile).get().broker().lines()).noneMatch(FaultsIT::missed);
    }

    @Test
    @Order(5)
    void what_happens_on_one_node_is_told_to_the_pages_of_the_other() throws Exception {
        assertThat(Objects.requireNonNull(meanwhile).get().nodes().lines())
                .noneMatch(FaultsIT::missed)
                .anyMatch(line -> line.startsWith("ok "));
    }

    private static void keepsOnTheSharedStage(Experiment experiment) throws Exception {
        Stage stage = shared;
        if (stage == null) {
            stage = experiment.stage(SHARED);
            shared = stage;
        }
        boolean kept = false;
        try {
            keeps(experiment, SHARED, stage);
            kept = true;
        } finally {
            if (!kept) {
                clear();
            }
        }
    }

    private static void keeps(Experiment experiment, Experiment.Run run, Stage stage) throws Exception {
        Findings findings = findings(experiment);
        experiment.run(run, stage, findings);
        assertThat(findings.lines()).noneMatch(FaultsIT::missed);
    }

    private static Findings findings(Experiment experiment) throws IOException {
        return new Findings(experiment.id(), experiment.title(), "FaultsIT");
    }

    private static boolean missed(String line) {
        return line.startsWith("MISSED");
    }
}
