package id.kentongan.launcher.oldreports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Knows how far the file was read. */
final class CountedStream extends FilterInputStream {

    private volatile long bytes;

    CountedStream(InputStream in) {
        super(in);
    }

    long bytes() {
        return bytes;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        bytes = bytes + (read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        bytes = bytes + Math.max(read, 0);
        return read;
    }
}
