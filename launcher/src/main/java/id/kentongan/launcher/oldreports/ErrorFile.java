package id.kentongan.launcher.oldreports;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Rows that were refused, in the format of the file they came from, so that they can be cured there and imported again.
 * The file is made when the first row is refused.
 */
abstract class ErrorFile implements Closeable {

    private final Path path;
    private long length;
    private @Nullable OutputStream out;

    /** @param keep bytes of an earlier run that stay; what is behind them belongs to a batch that never committed */
    ErrorFile(Path path, long keep) throws IOException {
        this.path = path;
        this.length = Files.exists(path) ? Math.min(keep, Files.size(path)) : 0;
    }

    /** Writes a row with what is wrong with it. */
    abstract void refuse(SourceRow row, String reason, String cure) throws IOException;

    /** What stands before the first row. */
    abstract String head();

    /** What stands behind the last row. */
    abstract String foot();

    final boolean empty() {
        return length == 0;
    }

    final void write(String text) throws IOException {
        if (out == null) {
            out = open();
        }
        put(text);
    }

    private OutputStream open() throws IOException {
        OpenOption[] options = {StandardOpenOption.CREATE, StandardOpenOption.WRITE};
        var channel = Files.newByteChannel(path, java.util.Set.of(options));
        channel.truncate(length);
        channel.position(length);
        OutputStream opened = new BufferedOutputStream(java.nio.channels.Channels.newOutputStream(channel));
        out = opened;
        if (length == 0) {
            put(head());
        }
        return opened;
    }

    private void put(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (out != null) {
            out.write(bytes);
            length += bytes.length;
        }
    }

    /** Brings everything to the disk's cache and says how long the file is without its foot. */
    final long flush() throws IOException {
        if (out != null) {
            out.flush();
        }
        return length;
    }

    @Override
    public final void close() throws IOException {
        if (out != null) {
            out.write(foot().getBytes(StandardCharsets.UTF_8));
            out.close();
        }
    }
}
