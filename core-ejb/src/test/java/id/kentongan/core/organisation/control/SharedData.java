package id.kentongan.core.organisation.control;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Files that lie beside the project and may not be carried into it; a test that wants one is skipped by name. */
public final class SharedData {

    private SharedData() {}

    /** @param name below {@code ../shared/data} of the project's root */
    public static Path file(String name) {
        Path file = Path.of("..", "..", "shared", "data").resolve(name);
        assumeTrue(Files.isReadable(file), () -> "skipped: " + file + " is not there");
        return file;
    }
}
