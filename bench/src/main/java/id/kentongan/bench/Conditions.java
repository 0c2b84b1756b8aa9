package id.kentongan.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What the machine was like before a run. Below nine tenths idle nothing that is found may be called passed.
 *
 * @param idle share of the last two seconds, 0 to 1
 * @param steal share that the host took
 * @param fsyncMillis the median of writing 8 kB durably
 */
record Conditions(double idle, double steal, String load, double fsyncMillis) {
    private static final double QUIET = 0.9;
    private static final int TRIES = 101;
    private static final int PAGE = 8_192;

    static Conditions now(Path folder) throws IOException, InterruptedException {
        long[] before = times();
        Thread.sleep(2_000);
        long[] after = times();
        double total = 0;
        for (int i = 0; i < 8; i++) {
            total += after[i] - before[i];
        }
        String load = Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
        return new Conditions((after[3] - before[3]) / total, (after[7] - before[7]) / total, load, fsync(folder));
    }

    boolean quiet() {
        return idle >= QUIET;
    }

    /** User, nice, system, idle, waiting for the disk, interrupts, soft interrupts, steal. */
    private static long[] times() throws IOException {
        return Arrays.stream(Files.readAllLines(Path.of("/proc/stat"))
                        .get(0)
                        .substring(5)
                        .strip()
                        .split(" "))
                .mapToLong(Long::parseLong)
                .toArray();
    }

    private static double fsync(Path folder) throws IOException {
        Path file = Files.createTempFile(Files.createDirectories(folder), "fsync", "");
        long[] nanos = new long[TRIES];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer page = ByteBuffer.allocate(PAGE);
            for (int i = 0; i < TRIES; i++) {
                long start = System.nanoTime();
                channel.write(page.clear(), 0);
                channel.force(false);
                nanos[i] = System.nanoTime() - start;
            }
        } finally {
            Files.delete(file);
        }
        Arrays.sort(nanos);
        return nanos[TRIES / 2] / 1e6;
    }

    /** When, at which commit and on what. */
    static List<String> heading(Path root, String command) throws IOException {
        String commit = output(root, "git", "rev-parse", "--short", "HEAD");
        boolean changed = !output(root, "git", "status", "--porcelain", "--", "*.java", "*.sql", "pom.xml")
                .isEmpty();
        String memory = Files.readAllLines(Path.of("/proc/meminfo")).get(0).replaceAll("\\D", "");
        return List.of("`%s`, commit %s%s, %s, %d cores, %d GiB, %s %s, JDK %s."
                .formatted(
                        command,
                        commit,
                        changed ? " with changes" : "",
                        OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES),
                        Runtime.getRuntime().availableProcessors(),
                        Math.round(Long.parseLong(memory) / 1048576.0),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("java.version")));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "idle %.0f %%, steal %.0f %%, load %s, fdatasync of 8 kB %.2f ms%s",
                100 * idle,
                100 * steal,
                load,
                fsyncMillis,
                quiet() ? "" : " (CONTENDED)");
    }

    private static String output(Path root, String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes()).strip();
    }
}
