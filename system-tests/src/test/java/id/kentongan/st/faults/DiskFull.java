package id.kentongan.st.faults;

import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.measure.Findings;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Disks fill up, one after another: the one that photos come in over, the broker's, the database's. They are file systems
 * in files; it needs the rights to mount.
 */
final class DiskFull implements Experiment {

    private static final String PHOTOS = "photos";
    private static final String BROKER = "journal";
    private static final String DATABASE = "store";

    private static final String WAITING = "select count(*) from core.outbox where published_at is null";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Volume> volumes = new java.util.HashMap<>();

    @Override
    public String id() {
        return "R8";
    }

    @Override
    public String title() {
        return "disks are full";
    }

    @Override
    public String control() {
        return "no outbox: the message is sent in the transaction that accepts the report";
    }

    @Override
    public String mustMiss() {
        return "accepted at the first attempt while the broker's disk is full";
    }

    @Override
    public Stage stage(Run run) throws Exception {
        for (String name : List.of(PHOTOS, BROKER)) {
            volumes.put(name, Volume.mount(run.folder(), name, 200));
        }
        volumes.put(DATABASE, Volume.mount(run.folder(), DATABASE, 1_000));
        OwnDatabase database = OwnDatabase.start(volume(DATABASE).place());
        return Stage.besideDatabase(
                run,
                run.unprotected() ? Sabotage.jar(run.folder(), Sabotage.WITHOUT_OUTBOX) : null,
                database,
                node -> {
                    link(node.home().resolve("broker"), volume(BROKER).place());
                    return node.withTemporaryFolder(volume(PHOTOS).place());
                },
                () -> {
                    for (Volume volume : volumes.values()) {
                        volume.close();
                    }
                });
    }

    private static void link(Path link, Path target) {
        try {
            Files.createDirectories(link.getParent());
            Files.createSymbolicLink(link, target.toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Volume volume(String name) {
        Volume volume = volumes.get(name);
        if (volume == null) {
            throw new IllegalStateException("not mounted: " + name);
        }
        return volume;
    }

    @Override
    public void run(Run run, Stage stage, Findings findings) throws Exception {
        Duration full = Duration.ofSeconds(run.sized(60, 20));
        try (Load load = new Load(stage.kentongan(), stage.ledger(), run.seed())) {
            load.begin(8);
            stage.ledger().awaitMore(20, Duration.ofMinutes(1));
            if (!run.unprotected()) {
                photos(stage, load, full, findings);
            }
            broker(stage, load, full, findings);
            if (run.unprotected()) {
                return;
            }
            database(stage, load, full, findings);
            load.stop();
            findings.expect("submissions that were never accepted", 0, load.settle(Duration.ofMinutes(2)));
        }
        double told = stage.books().untilEverythingIsTold(Duration.ofMinutes(8));
        findings.expect("everything was told %.0f s after the last submission".formatted(told), told >= 0);
        stage.books().judge(findings, stage.ledger());
    }

    private void photos(Stage stage, Load load, Duration full, Findings findings) throws Exception {
        Kentongan kentongan = stage.kentongan();
        JsonObject report = file(kentongan);
        stage.ledger().accepted(new Ledger.Entry("with-photo", report.getString("ticket"), 0, 1));
        byte[] picture = picture();
        findings.expect(
                "a photo that has room", 201, photo(kentongan, report, picture).statusCode());

        volume(PHOTOS).fillTo(0.87);
        double alarm = ClockJumps.until(() -> ClockJumps.degraded(kentongan).equals("disk"), Duration.ofSeconds(30));
        findings.expect("at 87 %% health says that a disk is nearly full, after %.1f s".formatted(alarm), alarm >= 0);
        findings.expect(
                "and so do the figures",
                ClockJumps.figure(kentongan, "kentongan_disk_used_ratio{place=\"temporary\"}") >= 0.85);

        volume(PHOTOS).fill();
        long begin = Load.now();
        HttpResponse<String> refused = photo(kentongan, report, picture);
        findings.expect("a photo without room", 507, refused.statusCode());
        findings.expect(
                "what it says: " + refused.body(),
                refused.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json")
                        && refused.body().contains("tanpa foto"));
        findings.expect("pieces of it that stayed", 0, pieces());
        KillTheProgram.pause(full.dividedBy(2));
        List<Load.Attempt> meanwhile =
                load.between(begin, Load.now() - Duration.ofSeconds(2).toNanos());
        findings.expect(
                "reports without photo accepted meanwhile, of " + meanwhile.size(),
                meanwhile.size(),
                meanwhile.stream().filter(attempt -> attempt.status() == 200).count());
        volume(PHOTOS).free();
        findings.expect(
                "the same photo when there is room again",
                201,
                photo(kentongan, report, picture).statusCode());
        double calm = ClockJumps.until(() -> ClockJumps.degraded(kentongan).isEmpty(), Duration.ofSeconds(30));
        findings.expect("health is well again after %.1f s".formatted(calm), calm >= 0);
    }

    private int pieces() throws IOException {
        try (Stream<Path> files = Files.list(volume(PHOTOS).place())) {
            return (int) files.filter(file -> file.getFileName().toString().endsWith(".part"))
                    .count();
        }
    }

    private void broker(Stage stage, Load load, Duration full, Findings findings) throws Exception {
        volume(BROKER).fill();
        double told = ClockJumps.until(
                () -> ClockJumps.degraded(stage.kentongan()).contains("messaging"), Duration.ofSeconds(60));
        findings.expect(
                "health says that messages do not leave, after %.1f s, promised 60 s".formatted(told), told >= 0);
        // It looks at its disk every few seconds.
        KillTheProgram.pause(Duration.ofSeconds(8));
        long begin = Load.now();
        KillTheProgram.pause(full);
        long waiting = stage.books().number(WAITING);
        long end = Load.now();
        if (stage.kentongan().running().isAlive()) {
            findings.say("%d messages wait while the broker's disk is full", waiting);
        }
        List<Load.Attempt> meanwhile = load
                .between(begin, end - Duration.ofSeconds(2).toNanos())
                .stream()
                .filter(attempt -> attempt.endNanos() < end)
                .toList();
        long accepted =
                meanwhile.stream().filter(attempt -> attempt.status() == 200).count();
        findings.expect(
                "accepted at the first attempt while the broker's disk is full: %d of %d"
                        .formatted(accepted, meanwhile.size()),
                accepted == meanwhile.size() && accepted > 10);
        volume(BROKER).free();
        if (load.between(begin, end).isEmpty() || accepted < meanwhile.size()) {
            return;
        }
        long position = stage.books().number("select max(position) from core.outbox");
        double drained = stage.books()
                .untilZero(
                        "select count(*) from core.outbox where consumed_at is null and position <= " + position,
                        Duration.ofMinutes(2));
        findings.expect(
                "what waited was told %.0f s after there was room, by the broker inside, unaided, promised 60 s"
                        .formatted(drained),
                drained >= 0 && drained <= 60);
        double well =
                ClockJumps.until(() -> ClockJumps.degraded(stage.kentongan()).isEmpty(), Duration.ofSeconds(60));
        findings.expect("and health is well again %.1f s later".formatted(well), well >= 0);
    }

    private void database(Stage stage, Load load, Duration full, Findings findings) throws Exception {
        Kentongan kentongan = stage.kentongan();
        volume(DATABASE).fill();
        long begin = Load.now();
        long limit = begin + Duration.ofMinutes(3).toNanos();
        double down = -1;
        while (down < 0 && Load.now() < limit) {
            down = ClockJumps.until(() -> ClockJumps.degraded(kentongan).equals("503"), Duration.ofSeconds(1));
            // What is left in files that are there already is used up first.
            volume(DATABASE).fill();
        }
        findings.expect(
                "health is down %.0f s after the database's disk was full".formatted((Load.now() - begin) / 1e9),
                down >= 0);
        long gone = Load.now();
        KillTheProgram.pause(full);
        long freed = Load.now();
        Map<Integer, Long> statuses = Load.statuses(load.between(gone, freed));
        findings.say("answers while the database has no room: %s", statuses);
        findings.expect(
                "answers other than accepted or 503 with Retry-After",
                0,
                load.between(gone, freed).stream()
                        .filter(attempt -> attempt.endNanos() < freed)
                        .filter(attempt ->
                                attempt.status() != 200 && (attempt.status() != 503 || !attempt.retryAfter()))
                        .count());
        findings.expect(
                "answers with a stack trace or the name of an exception",
                0,
                load.between(begin, freed).stream()
                        .filter(Load.Attempt::indiscreet)
                        .count());
        volume(DATABASE).free();
        if (!answers(stage)) {
            stage.database().startAgain();
            findings.say("the database had stopped and was started again");
        }
        stage.ledger().awaitMore(10, Duration.ofMinutes(2));
        findings.expect(
                "ten more accepted %.1f s after there was room, promised 30 s".formatted((Load.now() - freed) / 1e9),
                (Load.now() - freed) / 1e9 <= 30);
        double well = ClockJumps.until(() -> ClockJumps.degraded(kentongan).isEmpty(), Duration.ofMinutes(1));
        findings.expect("health is well again %.0f s later".formatted(well), well >= 0);
    }

    private static boolean answers(Stage stage) {
        try {
            stage.database().awaitReady(Duration.ofSeconds(10));
            return stage.books().number("select 1") == 1;
        } catch (SQLException | AssertionError e) {
            return false;
        }
    }

    private JsonObject file(Kentongan kentongan) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(kentongan.uri("/api/v1/reports"))
                        .header("Content-Type", "application/json")
                        .header("X-Api-Key", kentongan.open311Key())
                        .timeout(Duration.ofSeconds(30))
                        .POST(HttpRequest.BodyPublishers.ofString("{\"jurisdiction\":\"jakarta.go.id\","
                                + "\"category\":\"sampah\",\"lat\":-6.17639,\"lon\":106.82666,\"reporter\":{},"
                                + "\"description\":\"Dengan foto\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }

    private HttpResponse<String> photo(Kentongan kentongan, JsonObject report, byte[] picture)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(kentongan.uri("/api/v1/reports/" + report.getString("ticket") + "/photos"))
                        .header("Content-Type", "image/jpeg")
                        .header("Tracking-Code", report.getString("trackingCode"))
                        .timeout(Duration.ofSeconds(40))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(picture))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Noise, so that it is large. */
    private static byte[] picture() throws IOException {
        BufferedImage image = new BufferedImage(1_200, 900, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, random.nextInt(1 << 24));
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", bytes);
        return bytes.toByteArray();
    }
}
