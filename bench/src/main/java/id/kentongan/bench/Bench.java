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
import java.util.stream.Stream;

/** Finds the benchmark by its name. Exit code 0: every goal reached; 1: some not; 2: asked for what is not there. */
public final class Bench {
    private static final String USAGE = """
            ./kentongan bench B1 [--pairs 3] [--seconds 20] [--warm-up 20000] [--clients 32] [--keep]
              B1  reports by Open311, beside rows by bare JDBC into the same table
            --keep leaves the data folder for the next run: bench/target/home""";

    private Bench() {}

    public static void main(String[] words) throws Exception {
        PrintStream console =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);
        Options options;
        try {
            options = Options.of(List.of(words));
            if (!options.name().equals("B1")) {
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
                "B1: reports by Open311, beside bare inserts",
                heading);
        findings.conditions("before", Conditions.now(root.resolve("bench/target")));
        try (City city = City.start(root.resolve("launcher/target/kentongan.jar"), home, java)) {
            new Intake(city, findings, options).run();
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
