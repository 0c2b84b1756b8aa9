package id.kentongan.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One HTTP/1.1 connection that costs next to nothing: on a machine that runs server and client, a comfortable client
 * would be measured too. It knows lengths and chunks and no more.
 */
final class Wire implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 60_000;

    private final int port;
    private Socket socket;
    private InputStream in;
    private OutputStream out;

    Wire(int port) throws IOException {
        this.port = port;
        this.socket = new Socket("127.0.0.1", port);
        this.in = input(socket);
        this.out = socket.getOutputStream();
    }

    private static InputStream input(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return new BufferedInputStream(socket.getInputStream(), 1 << 14);
    }

    /** As after the number of requests that a server takes on one connection. */
    void connectAgain() throws IOException {
        socket.close();
        socket = new Socket("127.0.0.1", port);
        in = input(socket);
        out = socket.getOutputStream();
    }

    /**
     * What came back.
     *
     * @param cookies those that it sets, as a request sends them
     */
    record Answer(int status, String body, String cookies) {}

    static byte[] get(String path) {
        return get(path, "Accept: application/json\r\n");
    }

    /** @param headers each with its line's end */
    static byte[] get(String path, String headers) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] post(String path, String form) {
        return post(path, form, "");
    }

    /** @param headers each with its line's end */
    static byte[] post(String path, String form, String headers) {
        byte[] body = form.getBytes(StandardCharsets.UTF_8);
        byte[] head = ("POST " + path
                        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded"
                        + "\r\nContent-Length: " + body.length + "\r\n" + headers + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = new byte[head.length + body.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }

    Answer send(byte[] request) throws IOException {
        out.write(request);
        out.flush();
        String status = line();
        int length = -1;
        boolean chunked = false;
        boolean last = false;
        StringBuilder cookies = new StringBuilder();
        for (String header = line(); !header.isEmpty(); header = line()) {
            String small = header.toLowerCase(Locale.ROOT);
            if (small.startsWith("content-length:")) {
                length = Integer.parseInt(small.substring(15).strip());
            } else if (small.startsWith("transfer-encoding:")) {
                chunked = small.contains("chunked");
            } else if (small.startsWith("connection:")) {
                last = small.contains("close");
            } else if (small.startsWith("set-cookie:")) {
                cookies.append(cookies.isEmpty() ? "" : "; ")
                        .append(header.substring(11).strip().replaceFirst(";.*", ""));
            }
        }
        byte[] body = chunked ? chunks() : in.readNBytes(Math.max(0, length));
        if (last) {
            connectAgain();
        }
        return new Answer(
                Integer.parseInt(status.substring(9, 12)),
                new String(body, StandardCharsets.UTF_8),
                cookies.toString());
    }

    /** Servers close connections that were idle for a while; then it is sent over another one. */
    Answer sendAnew(byte[] request) throws IOException {
        try {
            return send(request);
        } catch (EOFException | SocketException e) {
            connectAgain();
            return send(request);
        }
    }

    /**
     * Sends until it is served: a server that has too much to do says 503, and one client alone never hears it.
     *
     * @param refused counts how often that was
     * @throws IllegalStateException if it is anything else than 200 in the end
     */
    Answer sendUntilServed(byte[] request, AtomicLong refused) throws IOException {
        Answer answer = send(request);
        while (answer.status() == 503) {
            refused.incrementAndGet();
            answer = send(request);
        }
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.toString());
        }
        return answer;
    }

    private byte[] chunks() throws IOException {
        java.io.ByteArrayOutputStream whole = new java.io.ByteArrayOutputStream();
        while (true) {
            int length = Integer.parseInt(line().strip(), 16);
            whole.writeBytes(in.readNBytes(length));
            line();
            if (length == 0) {
                return whole.toByteArray();
            }
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(80);
        while (true) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (next == '\n') {
                return line.toString();
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
