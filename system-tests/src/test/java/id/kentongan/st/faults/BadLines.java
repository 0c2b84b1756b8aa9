package id.kentongan.st.faults;

import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.measure.Findings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One of two nodes is in another room: the line to database and broker is cut, deaf in one direction, lossy, narrow, slow,
 * and at last dumb. The other node serves; this one shall neither hang nor do anything twice, and be back by itself.
 */
final class BadLines implements Experiment {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int FRAMES = 40;

    private interface Harm {
        void begin() throws IOException, InterruptedException;
    }

    /** Between the node and what it needs. */
    private record Between(OtherRoom room, FaultyLine toDatabase, FaultyLine toBroker) implements AutoCloseable {

        void lines(FaultyLine.Mode mode) {
            toDatabase.become(mode);
            toBroker.become(mode);
        }

        @Override
        public void close() throws IOException {
            toDatabase.close();
            toBroker.close();
            room.close();
        }
    }

    private @Nullable Between between;

    @Override
    public String id() {
        return "R11";
    }

    @Override
    public String title() {
        return "lines are cut, lossy, slow, dumb";
    }

    @Override
    public String control() {
        return "the node's connections to the database never time out (said in their address)";
    }

    @Override
    public String mustMiss() {
        return "longest that a thread stood in one call";
    }

    @Override
    public Stage stage(Run run) throws Exception {
        OwnDatabase database = OwnDatabase.start(run.folder().resolve("database"));
        Stage stage = Stage.forNodes(run, null, database, run.folder(), node -> node, () -> {
            if (between != null) {
                between.close();
            }
        });
        try {
            OtherRoom room = OtherRoom.make();
            Between lines = new Between(
                    room,
                    FaultyLine.to(OtherRoom.here(), database.port()),
                    FaultyLine.to(OtherRoom.here(), stage.broker().port()));
            between = lines;
            Map<String, String> there = new HashMap<>(
                    database.settings(OtherRoom.HERE, lines.toDatabase().port()));
            if (run.unprotected()) {
                there.computeIfPresent(
                        "KENTONGAN_DB_URL",
                        (name, url) -> url + "?connectTimeout=0&socketTimeout=0&tcpKeepAlive=false");
            }
            there.put(
                    "KENTONGAN_BROKER_URL",
                    "tcp://" + OtherRoom.HERE + ":" + lines.toBroker().port());
            // It listens on the loopback of its own room, as a demonstration must, and is asked from inside.
            stage.join(there, node -> node.within(room.prefix(), "localhost"));
            return stage;
        } catch (Exception | AssertionError e) {
            stage.close();
            throw e;
        }
    }

    @Override
    public void run(Run run, Stage stage, Findings findings) throws Exception {
        Books books = stage.books();
        Kentongan far = stage.nodes().get(1);
        Between lines = java.util.Objects.requireNonNull(between);
        OtherRoom room = lines.room();
        Map<String, Harm> harms = new LinkedHashMap<>();
        if (!run.unprotected()) {
            harms.put("cut", room::cut);
            harms.put("deaf in one direction", room::deafen);
            harms.put("losing 20 %", () -> room.lose(0.2));
            harms.put("narrowed to 256 kbit/s", () -> room.narrow("256kbit"));
            harms.put("800 ms longer", () -> lines.lines(FaultyLine.Mode.SLOW));
            harms.put("without answers", () -> lines.lines(FaultyLine.Mode.ONE_WAY));
            settings(lines, findings);
        }
        harms.put("dumb", () -> lines.lines(FaultyLine.Mode.DUMB));
        try (Load load = new Load(stage.kentongan(), stage.ledger(), run.seed());
                StuckThreads stuck = new StuckThreads(far)) {
            load.begin(5);
            stage.ledger().awaitMore(10, Duration.ofMinutes(1));
            for (Map.Entry<String, Harm> harm : harms.entrySet()) {
                boolean still = !harm.getKey().startsWith("losing")
                        && !harm.getKey().startsWith("narrowed")
                        && !harm.getKey().startsWith("800");
                harm.getValue().begin();
                if (still) {
                    stuck.watch();
                }
                KillTheProgram.pause(Duration.ofSeconds(
                        harm.getKey().equals("dumb")
                                ? 75
                                : run.sized(60, harm.getKey().equals("cut") ? 30 : 12)));
                long stood = stuck.longest();
                room.join();
                room.heal();
                lines.lines(FaultyLine.Mode.WELL);
                double well = ClockJumps.until(() -> well(room, far), Duration.ofMinutes(2));
                if (still) {
                    boolean patient = stood <= PATIENCE.toSeconds();
                    findings.expect(
                            "longest that a thread stood in one call while the line was %s: %d s, promised %d s"
                                    .formatted(harm.getKey(), stood, PATIENCE.toSeconds()),
                            patient);
                    if (!patient && !run.unprotected()) {
                        stuck.call().forEach(line -> findings.say("        %s", line));
                    }
                }
                findings.expect(
                        "line %s: the node is well again by itself after %.1f s, promised 60 s"
                                .formatted(harm.getKey(), well),
                        well >= 0 && well <= PATIENCE.toSeconds());
            }
            load.stop();
            findings.expect("submissions that were never accepted", 0, load.settle(Duration.ofMinutes(2)));
        }
        if (run.unprotected()) {
            return;
        }
        double told = books.untilEverythingIsTold(Duration.ofMinutes(8));
        findings.expect("everything was told %.0f s after the last submission".formatted(told), told >= 0);
        books.judge(findings, stage.ledger());
    }

    private static boolean well(OtherRoom room, Kentongan far) throws IOException, InterruptedException {
        OtherRoom.Answer answer = room.ask(far.uri("/api/health").toString());
        return answer.status() == 200 && answer.text().contains("\"degraded\":[]");
    }

    /** What the kernel says of the connections. */
    private static void settings(Between lines, Findings findings) throws IOException, InterruptedException {
        String all = lines.room()
                .inside(
                        "ss",
                        "-Htno",
                        "state",
                        "established",
                        "dst",
                        OtherRoom.HERE + ":" + lines.toDatabase().port());
        long connections = all.lines().filter(line -> !line.isBlank()).count();
        findings.expect(
                "%d connections to the database, all of them kept alive".formatted(connections),
                connections > 0
                        && all.lines()
                                .filter(line -> !line.isBlank())
                                .allMatch(line -> line.contains("timer:(keepalive") || line.contains("timer:(on")));
    }

    /** Looks every few seconds which threads stand in a call to database or broker, and for how long in the same one. */
    private static final class StuckThreads implements AutoCloseable {

        private final Kentongan node;
        private final Thread looking = new Thread(this::look, "stuck threads");
        private final Map<String, Long> since = new HashMap<>();
        private final AtomicLong longest = new AtomicLong();
        private volatile String call = "";
        private volatile boolean watching;
        private volatile boolean over;

        StuckThreads(Kentongan node) {
            this.node = node;
            looking.setDaemon(true);
            looking.start();
        }

        void watch() {
            synchronized (since) {
                since.clear();
            }
            longest.set(0);
            watching = true;
        }

        /** In seconds; ends the watch. */
        long longest() {
            watching = false;
            return longest.get();
        }

        /** Where the one that stood longest stood. */
        List<String> call() {
            return call.lines().map(String::strip).limit(FRAMES).toList();
        }

        private void look() {
            while (!over) {
                KillTheProgram.pause(Duration.ofSeconds(2));
                if (watching) {
                    try {
                        note(dump());
                    } catch (IOException e) {
                        // the next look will do
                    }
                }
            }
        }

        private String dump() throws IOException {
            Process process = new ProcessBuilder(
                            "jstack", String.valueOf(node.running().pid()))
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }

        private void note(String dump) {
            long now = System.nanoTime();
            Map<String, Long> standing = new HashMap<>();
            synchronized (since) {
                for (String thread : dump.split("\n\n")) {
                    boolean database = thread.contains("org.postgresql") && thread.contains("NioSocketImpl");
                    boolean broker = thread.contains("ChannelImpl.sendBlocking");
                    if (database || broker) {
                        String same = thread.replaceAll("(?m)^(\".*?\" #\\d+).*$", "$1")
                                .replaceAll("<0x[0-9a-f]+>", "");
                        standing.put(same, since.getOrDefault(same, now));
                    }
                }
                since.clear();
                since.putAll(standing);
            }
            standing.forEach((same, first) -> {
                long seconds = (now - first) / 1_000_000_000L;
                if (seconds > longest.get()) {
                    longest.set(seconds);
                    call = same;
                }
            });
        }

        @Override
        public void close() {
            over = true;
        }
    }
}
