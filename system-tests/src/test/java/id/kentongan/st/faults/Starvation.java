package id.kentongan.st.faults;

import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.measure.Findings;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/**
 * A machine with nothing left to give, and a node that stands still on it for three quarters of a minute, in the middle of
 * giving messages their effect: what it has locked, the other waits for, and what it says afterwards comes too late.
 */
final class Starvation implements Experiment {

    private static final String[] STRESS = {
        "stress-ng", "--cpu", "2", "--vm", "1", "--vm-bytes", "4G", "--quiet", "--timeout"
    };

    private static final String[] EFFECTS = {"core.inbox", "core.alert"};
    private static final int ATTEMPTS = 100;

    @Override
    public String id() {
        return "R17";
    }

    @Override
    public String title() {
        return "neither time nor memory: stress and a node that stands still";
    }

    @Override
    public String control() {
        return "every failure of the surroundings counts as the message's own, and the first one parks it";
    }

    @Override
    public String mustMiss() {
        return "dead letters";
    }

    @Override
    public Stage stage(Run run) throws Exception {
        installed();
        Stage stage =
                Stage.forNodes(run, run.unprotected() ? Sabotage.jar(run.folder(), Sabotage.WITHOUT_PATIENCE) : null);
        try {
            stage.join(Map.of());
            return stage;
        } catch (Exception | AssertionError e) {
            stage.close();
            throw e;
        }
    }

    private static void installed() throws InterruptedException {
        try {
            new ProcessBuilder("stress-ng", "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("R17 needs stress-ng, which is not there: apt-get install stress-ng", e);
        }
    }

    @Override
    public void run(Run run, Stage stage, Findings findings) throws Exception {
        Books books = stage.books();
        int seconds = run.sized(60, 50);
        try (Load load = new Load(stage.nodes(), stage.ledger(), run.seed())) {
            load.begin(8);
            stage.ledger().awaitMore(20, Duration.ofMinutes(1));
            String[] command = java.util.Arrays.copyOf(STRESS, STRESS.length + 1);
            command[STRESS.length] = seconds + "s";
            Kentongan still;
            Process stress = new ProcessBuilder(command).inheritIO().start();
            try {
                KillTheProgram.pause(Duration.ofSeconds(3));
                still = stopAtWork(stage);
                KillTheProgram.pause(Duration.ofSeconds(45));
                still.goOn();
                stress.waitFor();
            } finally {
                stress.destroy();
            }
            long over = System.nanoTime();
            stage.ledger().awaitMore(20, Duration.ofMinutes(2));
            while (!ClockJumps.degraded(still).isEmpty()
                    && System.nanoTime() - over < Duration.ofMinutes(2).toNanos()) {
                KillTheProgram.pause(Duration.ofMillis(200));
            }
            double recovered = (System.nanoTime() - over) / 1e9;
            findings.expect(
                    "both nodes well and accepting %.1f s after the stress, promised 30 s".formatted(recovered),
                    recovered <= 30);
            load.stop();
            findings.expect("submissions that were never accepted", 0, load.settle(Duration.ofMinutes(2)));
        }
        if (run.unprotected()) {
            findings.expect("dead letters", 0, books.number("select count(*) from core.dead_letter"));
            return;
        }
        double told = books.untilEverythingIsTold(Duration.ofMinutes(8));
        findings.expect("everything was told %.0f s after the last submission".formatted(told), told >= 0);
        books.judge(findings, stage.ledger());
    }

    /** @return a node that stands still now, its messages' effects written and not committed */
    private static Kentongan stopAtWork(Stage stage) throws Exception {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Kentongan node = AtWork.await(stage.books(), stage.nodes(), EFFECTS);
            node.pause();
            KillTheProgram.pause(Duration.ofMillis(200));
            if (AtWork.is(stage.books(), node, EFFECTS)) {
                return node;
            }
            node.goOn();
        }
        throw new AssertionError("no node stood still in the middle of its work in " + ATTEMPTS + " attempts");
    }
}
