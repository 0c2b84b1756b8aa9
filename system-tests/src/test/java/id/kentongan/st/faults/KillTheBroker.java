package id.kentongan.st.faults;

import id.kentongan.st.container.BrokerProcess;
import id.kentongan.st.measure.Findings;
import java.time.Duration;
import java.util.Random;

/** {@code kill -9} of a broker that runs by itself, once while it writes a flood into its journal. */
final class KillTheBroker implements Experiment {

    @Override
    public String id() {
        return "R2";
    }

    @Override
    public String title() {
        return "kill -9 of the broker under load";
    }

    @Override
    public String control() {
        return "the inbox is not asked and nothing else refuses a second effect";
    }

    @Override
    public String mustMiss() {
        return "effects that happened twice";
    }

    @Override
    public Stage stage(Run run) throws Exception {
        return Stage.besideBroker(run, run.unprotected() ? Sabotage.jar(run.folder(), Sabotage.WITHOUT_INBOX) : null);
    }

    @Override
    public void unprotect(Stage stage) throws Exception {
        stage.books().change(Sabotage.WITHOUT_KEYS);
    }

    @Override
    public void run(Run run, Stage stage, Findings findings) throws Exception {
        int most = run.unprotected() ? 5 : run.sized(5, 1);
        Random random = new Random(run.seed());
        BrokerProcess broker = stage.broker();
        Books books = stage.books();
        int kills = 0;
        try (Load load = new Load(stage.kentongan(), stage.ledger(), run.seed())) {
            load.begin(10);
            // A control has failed when it has failed.
            while (kills < most && !(run.unprotected() && books.twice() > 0)) {
                KillTheProgram.pause(
                        Duration.ofMillis(run.sized(15_000 + random.nextInt(10_000), 3_000 + random.nextInt(3_000))));
                stage.ledger().awaitMore(10, Duration.ofMinutes(2));
                broker.kill();
                findings.progress(
                        "kill %d at %d accepted", ++kills, stage.ledger().size());
                KillTheProgram.pause(Duration.ofSeconds(run.sized(5, 2)));
                broker.startAgain();
            }
            if (!run.unprotected() || books.twice() == 0) {
                duringTheFlood(run, broker, books, findings);
            }
            load.stop();
            findings.expect("submissions that were never accepted", 0, load.settle(Duration.ofMinutes(2)));
        }
        findings.say("%d kills before the flood", kills);
        if (run.unprotected()) {
            books.judgeTwice(findings);
            return;
        }
        double told = books.untilEverythingIsTold(Duration.ofMinutes(10));
        findings.expect("everything was told %.0f s after the last submission".formatted(told), told >= 0);
        books.judge(findings, stage.ledger());
    }

    /** What waited comes in large batches; the broker dies with some of them half written. */
    private static void duringTheFlood(Run run, BrokerProcess broker, Books books, Findings findings) throws Exception {
        broker.kill();
        KillTheProgram.pause(Duration.ofSeconds(run.sized(30, 8)));
        long waiting = books.number("select count(*) from core.outbox where published_at is null");
        broker.startAgain();
        String sent = "select case when count(*) < " + waiting
                + " then 0 else 1 end from core.outbox where published_at is null";
        books.untilZero(sent, Duration.ofSeconds(60));
        broker.kill();
        findings.say(
                "killed in a flood of messages: %d waited before, %d after",
                waiting, books.number("select count(*) from core.outbox where published_at is null"));
        KillTheProgram.pause(Duration.ofSeconds(2));
        broker.startAgain();
    }
}
