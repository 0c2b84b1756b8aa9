package id.kentongan.launcher.boot;

import java.nio.file.Path;

/** Programs for tests of commands, which never load a part. */
public final class TestPrograms {

    private TestPrograms() {}

    public static Program in(Path folder) {
        return new Program(folder);
    }
}
