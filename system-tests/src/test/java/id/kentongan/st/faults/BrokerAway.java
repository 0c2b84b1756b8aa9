package id.kentongan.st.faults;

import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.container.BrokerProcess;
import id.kentongan.st.measure.Findings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** The broker is away for minutes, then hangs for minutes: citizens notice nothing, officers hear of it later. */
final class BrokerAway implements Experiment {

    private static final int PER_SECOND = 10;
    private static final long DRAINED_IN_A_MINUTE = 3_000;

    @Override
    public String id() {
        return "R3";
    }

    @Override
    public String title() {
        return "the broker away, then hanging";
    }

    @Override
    public String control() {
        return "no outbox: the message is sent in the transaction that accepts the report";
    }

    @Override
    public String mustMiss() {
        return "accepted at the first attempt";
    }

    @Override
    public Stage stage(Run run) throws Exception {
        return Stage.besideBroker(run, run.unprotected() ? Sabotage.jar(run.folder(), Sabotage.WITHOUT_OUTBOX) : null);
    }

    @Override
    public void run(Run run, Stage stage, Findings findings) throws Exception {
        Duration calm = Duration.ofSeconds(run.sized(60, 10));
        Duration away = Duration.ofSeconds(run.sized(300, 15));
        Duration hanging = Duration.ofSeconds(run.sized(120, 15));
        BrokerProcess broker = stage.broker();
        Kentongan kentongan = stage.kentongan();
        Books books = stage.books();
        try (Load load = new Load(kentongan, stage.ledger(), run.seed())) {
            load.begin(PER_SECOND);
            KillTheProgram.pause(Duration.ofSeconds(run.sized(20, 10)));
            long begin = Load.now();
            KillTheProgram.pause(calm);
            long calmEnd = Load.now();

            broker.kill();
            KillTheProgram.pause(away.dividedBy(2));
            String healthAway = health(kentongan);
            KillTheProgram.pause(away.dividedBy(2));
            if (run.unprotected()) {
                load.stop();
                // Those that wait for the broker have their answer, or none, by then.
                load.settle(Duration.ofSeconds(45));
                submissions(findings, load.between(begin, calmEnd), load.between(calmEnd, Load.now()), run);
                return;
            }
            drains(findings, books, "away " + away.toSeconds(), broker::startAgain);

            broker.pause();
            KillTheProgram.pause(hanging.dividedBy(2));
            String healthHanging = health(kentongan);
            KillTheProgram.pause(hanging.dividedBy(2));
            drains(findings, books, "hanging " + hanging.toSeconds(), broker::goOn);
            load.stop();
            findings.expect("submissions that were never accepted", 0, load.settle(Duration.ofMinutes(2)));
            submissions(findings, load.between(begin, calmEnd), load.between(calmEnd, Load.now()), run);
            findings.say("health while away: %s", healthAway);
            findings.say("health while hanging: %s", healthHanging);
            findings.expect(
                    "health is degraded and not down while the broker is away", healthAway.equals("200 messaging"));
            findings.expect("health is degraded and not down while it hangs", healthHanging.equals("200 messaging"));
        }
        double told = books.untilEverythingIsTold(Duration.ofMinutes(10));
        findings.expect("everything was told %.0f s after the last submission".formatted(told), told >= 0);
        books.judge(findings, stage.ledger());
    }

    private interface Return {
        void begin() throws IOException;
    }

    /** What waited when the broker returns, while more comes: the first 3,000 within a minute, all in the end. */
    private static void drains(Findings findings, Books books, String absence, Return broker)
            throws IOException, SQLException {
        long[] waiting = books.numbers("select count(*), max(position) from core.outbox where consumed_at is null");
        String left = "from core.outbox where consumed_at is null and position <= " + waiting[1];
        broker.begin();
        long back = System.nanoTime();
        double first = books.untilZero(
                "select greatest(0, count(*) - " + Math.max(0, waiting[0] - DRAINED_IN_A_MINUTE) + ") " + left,
                Duration.ofMinutes(5));
        double last = books.untilZero("select count(*) " + left, Duration.ofMinutes(5));
        findings.say(
                "broker %s s, %d messages waited; %d of them were applied %.0f s after its return, the last after %.0f s",
                absence,
                waiting[0],
                Math.min(waiting[0], DRAINED_IN_A_MINUTE),
                first,
                (System.nanoTime() - back) / 1e9);
        findings.expect("3,000 or all of them within 60 s: %.0f s".formatted(first), first >= 0 && first <= 60);
        findings.expect("all of them in the end", last >= 0);
    }

    private static void submissions(Findings findings, List<Load.Attempt> calm, List<Load.Attempt> trouble, Run run) {
        long accepted =
                trouble.stream().filter(attempt -> attempt.status() / 100 == 2).count();
        long calmP95 = Load.percentile(calm, 95);
        long p95 = Load.percentile(trouble, 95);
        long slowest = Load.percentile(trouble, 100);
        findings.say(
                "submissions: calm %d, p95 %d ms; in trouble %d, p95 %d ms, slowest %d ms; answers %s",
                calm.size(), calmP95, trouble.size(), p95, slowest, Load.statuses(trouble));
        findings.expect("accepted at the first attempt: all " + trouble.size(), trouble.size(), accepted);
        findings.expect("none took longer than 5 s", slowest <= 5_000);
        if (!run.shortened()) {
            findings.expect(
                    "p95 %d ms, at most 1.5 times the calm one".formatted(p95), p95 <= Math.max(25, calmP95 * 1.5));
        }
    }

    /** The status code, and what is degraded. */
    private static String health(Kentongan kentongan) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(kentongan.uri("/api/health"))
                                .timeout(Duration.ofSeconds(10))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        try (var reader = jakarta.json.Json.createReader(new java.io.StringReader(answer.body()))) {
            return (answer.statusCode() + " "
                            + String.join(
                                    ",",
                                    reader
                                            .readObject()
                                            .getJsonArray("degraded")
                                            .getValuesAs(jakarta.json.JsonString.class)
                                            .stream()
                                            .map(jakarta.json.JsonString::getString)
                                            .toList()))
                    .strip();
        }
    }
}
