package id.kentongan.st.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** HTTP by hand: a client library would not send most of what has to be tried here. */
final class Wire {

    private static final int ANSWER_MILLIS = 40_000;
    private static final int MOST = 1 << 20;

    private Wire() {}

    /** How the bytes go out. */
    @FunctionalInterface
    interface Sending {
        void send(OutputStream out) throws IOException;
    }

    /** What came back; status 0 when the server closed the connection without a word. */
    record Answer(int status, List<String> headers, String body) {

        Optional<String> header(String name) {
            String start = name.toLowerCase(Locale.ROOT) + ":";
            return headers.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(line -> line.substring(start.length()).strip())
                    .findFirst();
        }
    }

    static Sending bytes(byte[] request) {
        return out -> {
            out.write(request);
            out.flush();
        };
    }

    /** Begins and then sends one byte after another, slowly, until nobody listens any more. */
    static Sending dripping(byte[] beginning, int drops, long pauseMillis) {
        return out -> {
            out.write(beginning);
            for (int i = 0; i < drops; i++) {
                out.write('x');
                out.flush();
                LockSupport.parkNanos(pauseMillis * 1_000_000);
            }
        };
    }

    static Answer send(int port, Sending sending) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 10_000);
            socket.setSoTimeout(ANSWER_MILLIS);
            try {
                sending.send(socket.getOutputStream());
            } catch (IOException e) {
                // The server may have answered and closed before everything was sent: read what it said.
            }
            return read(socket.getInputStream());
        }
    }

    private static Answer read(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] piece = new byte[8192];
        try {
            for (int got = in.read(piece); got >= 0 && all.size() < MOST; got = in.read(piece)) {
                all.write(piece, 0, got);
            }
        } catch (SocketTimeoutException e) {
            throw new IOException("no end of the answer: " + all.toString(StandardCharsets.ISO_8859_1), e);
        } catch (IOException e) {
            // Reset after the answer: what came is the answer.
        }
        String text = all.toString(StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return new Answer(0, List.of(), text);
        }
        List<String> lines = new ArrayList<>(List.of(text.substring(0, end).split("\r\n")));
        String[] status = lines.remove(0).split(" ", 3);
        return new Answer(Integer.parseInt(status[1]), lines, text.substring(end + 4));
    }
}
