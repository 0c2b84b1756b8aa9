package id.kentongan.st.scan;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of the system, run behind everything else and for a bounded time. */
final class Tool {

    private static final Duration TIDYING = Duration.ofSeconds(60);

    private Tool() {}

    /** @throws IllegalStateException saying which packages are missing */
    static void demand(String... names) {
        List<String> missing = new ArrayList<>();
        for (String name : names) {
            boolean found = false;
            for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
                found |= Files.isExecutable(Path.of(folder, name));
            }
            if (!found) {
                missing.add(name);
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException("missing: " + String.join(", ", missing) + "; on Debian: apt-get install "
                    + String.join(" ", missing));
        }
    }

    /** What it says of its version: the last line that has a number. */
    static String version(String name) throws IOException {
        Process process =
                new ProcessBuilder(name, "--version").redirectErrorStream(true).start();
        process.getOutputStream().close();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return words.lines()
                .filter(line -> line.matches("(?:Wapiti )?\\d+\\.\\d.*"))
                .reduce((first, second) -> second)
                .orElse("unknown")
                .replace("Wapiti ", "");
    }

    /**
     * Runs to its end, or is asked to end as somebody at the keyboard would.
     *
     * @param parting what is typed then
     * @return whether it ended by itself
     */
    static boolean run(List<String> command, Path output, Duration limit, String parting)
            throws IOException, InterruptedException {
        List<String> nice = new ArrayList<>(List.of("nice", "-n", "15"));
        nice.addAll(command);
        Process process = new ProcessBuilder(nice)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
            if (!parting.isEmpty()) {
                new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                        .start()
                        .waitFor();
                process.getOutputStream().write(parting.getBytes(StandardCharsets.UTF_8));
                process.getOutputStream().flush();
                process.waitFor(TIDYING.toMillis(), TimeUnit.MILLISECONDS);
            }
            return false;
        } catch (IOException e) {
            // It ended at the same moment.
            return false;
        } finally {
            process.destroy();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }
}
