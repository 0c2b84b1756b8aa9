package id.kentongan.st.faults;

import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.measure.Findings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** {@code pg_ctl restart -m immediate} under load, then a database that stays away for a minute. */
final class RestartTheDatabase implements Experiment {

    private static final int PER_SECOND = 20;

    @Override
    public String id() {
        return "R4";
    }

    @Override
    public String title() {
        return "the database crashes and restarts under load";
    }

    @Override
    public String control() {
        return "commits are acknowledged before they are on disk (synchronous_commit = off)";
    }

    @Override
    public String mustMiss() {
        return "accepted but lost";
    }

    @Override
    public Stage stage(Run run) throws Exception {
        return Stage.alone(run, null);
    }

    @Override
    public void unprotect(Stage stage) throws Exception {
        stage.books()
                .change(
                        "alter role kentongan set synchronous_commit = off",
                        "alter system set wal_writer_delay = '10s'");
        new Postgres(stage.kentongan()).restart("fast");
        stage.books().untilZero("select 0", Duration.ofSeconds(30));
    }

    @Override
    public void run(Run run, Stage stage, Findings findings) throws Exception {
        int most = run.unprotected() ? 3 : run.sized(5, 1);
        Random random = new Random(run.seed());
        Books books = stage.books();
        Ledger ledger = stage.ledger();
        Postgres postgres = new Postgres(stage.kentongan());
        try (Load load = new Load(stage.kentongan(), ledger, run.seed())) {
            load.begin(PER_SECOND);
            KillTheProgram.pause(Duration.ofSeconds(run.unprotected() ? 8 : 3));
            int restarts = 0;
            double slowest = 0;
            // A control has failed when it has failed.
            while (restarts < most && !(run.unprotected() && restarts > 0 && books.lost(ledger) > 0)) {
                KillTheProgram.pause(
                        Duration.ofMillis(run.sized(25_000 + random.nextInt(8_000), 4_000 + random.nextInt(3_000))));
                postgres.restart("immediate");
                double recovery = untilAccepted(books, load);
                slowest = Math.max(slowest, recovery);
                findings.progress(
                        "restart %d at %d accepted, accepting again after %.1f s", ++restarts, ledger.size(), recovery);
            }
            findings.expect(
                    "accepting again after each of %d restarts, the slowest %.1f s after the database, promised %d s"
                            .formatted(restarts, slowest, limit(run)),
                    slowest <= limit(run));
            if (!run.unprotected()) {
                away(run, findings, postgres, load, books);
            }
            load.stop();
            findings.expect("submissions that were never accepted", 0, load.settle(Duration.ofMinutes(2)));
        }
        if (run.unprotected()) {
            books.judgeReports(findings, ledger);
            return;
        }
        double told = books.untilEverythingIsTold(Duration.ofMinutes(8));
        findings.expect("everything was told %.0f s after the last submission".formatted(told), told >= 0);
        books.judge(findings, ledger);
    }

    private static void away(Run run, Findings findings, Postgres postgres, Load load, Books books) throws Exception {
        long stopped = Load.now();
        postgres.stop("fast");
        long gone = Load.now();
        KillTheProgram.pause(Duration.ofSeconds(run.sized(60, 10)));
        long begins = Load.now();
        postgres.start();
        double recovery = untilAccepted(books, load);
        // One that was on its way when the database came back may have waited for it.
        List<Load.Attempt> meanwhile = load.between(gone, begins).stream()
                .filter(attempt -> attempt.endNanos() < begins)
                .toList();
        List<Load.Attempt> all = load.between(stopped, Load.now());
        Map<Integer, Long> statuses = Load.statuses(meanwhile);
        findings.say(
                "database away %d s: answers %s, p95 %d ms",
                (begins - gone) / 1_000_000_000L, statuses, Load.percentile(meanwhile, 95));
        findings.expect(
                "accepting again %.1f s after the database, promised %d s".formatted(recovery, limit(run)),
                recovery <= limit(run));
        findings.expect(
                "answers without a database other than 503 with Retry-After",
                0,
                meanwhile.stream()
                        .filter(attempt -> attempt.status() != 503 || !attempt.retryAfter())
                        .count());
        findings.expect(
                "answers with a stack trace or the name of an exception",
                0,
                all.stream().filter(Load.Attempt::indiscreet).count());
    }

    /** In a build, beside others, only that it comes back. */
    private static int limit(Run run) {
        return run.sized(15, 60);
    }

    /** Seconds from the moment when PostgreSQL takes connections to the next accepted submission. */
    private static double untilAccepted(Books books, Load load) {
        long limit = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!answers(books) && System.nanoTime() < limit) {
            KillTheProgram.pause(Duration.ofMillis(20));
        }
        long there = Load.now();
        while (System.nanoTime() < limit) {
            if (load.between(there, Load.now()).stream().anyMatch(attempt -> attempt.status() / 100 == 2)) {
                return (Load.now() - there) / 1e9;
            }
            KillTheProgram.pause(Duration.ofMillis(20));
        }
        return 90;
    }

    private static boolean answers(Books books) {
        try (Connection connection = books.connect()) {
            return connection.isValid(5);
        } catch (SQLException | java.io.UncheckedIOException | IndexOutOfBoundsException e) {
            return false;
        }
    }

    /** The embedded one, steered as its administrator would. */
    static final class Postgres {

        private final Path data;
        private final Path tool;
        private final Path log;

        Postgres(Kentongan kentongan) {
            data = kentongan.home().resolve("database/data");
            tool = Path.of(kentongan.postgres().info().command().orElseThrow()).resolveSibling("pg_ctl");
            log = kentongan.home().resolve("log/postgresql-faults.log");
        }

        void restart(String mode) throws Exception {
            call("restart", "-m", mode, "-w", "-t", "60", "-l", log.toString());
        }

        void stop(String mode) throws Exception {
            call("stop", "-m", mode, "-w", "-t", "60");
        }

        /** With the options of its last start. */
        void start() throws Exception {
            String options = java.nio.file.Files.readString(data.resolve("postmaster.opts"))
                    .strip()
                    .replaceFirst("^\\S+\\s+", "")
                    .replaceAll("\"-D\"\\s+\"[^\"]*\"", "")
                    .replace("\"", "'");
            call("start", "-w", "-t", "60", "-l", log.toString(), "-o", options);
        }

        private void call(String verb, String... arguments) throws Exception {
            List<String> command = new java.util.ArrayList<>();
            if ("root".equals(System.getProperty("user.name"))) {
                command.addAll(List.of("unshare", "-U"));
            }
            command.addAll(List.of(tool.toString(), verb, "-D", data.toString()));
            command.addAll(List.of(arguments));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("pg_ctl " + verb + ": see " + log);
            }
        }
    }
}
