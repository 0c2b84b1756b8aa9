package id.kentongan.web.export;

import id.kentongan.report.export.entity.ExportFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Writes an export into a file without a name before it is sent, so that a slow client holds neither a connection to the
 * database nor a transaction. Few at a time: each sorts a month of reports.
 */
@ApplicationScoped
public class Spool {

    private static final int AT_ONCE = 2;
    private static final int BUFFER = 1 << 16;

    private final Semaphore places;

    public Spool() {
        this(AT_ONCE);
    }

    Spool(int places) {
        this.places = new Semaphore(places);
    }

    /**
     * @param rows writes the rows
     * @return the whole file, to be closed by who reads it; empty when too many are being written
     */
    public Optional<InputStream> write(ExportFile.Format format, List<String> columns, Consumer<ExportFile> rows) {
        if (!places.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(spool(format, columns, rows));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            places.release();
        }
    }

    private static InputStream spool(ExportFile.Format format, List<String> columns, Consumer<ExportFile> rows)
            throws IOException {
        Path path = Files.createTempFile("kentongan-export", null);
        FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        // From here on the file has no name: whatever happens, the system frees it when nobody has it open.
        Files.delete(path);
        try {
            Writer writer = new BufferedWriter(
                    new OutputStreamWriter(Channels.newOutputStream(file), StandardCharsets.UTF_8), BUFFER);
            ExportFile export = new ExportFile(format, columns, writer);
            rows.accept(export);
            export.end();
            file.position(0);
            return Channels.newInputStream(file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }
}
