package id.kentongan.st.measure;

import id.kentongan.st.Checkout;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.container.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** How long the built form takes to its ready line, beside an empty server with the same database and broker. */
final class StartMeasurement {

    static final String EMPTY_IS_READY = "the empty server is ready";

    private static final int PAIRS = 5;
    private static final double MOST_TIMES = 1.6;
    private static final double FIRST_START_SECONDS = 60;
    private static final double START_SECONDS = 30;
    private static final Path FOLDER = Checkout.ROOT.resolve("system-tests/target/measure");

    private final Findings findings;

    StartMeasurement() throws IOException {
        findings = new Findings("start", "Start, compared with an empty Payara Micro, database and broker");
    }

    int run() throws Exception {
        List<Double> ours = new ArrayList<>();
        List<Double> empty = new ArrayList<>();
        double first;
        try (Kentongan kentongan = Kentongan.in(FOLDER.resolve("start")).withTheScriptsOptions()) {
            first = start(kentongan);
            kentongan.stop();
            findings.say("first start, from an empty data folder: %.1f s", first);
            findings.say("");
            findings.say("pair | kentongan run | empty server, database and broker");
            for (int pair = 1; pair <= PAIRS; pair++) {
                ours.add(start(kentongan));
                kentongan.stop();
                empty.add(startEmpty(kentongan, pair));
                findings.say("%4d | %11.1f s | %.1f s", pair, ours.get(pair - 1), empty.get(pair - 1));
            }
        }
        double ourMedian = median(ours);
        double emptyMedian = median(empty);
        findings.say("median | %.1f s | %.1f s", ourMedian, emptyMedian);
        findings.say("");
        findings.expect(
                "%.2f times the empty server, promised at most %.1f".formatted(ourMedian / emptyMedian, MOST_TIMES),
                ourMedian <= MOST_TIMES * emptyMedian);
        findings.say(
                "goals: %.1f s of %.0f s from an empty folder, %.1f s of %.0f s with data",
                first, FIRST_START_SECONDS, ourMedian, START_SECONDS);
        return findings.end();
    }

    private static double start(Kentongan kentongan) {
        long begin = System.nanoTime();
        kentongan.start().awaitReady();
        return (System.nanoTime() - begin) / 1e9;
    }

    private static double startEmpty(Kentongan kentongan, int pair) throws Exception {
        Path program;
        try (Stream<Path> builds = Files.list(kentongan.home().resolve("program"))) {
            program = builds.filter(Files::isDirectory)
                    .filter(build -> Files.isDirectory(build.resolve("server")))
                    .findFirst()
                    .orElseThrow();
        }
        Path folder = Files.createTempDirectory(FOLDER, "empty-" + pair + "-");
        Path output = folder.resolve("output.txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Kentongan.OPTIONS_OF_THE_SCRIPT);
        command.addAll(opened());
        command.addAll(List.of(
                "-cp",
                Kentongan.JAR + ":" + Checkout.ROOT.resolve("system-tests/target/test-classes"),
                EmptyServer.class.getName(),
                program.toString(),
                kentongan.home().toString(),
                folder.toString(),
                String.valueOf(FreePort.draw()),
                String.valueOf(FreePort.draw())));
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            while (!Files.readString(output).contains(EMPTY_IS_READY)) {
                if (!process.isAlive() || System.nanoTime() - begin > TimeUnit.MINUTES.toNanos(5)) {
                    throw new IllegalStateException("the empty server does not start: " + output);
                }
                LockSupport.parkNanos(100_000_000);
            }
            return (System.nanoTime() - begin) / 1e9;
        } finally {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    /** What the jar's manifest opens; a class path has no manifest. */
    private static List<String> opened() throws IOException {
        List<String> options = new ArrayList<>();
        try (JarFile jar = new JarFile(Kentongan.JAR.toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            for (String attribute : List.of("Add-Opens", "Add-Exports")) {
                String option = "--" + attribute.toLowerCase(java.util.Locale.ROOT) + "=";
                Arrays.stream(manifest.getValue(attribute).split(" "))
                        .map(pack -> option + pack + "=ALL-UNNAMED")
                        .forEach(options::add);
            }
        }
        return options;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
