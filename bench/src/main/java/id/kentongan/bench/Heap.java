package id.kentongan.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is alive in a Java program's heap.
 *
 * @param held bytes by class
 */
record Heap(Map<String, Long> held) {
    private static final Pattern HISTOGRAM = Pattern.compile("(?m)^\\s*\\d+:\\s+\\d+\\s+(\\d+)\\s+(\\S+)");
    private static final int SHOWN = 24;

    /** Taking the histogram collects first; twice, for what waits to be finalised. */
    static Heap of(long pid) throws IOException, InterruptedException {
        histogram(pid);
        return new Heap(histogram(pid));
    }

    private static Map<String, Long> histogram(long pid) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(pid),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        Map<String, Long> held = new HashMap<>();
        Matcher line = HISTOGRAM.matcher(said);
        while (line.find()) {
            held.merge(line.group(2), Long.parseLong(line.group(1)), Long::sum);
        }
        if (held.isEmpty()) {
            throw new IllegalStateException(said);
        }
        return held;
    }

    long sum() {
        return held.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What most of the growth since then is, a line for each class, so that whoever wants less of it knows where to look. */
    List<String> grown(Heap before, double each) {
        return held.entrySet().stream()
                .map(now ->
                        Map.entry(now.getKey(), (now.getValue() - before.held.getOrDefault(now.getKey(), 0L)) / each))
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(SHOWN)
                .map(growth -> String.format(Locale.ROOT, "%8.0f %s", growth.getValue(), growth.getKey()))
                .toList();
    }
}
