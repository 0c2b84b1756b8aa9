package id.kentongan.st.measure;

import id.kentongan.st.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What a measurement found: printed as it comes, and kept as a page of docs/measurements. */
public final class Findings {

    private final String name;
    private final List<String> lines = new ArrayList<>();
    private final List<String> missedSentences = new ArrayList<>();

    Findings(String name, String title) throws IOException {
        this(name, title, "system-tests/measure " + name);
    }

    /**
     * @param name of the page, without ending
     * @param command with which anybody can do it again
     */
    public Findings(String name, String title, String command) throws IOException {
        this.name = name;
        lines.add("# " + title);
        lines.add("");
        lines.add("`" + command + "`, commit " + commit() + ", "
                + OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES) + ", " + machine() + ".");
        lines.add("");
        lines.add("```");
        lines.forEach(System.out::println);
    }

    /** A line of the page. */
    public void say(String format, Object... arguments) {
        String line = arguments.length == 0 ? format : String.format(java.util.Locale.ROOT, format, arguments);
        System.out.println(line);
        lines.add(line.stripTrailing());
    }

    /** What happens meanwhile: printed, not kept. */
    public void progress(String format, Object... arguments) {
        System.out.printf(java.util.Locale.ROOT, "  " + format + "%n", arguments);
    }

    /** A promise in numbers. */
    public void expect(String what, long promised, long found) {
        expect(what + ": " + found + ", promised " + promised, found == promised);
    }

    /** A promise, kept or missed. */
    public void expect(String sentence, boolean holds) {
        if (!holds) {
            missedSentences.add(sentence);
        }
        say((holds ? "ok      " : "MISSED  ") + sentence);
    }

    /** Writes the page; answers with how much was not as promised. */
    public int end() throws IOException {
        endWithoutPage();
        lines.add("```");
        Path page = Checkout.ROOT.resolve("docs/measurements/" + name + ".md");
        Files.write(page, lines);
        System.out.println("written: " + page);
        return missedSentences.size();
    }

    /** Answers with how much was not as promised. */
    public int endWithoutPage() {
        say(missedSentences.isEmpty() ? "all as promised" : missedSentences.size() + " not as promised");
        return missedSentences.size();
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** How much was not as promised until now. */
    public int missed() {
        return missedSentences.size();
    }

    /**
     * In a control a protection is off: the one promise that it protects must have been missed since then. Nothing of what
     * was missed since then counts any more.
     *
     * @param before {@link #missed} when the control began
     * @param promise what the sentence of that promise begins with
     */
    public void controlFailed(int before, String promise) {
        boolean seen = missedSentences.subList(before, missedSentences.size()).stream()
                .anyMatch(sentence -> sentence.startsWith(promise));
        missedSentences.subList(before, missedSentences.size()).clear();
        expect("the control has failed as it must: " + promise, seen);
    }

    private static String commit() {
        String commit = output("git", "rev-parse", "--short", "HEAD");
        return output("git", "status", "--porcelain", "--", "*.java", "*.sql", "pom.xml")
                        .isEmpty()
                ? commit
                : commit + " with changes";
    }

    private static String machine() throws IOException {
        String system = Files.readAllLines(Path.of("/etc/os-release")).stream()
                .filter(line -> line.startsWith("PRETTY_NAME="))
                .map(line -> line.substring("PRETTY_NAME=".length()).replace("\"", ""))
                .findFirst()
                .orElse(System.getProperty("os.name"));
        long kibibytes = Files.readAllLines(Path.of("/proc/meminfo")).stream()
                .filter(line -> line.startsWith("MemTotal:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
        return Runtime.getRuntime().availableProcessors() + " cores, " + Math.round(kibibytes / 1048576.0) + " GiB, "
                + system + ", JDK " + System.getProperty("java.version");
    }

    private static String output(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(Checkout.ROOT.toFile())
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes()).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }
}
