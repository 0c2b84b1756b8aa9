package id.kentongan.st.faults;

import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.Officer;
import id.kentongan.st.measure.Findings;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Two nodes behind a balancer, with people and programs before it: one is told to stop, says farewell, ends and is started
 * again, then the other. Nobody may notice, but for pages that listen: those come again.
 */
final class RollingRestart implements Experiment {

    private static final int PER_SECOND = 20;
    private static final Duration FAREWELL = Duration.ofSeconds(20);

    /** As long as the balancer takes to give a node that has just started its whole share. */
    private static final Duration SLOW_START = Duration.ofSeconds(30);

    private static final Duration WHOLE = Duration.ofMinutes(5);

    /** Two programs that have just started are slow, and nobody restarts them. */
    private static final Duration WARM_UP = Duration.ofSeconds(40);

    private static final double BACK_SECONDS = 10;
    private static final int COME_AGAIN = 1012;
    private static final String READER = "jkt-kelurahan";

    private @Nullable Balancer balancer;

    @Override
    public String id() {
        return "R13";
    }

    @Override
    public String title() {
        return "a rolling restart";
    }

    @Override
    public String control() {
        return "nodes stop at once (KENTONGAN_STOP_AFTER=0)";
    }

    @Override
    public String mustMiss() {
        return "requests that failed";
    }

    @Override
    public Stage stage(Run run) throws Exception {
        Balancer before = new Balancer(run.folder());
        balancer = before;
        Stage stage = Stage.forNodes(
                run,
                OwnDatabase.start(run.folder().resolve("database")),
                Map.of(
                        "KENTONGAN_PUBLIC_URL", before.address(),
                        "KENTONGAN_BOUNDS_PROXIES", "127.0.0.1",
                        // All of them sit at this machine.
                        "KENTONGAN_BOUNDS_SOCKETS_PERSON", "1000",
                        "KENTONGAN_BOUNDS_SOCKETS_ADDRESS", "1000",
                        "KENTONGAN_STOP_AFTER", run.unprotected() ? "0" : String.valueOf(FAREWELL.toSeconds())),
                before);
        try {
            // Nothing climbs: it is about requests.
            stage.books().change("update core.ladder_step set amount = amount * 20000 where preset = 'demo'");
            stage.join(Map.of());
            before.start(stage.nodes().get(0).port(), stage.nodes().get(1).port());
            return stage;
        } catch (Exception | AssertionError e) {
            stage.close();
            throw e;
        }
    }

    @Override
    public void run(Run run, Stage stage, Findings findings) throws Exception {
        Balancer before = balancer;
        if (before == null) {
            throw new IllegalStateException("without a stage");
        }
        List<Officer> officers = officers(before, stage.nodes().get(0));
        int sockets = run.unprotected() ? 50 : 200;
        findings.say(
                "%d requests a second: reports with an Idempotency-Key, pages, both interfaces, tickets; %d live sockets",
                PER_SECOND, sockets);
        findings.say(
                "docs/operations/haproxy.cfg, KENTONGAN_STOP_AFTER=%d", run.unprotected() ? 0 : FAREWELL.toSeconds());
        try (Visitors visitors = new Visitors(
                        before, stage.ledger(), stage.nodes().get(0).open311Key(), officers, run.seed());
                Listeners listeners = new Listeners(before, officers, sockets);
                Inbox inbox = new Inbox(officers.get(0), () -> listeners.heard(0))) {
            warmUp(run, before, stage, officers, findings);
            listeners.open(Duration.ofMinutes(2));
            inbox.begin();
            long began = System.nanoTime();
            visitors.begin(PER_SECOND);
            stage.ledger().awaitMore(60, Duration.ofMinutes(1));
            if (run.unprotected()) {
                replace(before, stage, 0, Duration.ZERO, findings);
            } else {
                restartBoth(before, stage, officers.get(0), findings);
                Duration left = WHOLE.minusNanos(System.nanoTime() - began);
                KillTheProgram.pause(run.shortened() || left.isNegative() ? Duration.ofSeconds(5) : left);
            }
            int unanswered = visitors.stop(Duration.ofMinutes(2));
            findings.say(
                    "%d requests in %.0f s, answered in %d ms at the median, 95 %% in %d ms",
                    visitors.begun(),
                    (System.nanoTime() - began) / 1e9,
                    visitors.percentile(50),
                    visitors.percentile(95));
            visitors.failures().forEach((how, count) -> findings.say("failed: %s, %d times", how, count));
            findings.expect("requests that failed", 0, visitors.failed() + unanswered);
            findings.expect("requests that were asked to come again, all places being taken", 0, visitors.busy());
            if (!run.unprotected()) {
                judge(stage, listeners, inbox, sockets, findings);
            }
        }
    }

    private static void warmUp(Run run, Balancer balancer, Stage stage, List<Officer> officers, Findings findings)
            throws Exception {
        try (Visitors first =
                new Visitors(balancer, stage.ledger(), stage.nodes().get(0).open311Key(), officers, run.seed() + 1)) {
            first.begin(PER_SECOND / 2.0);
            KillTheProgram.pause(WARM_UP);
            int unanswered = first.stop(Duration.ofMinutes(2));
            findings.say(
                    "both nodes warm: %d requests before, %d of them failed or asked to come again",
                    first.begun(), first.failed() + first.busy() + unanswered);
        }
    }

    private static void restartBoth(Balancer balancer, Stage stage, Officer officer, Findings findings)
            throws Exception {
        try (HalfFilled form = new HalfFilled(balancer, officer, "a")) {
            form.write();
            replace(balancer, stage, 0, FAREWELL, findings);
            form.send(stage, findings);
        }
        replace(balancer, stage, 1, FAREWELL, findings);
    }

    /** What docs/operations/running.md tells operators to do. */
    private static void replace(Balancer balancer, Stage stage, int number, Duration farewell, Findings findings)
            throws Exception {
        Kentongan node = stage.nodes().get(number);
        String name = number == 0 ? "a" : "b";
        long downs = balancer.said(name, "DOWN");
        CompletableFuture<Duration> gone = CompletableFuture.supplyAsync(() -> node.stop(farewell));
        if (!farewell.isZero()) {
            double told = ClockJumps.until(() -> ClockJumps.degraded(node).equals("503"), Duration.ofSeconds(10));
            double left = balancer.untilSaid(name, "DOWN", downs, farewell);
            findings.expect(
                    "node %s was told to stop: its health said so after %.1f s, the balancer left it %.1f s later"
                            .formatted(name, told, left),
                    told >= 0 && left >= 0);
        }
        findings.say("node %s was gone after %.1f s", name, gone.join().toMillis() / 1e3);
        long ups = balancer.said(name, "UP");
        node.start().awaitReady();
        double back = balancer.untilSaid(name, "UP", ups, Duration.ofMinutes(1));
        findings.expect("node %s is back with the balancer %.1f s after it was ready".formatted(name, back), back >= 0);
        KillTheProgram.pause(SLOW_START);
    }

    private static void judge(Stage stage, Listeners listeners, Inbox inbox, int sockets, Findings findings)
            throws Exception {
        List<Listeners.Return> returns = listeners.returns();
        double slowest =
                returns.stream().mapToDouble(Listeners.Return::seconds).max().orElse(0);
        findings.say(
                "live sockets: sent away and back %d times, not let in at first %d times",
                returns.size(), listeners.refused());
        findings.expect("live sockets that are open in the end", sockets, listeners.listening());
        findings.expect(
                "live sockets that ended otherwise than with the word to come again",
                0,
                returns.stream().filter(each -> each.code() != COME_AGAIN).count());
        findings.expect(
                "the slowest was back after %.1f s, promised %.0f s".formatted(slowest, BACK_SECONDS),
                !returns.isEmpty() && slowest <= BACK_SECONDS);
        Books books = stage.books();
        double told =
                books.untilZero("select count(*) from core.outbox where consumed_at is null", Duration.ofMinutes(2));
        findings.expect("everything was told %.1f s after the last request".formatted(told), told >= 0);
        inbox.close();
        inbox.goOn();
        Set<String> missing = new HashSet<>(books.texts("select n.id::text from core.notice n join core.account a"
                + " on a.person_id = n.person_id where a.user_name = '" + READER + "'"));
        int written = missing.size();
        missing.removeAll(inbox.seen());
        findings.expect(
                "an inbox that went on from its last notice after each return: %d of %d notices, %d twice, %d readings failed"
                        .formatted(written - missing.size(), written, inbox.doubles(), inbox.failures()),
                written > 0 && missing.isEmpty() && inbox.doubles() + inbox.failures() == 0);
        books.judgeReports(findings, stage.ledger());
        findings.expect("effects that happened twice", 0, books.twice());
        findings.expect("dead letters", 0, books.number("select count(*) from core.dead_letter"));
    }

    /** One of each office, the one with the inbox first, all through the balancer. */
    private static List<Officer> officers(Balancer balancer, Kentongan node) throws Exception {
        List<String> users = new ArrayList<>(List.of(READER));
        try (Stream<String> accounts = Files.lines(node.home().resolve("demo-accounts.txt"))) {
            accounts.map(line -> line.split("\t"))
                    .filter(cells -> cells.length == 5 && cells[3].matches("[a-z]+-(kelurahan|kecamatan|pemkot)"))
                    .map(cells -> cells[3])
                    .filter(user -> !user.equals(READER))
                    .limit(11)
                    .forEach(users::add);
        }
        List<Officer> officers = new ArrayList<>();
        for (String user : users) {
            officers.add(Officer.signIn(path -> balancer.address() + path, user, node.password(user)));
        }
        return officers;
    }
}
