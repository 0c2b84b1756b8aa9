package id.kentongan.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Finds the benchmark by its name. Exit code 0: every goal reached; 1: some not; 2: asked for what is not there. */
public final class Bench {
    private static final String USAGE = """
            ./kentongan bench B1 [--pairs 3] [--seconds 20] [--warm-up 20000] [--clients 32] [--keep]
              B1  reports by Open311, beside rows by bare JDBC into the same table
              B2  old reports from a CSV, beside COPY of the same rows into the same tables
              B3  a page of the list, beside its statement by bare JDBC; among 100,000 and among 1,000,000 reports
              B4  pages, figures and map as an officer opens them; among 100,000 and among 1,000,000 reports
              B4b 300 open dashboards: how long until they show what happened, at 100 reports a second
              B6  10,000 deadlines due at once: hops beside a bare Artemis; among 100,000 and among 1,000,000 reports
              B7  a room with 500 open pages beside ejabberd (Debian's) and a bare broadcast; pages that stop reading
              B7b 90 rooms with 56 open pages each: what an idle page holds, how soon 12 words a second are there
              B8b what a session with five open pages holds, and what pages and answers weigh
            --keep leaves the data folder for the next run: bench/target/home""";

    /** What a benchmark is called and how it is run in a city of its own. */
    private record Benchmark(String title, Run run) {}

    private interface Run {
        void run(City city, Findings findings, Options options) throws Exception;
    }

    private static final Map<String, Benchmark> BENCHMARKS = Map.of(
            "B1", new Benchmark("reports by Open311, beside bare inserts", (c, f, o) -> new Intake(c, f, o).run()),
            "B2", new Benchmark("old reports from a CSV, beside COPY", (c, f, o) -> new OldReports(c, f, o).run()),
            "B3", new Benchmark("a page of the list, beside bare JDBC", (c, f, o) -> new Listing(c, f, o).run()),
            "B4", new Benchmark("pages of officers, among more reports", (c, f, o) -> new Pages(c, f).run()),
            "B4b", new Benchmark("how fresh 300 open dashboards are", (c, f, o) -> new Freshness(c, f, o).run()),
            "B7",
                    new Benchmark(
                            "a room of 500, beside ejabberd and a bare broadcast",
                            (c, f, o) -> new Fanout(c, f, o).run()),
            "B7b", new Benchmark("90 rooms with 56 open pages each", (c, f, o) -> new ManyRooms(c, f, o).run()),
            "B8b", new Benchmark("what sessions hold and pages weigh", (c, f, o) -> new Weights(c, f).run()),
            "B6",
                    new Benchmark(
                            "10,000 deadlines at once, beside a bare Artemis", (c, f, o) -> new Hops(c, f, o).run()));

    private Bench() {}

    public static void main(String[] words) throws Exception {
        PrintStream console =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);
        Options options;
        try {
            options = Options.of(List.of(words));
            if (!BENCHMARKS.containsKey(options.name())) {
                throw new IllegalArgumentException("no benchmark " + options.name());
            }
        } catch (IllegalArgumentException e) {
            console.println(e.getMessage());
            console.println(USAGE);
            System.exit(2);
            return;
        }
        System.exit(run(options, console, "./kentongan bench " + String.join(" ", words)) == 0 ? 0 : 1);
    }

    private static int run(Options options, PrintStream console, String command) throws Exception {
        Benchmark benchmark = BENCHMARKS.get(options.name());
        Path root = Path.of(System.getProperty("kentongan.root", "")).toAbsolutePath();
        Path home = root.resolve("bench/target/home");
        if (!options.keep()) {
            remove(home);
        }
        List<String> java = javaOptions();
        List<String> heading = new ArrayList<>(Conditions.heading(root, command));
        heading.add("");
        heading.add("The server's Java: `" + String.join(" ", java) + "`; " + options.clients() + " clients; "
                + options.warmUp() + " operations of warming up.");
        Findings findings = new Findings(
                console,
                root.resolve("docs/measurements/bench-" + options.name().toLowerCase(Locale.ROOT) + ".md"),
                options.name() + ": " + benchmark.title(),
                heading);
        findings.conditions("before", Conditions.now(root.resolve("bench/target")));
        try (City city = City.start(root.resolve("launcher/target/kentongan.jar"), home, java)) {
            benchmark.run().run(city, findings, options);
        }
        findings.conditions("after", Conditions.now(root.resolve("bench/target")));
        return findings.end();
    }

    /** Those of {@code ./kentongan run}, and more for a profile: {@code -Dbench.java="-XX:…"}. */
    private static List<String> javaOptions() {
        List<String> options = new ArrayList<>(List.of("-Xmx1g"));
        options.add(Runtime.getRuntime().availableProcessors() <= 2 ? "-XX:+UseSerialGC" : "-XX:+UseG1GC");
        options.add("-XX:MaxMetaspaceSize=512m");
        options.add("-XX:+ExitOnOutOfMemoryError");
        String more = System.getProperty("bench.java", "");
        if (!more.isBlank()) {
            options.addAll(List.of(more.strip().split("\\s+")));
        }
        return options;
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> old = Files.walk(folder)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
