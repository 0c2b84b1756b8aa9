package id.kentongan.st.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs commands one after the other, with one log for what they print and a limit for how long they take. */
final class Commands {

    private final Path folder;
    private final Path log;
    private final Map<String, String> environment;

    /**
     * @param folder where the commands run
     * @param log what they print is appended here
     * @param environment variables beside the inherited ones
     */
    Commands(Path folder, Path log, Map<String, String> environment) {
        this.folder = folder;
        this.log = log;
        this.environment = environment;
    }

    /** @throws CheckFailed if the command ends with anything but 0, or not in time */
    void run(Duration atMost, List<String> command) {
        int code = code(atMost, command);
        if (code != 0) {
            throw new CheckFailed("%s ended with %d, see %s".formatted(command, code, log));
        }
    }

    /** @return how the command ended */
    int code(Duration atMost, List<String> command) {
        Process process = start(command);
        try {
            if (!process.waitFor(atMost.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new CheckFailed("%s did not end within %d s".formatted(command, atMost.toSeconds()));
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new CheckFailed("interrupted", e);
        }
    }

    /** Starts a command that goes on running. */
    Process start(List<String> command) {
        try {
            Files.createDirectories(log.getParent());
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
