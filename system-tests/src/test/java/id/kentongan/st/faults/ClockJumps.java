package id.kentongan.st.faults;

import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.Officer;
import id.kentongan.st.measure.Findings;
import jakarta.json.Json;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The wall clock of one of two nodes jumps hours and days, forwards and back, while its own intervals stay true; then the
 * database itself comes back a day ahead. It needs libfaketime.
 */
final class ClockJumps implements Experiment {

    private static final List<String> JUMPS = List.of("+2h", "-1h", "+3d", "+0");

    @Override
    public String id() {
        return "R7";
    }

    @Override
    public String title() {
        return "clocks jump";
    }

    @Override
    public String control() {
        return "deadlines are judged by the clock of the node";
    }

    @Override
    public String mustMiss() {
        return "deadlines that fired early";
    }

    @Override
    public Stage stage(Run run) throws Exception {
        Path library = library();
        Path clock = clock(run);
        Files.createDirectories(clock.getParent());
        set(clock, "+0");
        Stage stage = Stage.forNodes(run, run.unprotected() ? Sabotage.jar(run.folder(), Sabotage.BY_OWN_CLOCK) : null);
        try {
            // Only these: with others the program hangs at its start, or its intervals jump as well.
            stage.join(Map.of(
                    "LD_PRELOAD", library.toString(),
                    "FAKETIME_TIMESTAMP_FILE", clock.toString(),
                    "FAKETIME_NO_CACHE", "1",
                    "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                    "FAKETIME_FORCE_MONOTONIC_FIX", "0"));
            return stage;
        } catch (Exception | AssertionError e) {
            stage.close();
            throw e;
        }
    }

    private static Path clock(Run run) {
        return run.folder().resolve("clock");
    }

    private static void set(Path clock, String jump) throws IOException {
        Files.writeString(clock, jump + "\n");
    }

    /** @throws IllegalStateException where it is not installed */
    private static Path library() throws IOException {
        try (Stream<Path> places = Files.list(Path.of("/usr/lib"))) {
            return places.map(place -> place.resolve("faketime/libfaketime.so.1"))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "R7 needs libfaketime, which is not there: apt-get install faketime"));
        }
    }

    @Override
    public void run(Run run, Stage stage, Findings findings) throws Exception {
        Books books = stage.books();
        Kentongan wrong = stage.nodes().get(1);
        Officer officer = Officer.signIn(wrong, "jkt-kecamatan", wrong.password("jkt-kecamatan"));
        String ends = "select string_agg(ends_at::text || ' ' || idle::text, ',' order by id) from core.session";
        String before = books.texts(ends).get(0);
        try (Load load = new Load(stage.nodes(), stage.ledger(), run.seed())) {
            load.begin(run.unprotected() ? 5 : 8);
            stage.ledger().awaitMore(10, Duration.ofMinutes(1));
            for (String jump : JUMPS) {
                set(clock(run), jump);
                String alarm = jump.equals("+0") ? "" : "clock";
                double seconds = until(() -> degraded(wrong).equals(alarm), Duration.ofSeconds(30));
                findings.expect(
                        "clock of a node at %s: its health says %s after %.1f s, promised 30 s"
                                .formatted(jump, alarm.isEmpty() ? "nothing" : alarm, seconds),
                        seconds >= 0);
                long sweeps = sweeps(wrong);
                long looked = System.nanoTime();
                stage.ledger().awaitMore(5, Duration.ofMinutes(1));
                KillTheProgram.pause(Duration.ofSeconds(run.sized(40, 12)));
                long more = sweeps(wrong) - sweeps;
                double watched = (System.nanoTime() - looked) / 1e9;
                findings.expect(
                        "its regular work went on: %d sweeps in %.0f s, promised one in 2 s".formatted(more, watched),
                        more >= watched / 2);
                findings.expect(
                        "who was signed in there is so still",
                        200,
                        officer.get("/alert/list.xhtml").statusCode());
                if (run.unprotected()) {
                    break;
                }
            }
            if (!run.unprotected()) {
                findings.expect(
                        "sessions end when they would have ended",
                        before.equals(books.texts(ends).get(0)));
                set(clock(run), "-1h");
                books.change("update core.session set used_at = now() - idle - interval '1 minute',"
                        + " ends_at = least(ends_at, now() - interval '1 minute')");
                findings.expect(
                        "a session that has ended is none on a node whose clock is an hour behind",
                        officer.get("/alert/list.xhtml").uri().getPath().equals("/sign-in.xhtml"));
                set(clock(run), "+0");
                aDayAhead(stage, load, findings);
            }
            load.stop();
            findings.expect("submissions that were never accepted", 0, load.settle(Duration.ofMinutes(2)));
        }
        if (run.unprotected()) {
            findings.expect(
                    "deadlines that fired early",
                    0,
                    books.number("select count(*) from core.deadline where fired_at < due_at"));
            return;
        }
        double told = books.untilEverythingIsTold(Duration.ofMinutes(8));
        findings.expect("everything was told %.0f s after the last submission".formatted(told), told >= 0);
        books.judge(findings, stage.ledger());
    }

    /** Everything that a day brings is due at once then, by the one clock that counts. */
    private static void aDayAhead(Stage stage, Load load, Findings findings) throws Exception {
        OwnDatabase database = stage.database();
        database.stop("fast");
        database.startAgain(Map.of("LD_PRELOAD", library().toString(), "FAKETIME", "+1d"));
        long back = System.nanoTime();
        stage.ledger().awaitMore(10, Duration.ofMinutes(1));
        findings.say(
                "the database a day ahead; 10 more reports accepted %.1f s later", (System.nanoTime() - back) / 1e9);
        for (Kentongan node : stage.nodes()) {
            double seconds = until(() -> degraded(node).equals("clock"), Duration.ofSeconds(30));
            findings.expect("a node's health says so after %.1f s, promised 30 s".formatted(seconds), seconds >= 0);
        }
    }

    interface Condition {
        boolean holds() throws Exception;
    }

    static double until(Condition condition, Duration limit) throws Exception {
        long began = System.nanoTime();
        while (System.nanoTime() - began < limit.toNanos()) {
            if (condition.holds()) {
                return (System.nanoTime() - began) / 1e9;
            }
            KillTheProgram.pause(Duration.ofMillis(200));
        }
        return -1;
    }

    /** What is degraded; the status where the node is down. */
    static String degraded(Kentongan node) throws Exception {
        Optional<HttpResponse<String>> answer = ask(node.uri("/api/health"), "");
        if (answer.isEmpty() || answer.get().statusCode() != 200) {
            return answer.map(HttpResponse::statusCode).map(String::valueOf).orElse("no answer");
        }
        try (var reader = Json.createReader(new StringReader(answer.get().body()))) {
            return String.join(
                    ",",
                    reader.readObject().getJsonArray("degraded").getValuesAs(JsonString.class).stream()
                            .map(JsonString::getString)
                            .toList());
        }
    }

    /** How often deadlines were looked for since the node's start. */
    private static long sweeps(Kentongan node) throws Exception {
        return (long) figure(node, "kentongan_clockwork_seconds_count{work=\"sweep\"}");
    }

    /** One of a node's figures; -1 where there is none. */
    static double figure(Kentongan node, String name) throws Exception {
        String token =
                Files.readString(node.home().resolve("metrics-token.txt")).strip();
        return ask(node.uri("/api/metrics"), token).map(HttpResponse::body).stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(-1);
    }

    private static Optional<HttpResponse<String>> ask(URI address, String token) throws InterruptedException {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10));
            if (!token.isEmpty()) {
                request.header("Authorization", "Bearer " + token);
            }
            return Optional.of(HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
