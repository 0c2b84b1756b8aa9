package id.kentongan.launcher.oldreports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A file of old reports, read row by row: memory does not grow with it. */
interface SourceFile extends AutoCloseable {

    /**
     * @return the next row; empty at the end
     * @throws BrokenFile if the file cannot be read any further
     */
    Optional<SourceRow> next();

    /** Whether the field can occur at all. */
    boolean has(Field field);

    /** How many bytes have been read. */
    long bytesRead();

    /**
     * A file of the same format for the rows that are refused, with the reason and the cure beside them.
     *
     * @param keep how many bytes of an earlier run stay
     */
    ErrorFile errors(Path path, long keep) throws IOException;

    @Override
    void close() throws IOException;
}
