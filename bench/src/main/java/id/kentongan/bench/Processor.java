package id.kentongan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Processor time of a process and of all that came from it, as the kernel counts it in hundredths of a second. */
final class Processor {
    private static final double TICKS_PER_SECOND = 100;
    private static final int PARENT = 1;
    private static final int USER = 11;
    private static final int CHILDREN_SYSTEM = 14;

    private Processor() {}

    /** Seconds of a process alone, without its children. */
    static double of(long pid) {
        String[] fields = fields(Path.of("/proc/" + pid + "/stat"));
        return (Long.parseLong(fields[USER]) + Long.parseLong(fields[USER + 1])) / TICKS_PER_SECOND;
    }

    /** Seconds of each kind of thread that a process has now; a kind is a name without its numbers, as the kernel cuts it. */
    static Map<String, Double> byThread(long pid) throws IOException {
        List<Path> threads;
        try (Stream<Path> tasks = Files.list(Path.of("/proc/" + pid + "/task"))) {
            threads = tasks.toList();
        }
        Map<String, Double> kinds = new HashMap<>();
        for (Path thread : threads) {
            try {
                String kind = Files.readString(thread.resolve("comm"))
                        .replaceAll("[^A-Za-z]+", " ")
                        .strip();
                String[] fields = fields(thread.resolve("stat"));
                kinds.merge(
                        kind,
                        (Long.parseLong(fields[USER]) + Long.parseLong(fields[USER + 1])) / TICKS_PER_SECOND,
                        Double::sum);
            } catch (IOException | java.io.UncheckedIOException e) {
                // It has ended meanwhile.
            }
        }
        return kinds;
    }

    /** Seconds of a process and its children, the ended ones too: PostgreSQL has one for each connection. */
    static double withChildren(long pid) throws IOException {
        double sum = 0;
        for (int field = USER; field <= CHILDREN_SYSTEM; field++) {
            sum += Long.parseLong(fields(Path.of("/proc/" + pid + "/stat"))[field]) / TICKS_PER_SECOND;
        }
        List<Path> all;
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            all = processes
                    .filter(path -> path.getFileName().toString().matches("\\d+"))
                    .toList();
        }
        for (Path process : all) {
            try {
                String[] fields = fields(process.resolve("stat"));
                if (Long.parseLong(fields[PARENT]) == pid) {
                    sum += (Long.parseLong(fields[USER]) + Long.parseLong(fields[USER + 1])) / TICKS_PER_SECOND;
                }
            } catch (java.io.UncheckedIOException e) {
                // It has ended meanwhile.
            }
        }
        return sum;
    }

    /** The fields after the name, which may hold spaces: state is the first. */
    private static String[] fields(Path stat) {
        try {
            String line = Files.readString(stat);
            return line.substring(line.lastIndexOf(')') + 2).split(" ");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
