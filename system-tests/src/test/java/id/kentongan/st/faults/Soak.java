package id.kentongan.st.faults;

import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.measure.Findings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * An hour at half of what it can take, with faults at random: one node killed, the broker killed, the database restarted. The
 * other node lives through all of it, and nothing of it may grow.
 */
final class Soak implements Experiment {

    /** What a node holds on to, after a collection of its heap. */
    private record Sample(double hours, double heap, double threads, double handles, double connections) {}

    private interface Measure {
        double of(Sample sample);
    }

    @Override
    public String id() {
        return "R16";
    }

    @Override
    public String title() {
        return "a long time with faults at random";
    }

    @Override
    public String control() {
        return "each message leaves 20 kB behind";
    }

    @Override
    public String mustMiss() {
        return "heap after collection";
    }

    @Override
    public Stage stage(Run run) throws Exception {
        Stage stage = Stage.forNodes(run, run.unprotected() ? Sabotage.jar(run.folder(), Sabotage.LEAKING) : null);
        try {
            stage.join(Map.of());
            return stage;
        } catch (Exception | AssertionError e) {
            stage.close();
            throw e;
        }
    }

    @Override
    public void run(Run run, Stage stage, Findings findings) throws Exception {
        Duration time =
                run.unprotected() ? Duration.ofMinutes(4) : run.sized(Duration.ofMinutes(60), Duration.ofMinutes(10));
        Random random = new Random(run.seed());
        Kentongan steady = stage.nodes().get(0);
        List<Sample> samples = new ArrayList<>();
        int faults = 0;
        try (Load load = new Load(stage.nodes(), stage.ledger(), run.seed())) {
            load.begin(10);
            long began = System.nanoTime();
            // What is loaded and compiled at first is no leak.
            KillTheProgram.pause(time.dividedBy(5));
            long next = System.nanoTime();
            while (System.nanoTime() - began < time.toNanos()) {
                samples.add(sample(steady, stage.books(), (System.nanoTime() - began) / 3.6e12));
                if (!run.unprotected() && System.nanoTime() > next) {
                    harm(stage, random.nextInt(3));
                    findings.progress(
                            "fault %d at %d accepted", ++faults, stage.ledger().size());
                    next = System.nanoTime()
                            + Duration.ofSeconds(run.sized(60 + random.nextInt(120), 20 + random.nextInt(20)))
                                    .toNanos();
                }
                KillTheProgram.pause(time.dividedBy(30));
            }
            load.stop();
            findings.expect("submissions that were never accepted", 0, load.settle(Duration.ofMinutes(3)));
        }
        findings.say(
                "%d faults in %d minutes, %d reports",
                faults, time.toMinutes(), stage.ledger().size());
        // An hour tells a hundredth; minutes tell a leak from none.
        double limit = run.sized(0.01, 1.5);
        flat(findings, "heap after collection", samples, Sample::heap, limit, "MB");
        flat(findings, "threads", samples, Sample::threads, run.sized(0.05, 1.5), "");
        flat(findings, "open files and sockets", samples, Sample::handles, run.sized(0.05, 1.5), "");
        flat(findings, "connections to the database", samples, Sample::connections, run.sized(0.1, 3.0), "");
        if (run.unprotected()) {
            return;
        }
        double told = stage.books().untilEverythingIsTold(Duration.ofMinutes(8));
        findings.expect("everything was told %.0f s after the last submission".formatted(told), told >= 0);
        stage.books().judge(findings, stage.ledger());
    }

    private static void harm(Stage stage, int which) throws Exception {
        switch (which) {
            case 0 -> {
                Kentongan other = stage.nodes().get(1);
                other.kill();
                other.start().awaitReady();
            }
            case 1 -> {
                stage.broker().kill();
                KillTheProgram.pause(Duration.ofSeconds(3));
                stage.broker().startAgain();
            }
            default -> {
                stage.database().stop("immediate");
                stage.database().startAgain();
            }
        }
    }

    private static Sample sample(Kentongan node, Books books, double hours) throws Exception {
        String pid = String.valueOf(node.running().pid());
        said("jcmd", pid, "GC.run");
        double kibibytes = said("jcmd", pid, "GC.heap_info")
                .lines()
                .filter(line -> line.contains(" used ") && !line.contains("pace"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll(".* used (\\d+)K.*", "$1")))
                .sum();
        return new Sample(
                hours,
                kibibytes / 1024,
                entries(Path.of("/proc", pid, "task")),
                entries(Path.of("/proc", pid, "fd")),
                books.number("select count(*) from pg_stat_activity where usename = 'kentongan'"));
    }

    private static long entries(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.count();
        }
    }

    private static String said(String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return text;
    }

    /** The straight line that lies nearest to all samples: by how much of their middle it rises in an hour. */
    private static void flat(
            Findings findings, String what, List<Sample> samples, Measure measure, double limit, String unit) {
        double time = samples.stream().mapToDouble(Sample::hours).average().orElse(0);
        double middle = samples.stream().mapToDouble(measure::of).average().orElse(1);
        double above = 0;
        double below = 0;
        for (Sample sample : samples) {
            above += (sample.hours() - time) * (measure.of(sample) - middle);
            below += (sample.hours() - time) * (sample.hours() - time);
        }
        double slope = below == 0 ? 0 : above / below / middle;
        findings.expect(
                "%s: from %.0f to %.0f %s, %+.1f %% an hour, at most %.0f %%"
                        .formatted(
                                what,
                                measure.of(samples.get(0)),
                                measure.of(samples.get(samples.size() - 1)),
                                unit,
                                slope * 100,
                                limit * 100),
                slope <= limit);
    }
}
