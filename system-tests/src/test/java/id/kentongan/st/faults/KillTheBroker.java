package id.kentongan.st.faults;

import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.container.BrokerProcess;
import id.kentongan.st.measure.Findings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
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

    static Map<String, String> addressOf(BrokerProcess broker) {
        Map<String, String> settings = new HashMap<>(LIMITS_RAISED);
        settings.put("KENTONGAN_BROKER_URL", broker.url());
        settings.put("KENTONGAN_BROKER_USER", broker.user());
        settings.put("KENTONGAN_BROKER_PASSWORD", broker.password());
        return settings;
    }

    @Override
    public String mustMiss() {
        return "effects that happened twice";
    }

    @Override
    public void run(Run run, Findings findings) throws Exception {
        int kills = run.unprotected() ? 3 : run.sized(5, 1);
        Random random = new Random(run.seed());
        Path home = run.folder().resolve("home");
        try (BrokerProcess broker = BrokerProcess.start(run.folder().resolve("broker"));
                Kentongan kentongan = run.unprotected()
                        ? Kentongan.in(home, addressOf(broker)).fromJar(Sabotage.withoutInbox(run.folder()))
                        : Kentongan.in(home, addressOf(broker));
                Ledger ledger = new Ledger(run.folder().resolve("ledger.jsonl"))) {
            findings.progress("%s", kentongan.start().awaitReady());
            Books books = new Books(kentongan);
            if (run.shortened()) {
                books.hasten();
            }
            if (run.unprotected()) {
                books.change(Sabotage.WITHOUT_KEYS);
            }
            try (Load load = new Load(kentongan, ledger, run.seed())) {
                load.begin(10);
                for (int i = 1; i <= kills; i++) {
                    KillTheProgram.pause(Duration.ofMillis(
                            run.sized(15_000 + random.nextInt(10_000), 3_000 + random.nextInt(3_000))));
                    broker.kill();
                    findings.progress("kill %d at %d accepted", i, ledger.size());
                    KillTheProgram.pause(Duration.ofSeconds(run.sized(5, 2)));
                    broker.startAgain();
                }
                duringTheFlood(run, broker, books, findings);
                load.stop();
                findings.expect("submissions that were never accepted", 0, load.settle(Duration.ofMinutes(2)));
            }
            findings.say("%d kills, and one in the middle of a flood of messages", kills);
            double told = books.untilEverythingIsTold(Duration.ofMinutes(run.unprotected() ? 3 : 10));
            findings.expect("everything was told %.0f s after the last submission".formatted(told), told >= 0);
            books.judge(findings, ledger);
        }
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
        findings.progress(
                "killed in the flood: %d waited before, %d after",
                waiting, books.number("select count(*) from core.outbox where published_at is null"));
        KillTheProgram.pause(Duration.ofSeconds(2));
        broker.startAgain();
    }
}
