package id.kentongan.web.open311;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that stops being read when it grows beyond its bound, whatever its declared length says. */
final class BoundedBody extends FilterInputStream {

    private final long bound;
    private long seen;

    BoundedBody(InputStream body, long bound) {
        super(body);
        this.bound = bound;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next >= 0) {
            count(1);
        }
        return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int got = super.read(into, offset, length);
        if (got > 0) {
            count(got);
        }
        return got;
    }

    private void count(int got) {
        seen += got;
        if (seen > bound) {
            throw tooLarge(bound);
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    static Refused tooLarge(long bound) {
        return new Refused(Refusal.of(413, "body-too-large", Long.toString(bound / 1024)));
    }
}
