package id.kentongan.st.faults;

import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.measure.Findings;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** {@code kill -9} of the program, its broker inside it, at random moments while reports come in and climb. */
final class KillTheProgram implements Experiment {

    private static final int REPORTS = 2_500;

    @Override
    public String id() {
        return "R1";
    }

    @Override
    public String title() {
        return "kill -9 of the program under load";
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
        return Stage.alone(run, run.unprotected() ? Sabotage.jar(run.folder(), Sabotage.WITHOUT_INBOX) : null);
    }

    @Override
    public void unprotect(Stage stage) throws Exception {
        stage.books().change(Sabotage.WITHOUT_KEYS);
    }

    @Override
    public void run(Run run, Stage stage, Findings findings) throws Exception {
        int most = run.unprotected() ? 5 : run.sized(10, 1);
        int reports = run.sized(REPORTS, 40);
        Random random = new Random(run.seed());
        Kentongan kentongan = stage.kentongan();
        Ledger ledger = stage.ledger();
        Books books = stage.books();
        int kills = 0;
        long slowest = 0;
        try (Load load = new Load(kentongan, ledger, run.seed())) {
            load.begin(10, run.unprotected() ? Integer.MAX_VALUE : run.sized(Integer.MAX_VALUE, 150));
            // A control has failed when it has failed.
            while (kills < most && !(run.unprotected() && books.twice() > 0)) {
                pause(Duration.ofMillis(run.sized(15_000 + random.nextInt(10_000), 4_000 + random.nextInt(4_000))));
                ledger.awaitMore(10, Duration.ofMinutes(2));
                kentongan.kill();
                long killed = System.nanoTime();
                kentongan.start().awaitReady();
                long seconds = (System.nanoTime() - killed) / 1_000_000_000L;
                slowest = Math.max(slowest, seconds);
                findings.progress("kill %d at %d accepted, ready after %d s", ++kills, ledger.size(), seconds);
            }
            if (!run.unprotected()) {
                drained(findings, books);
            }
            while (load.begun() < reports) {
                pause(Duration.ofMillis(100));
            }
            load.stop();
            findings.expect("submissions that were never accepted", 0, load.settle(Duration.ofMinutes(2)));
        }
        findings.say("%d kills; slowest until ready again: %d s", kills, slowest);
        if (run.unprotected()) {
            books.judgeTwice(findings);
            return;
        }
        // In a build, beside others, only that it comes back.
        int limit = run.sized(60, 240);
        findings.expect("ready again within " + limit + " s of each kill", slowest <= limit);
        double told = books.untilEverythingIsTold(Duration.ofMinutes(8));
        findings.expect("everything was told %.0f s later".formatted(told), told >= 0);
        books.judge(findings, ledger);
    }

    private static void drained(Findings findings, Books books) throws SQLException {
        long waiting = books.number("select coalesce(max(position), 0) from core.outbox");
        double drained = books.untilZero(
                "select count(*) from core.outbox where published_at is null and position <= " + waiting,
                Duration.ofMinutes(3));
        findings.expect(
                "what waited at the last start had left after %.0f s, promised 120 s".formatted(drained),
                drained >= 0 && drained <= 120);
    }

    static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
