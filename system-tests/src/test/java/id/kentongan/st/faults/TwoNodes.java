package id.kentongan.st.faults;

import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.measure.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Two nodes and one timer: thousands of deadlines due in the same second, five times; in the middle of a claim one node is
 * stopped and goes on much later, a zombie with a claim that is not its own any more; then one is killed.
 */
final class TwoNodes implements Experiment {

    private static final int ROUNDS = 5;
    private static final int STOPPED = 3;
    private static final int KILLED = 4;
    private static final double TAKEOVER_SECONDS = 35;

    private static final String OPEN = "select count(*) from core.deadline"
            + " where due_at <= now() and fired_at is null and cancelled_at is null";

    /** Those that nobody holds can be locked; the others are in somebody's claim. */
    private static final String HELD = "with free as (select c.id from core.deadline d"
            + " join core.case_file c on c.tenant_id = d.tenant_id and c.id = d.case_id"
            + " where d.due_at <= now() and d.fired_at is null and d.cancelled_at is null for update of c skip locked)"
            + " select (" + OPEN + ") - (select count(*) from free)";

    @Override
    public String id() {
        return "R10";
    }

    @Override
    public String title() {
        return "two nodes, one timer";
    }

    @Override
    public String control() {
        return "deadlines are not locked by who claims them, and no key refuses a second effect";
    }

    @Override
    public String mustMiss() {
        return "effects that happened twice";
    }

    @Override
    public Stage stage(Run run) throws Exception {
        Stage stage =
                Stage.forNodes(run, run.unprotected() ? Sabotage.jar(run.folder(), Sabotage.WITHOUT_CLAIMS) : null);
        try {
            // Nothing of it is due by itself.
            stage.books().change("update core.ladder_step set amount = amount * 20000 where preset = 'demo'");
            stage.join(Map.of());
            return stage;
        } catch (Exception | AssertionError e) {
            stage.close();
            throw e;
        }
    }

    @Override
    public void unprotect(Stage stage) throws Exception {
        stage.books().change(Sabotage.WITHOUT_KEYS);
        // The deadlines' own key stays: a new deadline is written in the place of an old one with it.
        stage.books().change("alter table core.escalation drop constraint escalation_pkey");
    }

    @Override
    public void run(Run run, Stage stage, Findings findings) throws Exception {
        Books books = stage.books();
        if (!run.unprotected()) {
            SignalsEverywhere.judge(stage, findings, !run.shortened());
        }
        long steps = books.number("select count(*) from core.ladder_step where preset = 'demo' and phase = 'ACCEPT'");
        int due = run.sized(2_000, 400);
        long cases = ROUNDS * due / steps;
        file(run, stage, (int) cases, findings);
        int rounds = run.unprotected() ? 2 : ROUNDS;
        for (int round = 1; round <= rounds; round++) {
            books.change("update core.deadline d set due_at = date_trunc('second', now()) + interval '3 seconds'"
                    + " from (select tenant_id, case_id, phase, step, round from core.deadline"
                    + " where fired_at is null and cancelled_at is null order by step limit " + due
                    + ") as next where d.tenant_id = next.tenant_id and d.case_id = next.case_id"
                    + " and d.phase = next.phase and d.step = next.step and d.round = next.round"
                    + " and d.fired_at is null");
            KillTheProgram.pause(Duration.ofMillis(2_500));
            if (round == STOPPED) {
                stopInTheMiddle(run, stage, findings);
            } else if (round == KILLED) {
                killInTheMiddle(stage, findings);
            } else {
                double seconds = allFired(books);
                findings.expect(
                        "round %d: %d due in the same second, all fired %.1f s later".formatted(round, due, seconds),
                        seconds >= 0);
            }
        }
        if (run.unprotected()) {
            books.judgeTwice(findings);
            return;
        }
        // Those of the signals have steps left.
        for (int step = 0; step < steps; step++) {
            books.change("update core.deadline set due_at = now() where fired_at is null and cancelled_at is null");
            books.untilZero(OPEN, Duration.ofMinutes(1));
        }
        double told = books.untilEverythingIsTold(Duration.ofMinutes(5));
        findings.expect("everything was told %.0f s later".formatted(told), told >= 0);
        books.judge(findings, stage.ledger());
        findings.expect(
                "entries in the histories, one per step",
                steps * books.number("select count(*) from core.case_file"),
                books.number("select count(*) from report.report_event"
                        + " where type in ('REMINDED', 'WARNED', 'ESCALATED')"));
    }

    private static void file(Run run, Stage stage, int cases, Findings findings) throws Exception {
        int before = stage.ledger().size();
        try (Load load = new Load(stage.nodes(), stage.ledger(), run.seed())) {
            load.begin(40, cases);
            while (load.begun() < cases) {
                KillTheProgram.pause(Duration.ofMillis(100));
            }
            load.stop();
            findings.expect("submissions that were never accepted", 0, load.settle(Duration.ofMinutes(2)));
        }
        findings.say("%d reports at both nodes in turn", stage.ledger().size() - before);
        stage.books().untilZero("select count(*) from core.outbox where consumed_at is null", Duration.ofMinutes(2));
    }

    /** Seconds; -1 after two minutes. */
    private static double allFired(Books books) {
        KillTheProgram.pause(Duration.ofMillis(500));
        return books.untilZero(OPEN, Duration.ofMinutes(2));
    }

    private static void stopInTheMiddle(Run run, Stage stage, Findings findings) throws Exception {
        Books books = stage.books();
        Claim claim = Claim.await(books, stage.nodes());
        Kentongan victim = claim.node();
        victim.pause();
        long stopped = System.nanoTime();
        KillTheProgram.pause(Duration.ofSeconds(3));
        long held = books.number(HELD);
        findings.expect("a node was stopped in the middle of a claim, it held %d deadlines".formatted(held), held > 0);
        double rest = books.untilZero(OPEN, Duration.ofMinutes(2));
        double takeover = (System.nanoTime() - stopped) / 1e9;
        findings.expect(
                "the other had fired all %.1f s after the stop, promised %.0f s".formatted(takeover, TAKEOVER_SECONDS),
                rest >= 0 && takeover <= TAKEOVER_SECONDS);
        double told =
                books.untilZero("select count(*) from core.outbox where consumed_at is null", Duration.ofMinutes(3));
        findings.expect(
                "and everything was told %.1f s after it, while the node still stood"
                        .formatted((System.nanoTime() - stopped) / 1e9),
                told >= 0 && told < 90);
        long until = stopped + Duration.ofSeconds(run.sized(90, 50)).toNanos();
        KillTheProgram.pause(Duration.ofNanos(Math.max(0, until - System.nanoTime())));
        String before = books.texts(STATE).get(0);
        victim.goOn();
        long back = System.nanoTime();
        while (!healthy(victim)
                && System.nanoTime() - back < Duration.ofMinutes(1).toNanos()) {
            KillTheProgram.pause(Duration.ofMillis(100));
        }
        double seconds = (System.nanoTime() - back) / 1e9;
        findings.expect("the zombie is ready again %.1f s after it goes on".formatted(seconds), seconds < 30);
        KillTheProgram.pause(Duration.ofSeconds(3));
        findings.expect(
                "its late writes changed nothing",
                before.equals(books.texts(STATE).get(0)));
        boolean refused = claim.refused();
        findings.expect("its claim was refused, its log says so", refused);
        if (!refused) {
            claim.since().stream()
                    .filter(line -> !line.contains("\"INFO\""))
                    .limit(20)
                    .forEach(line -> findings.say("        %s", line));
        }
    }

    private static final String STATE = "select (select count(*) from core.escalation) || ' '"
            + " || (select count(*) from core.deadline where fired_at is not null) || ' '"
            + " || (select count(*) from core.outbox) || ' ' || (select count(*) from report.report_event)";

    private static void killInTheMiddle(Stage stage, Findings findings) throws Exception {
        Books books = stage.books();
        Kentongan victim = Claim.await(books, stage.nodes()).node();
        victim.kill();
        long killed = System.nanoTime();
        double rest = books.untilZero(OPEN, Duration.ofMinutes(2));
        double takeover = (System.nanoTime() - killed) / 1e9;
        findings.expect(
                "the other had fired all %.1f s after the kill, promised %.0f s".formatted(takeover, TAKEOVER_SECONDS),
                rest >= 0 && takeover <= TAKEOVER_SECONDS);
        victim.start().awaitReady();
    }

    private static boolean healthy(Kentongan node) {
        try {
            return new id.kentongan.st.blackbox.Open311Client(node)
                            .get("services.json")
                            .statusCode()
                    == 200;
        } catch (AssertionError e) {
            return false;
        }
    }

    /**
     * A node in the transaction that claims deadlines.
     *
     * @param lines how many its log had by then
     */
    private record Claim(Kentongan node, Map<Path, Long> lines) {

        private static final Pattern REFUSAL = Pattern.compile("idle-in-transaction|COR-5003 SWEEP");

        /** Whichever of them is the first. */
        static Claim await(Books books, List<Kentongan> nodes) throws Exception {
            Map<Kentongan, Map<Path, Long>> lines = new HashMap<>();
            for (Kentongan node : nodes) {
                lines.put(node, length(node));
            }
            Kentongan node = AtWork.await(books, nodes, "core.deadline", "core.escalation");
            return new Claim(node, lines.getOrDefault(node, Map.of()));
        }

        /** What the node has written into its log since then. */
        List<String> since() throws IOException {
            List<String> since = new ArrayList<>();
            for (Path file : logs(node)) {
                try (Stream<String> all = Files.lines(file)) {
                    all.skip(lines.getOrDefault(file, 0L)).forEach(since::add);
                }
            }
            return since;
        }

        boolean refused() throws IOException {
            return since().stream().anyMatch(line -> REFUSAL.matcher(line).find());
        }

        private static Map<Path, Long> length(Kentongan node) throws IOException {
            Map<Path, Long> lines = new HashMap<>();
            for (Path file : logs(node)) {
                try (Stream<String> all = Files.lines(file)) {
                    lines.put(file, all.count());
                }
            }
            return lines;
        }

        private static List<Path> logs(Kentongan node) throws IOException {
            try (Stream<Path> files = Files.list(node.home().resolve("log"))) {
                return files.filter(each -> each.toString().endsWith(".jsonl")).toList();
            }
        }
    }
}
