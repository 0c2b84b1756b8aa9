package id.kentongan.web.bounds;

import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body is bounded in size and in time, whatever its declared length says. The time is looked at after
 * each piece that came: a sender of single bytes is refused, one of none by the server's own time-out.
 */
final class TimedRequest extends HttpServletRequestWrapper {

    private static final long HURRY_NANOS = 1_000_000_000L;

    private final long bound;
    private final int seconds;
    private final long began;
    private final long end;
    private @Nullable Body body;

    /**
     * @param bound in bytes
     * @param seconds from now until the whole body must be there
     */
    TimedRequest(HttpServletRequest request, long bound, int seconds) {
        super(request);
        this.bound = bound;
        this.seconds = seconds;
        this.began = System.nanoTime();
        this.end = began + seconds * 1_000_000_000L;
    }

    /** Whether the sender has not been slow so far. */
    boolean patient() {
        return System.nanoTime() - began < HURRY_NANOS;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        Body known = body;
        if (known == null) {
            known = new Body(super.getInputStream());
            body = known;
        }
        return known;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private final class Body extends ServletInputStream {

        private final ServletInputStream in;
        private long seen;

        Body(ServletInputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            int next = in.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int got = in.read(into, offset, length);
            count(Math.max(0, got));
            return got;
        }

        private void count(int got) {
            seen += got;
            if (seen > bound) {
                throw RefusedRequest.of(ProblemType.BODY_TOO_LARGE, Long.toString(bound / 1024));
            }
            if (System.nanoTime() - end > 0) {
                throw RefusedRequest.of(ProblemType.BODY_TOO_SLOW, Integer.toString(seconds));
            }
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }
}
