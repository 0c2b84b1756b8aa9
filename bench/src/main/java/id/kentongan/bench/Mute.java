package id.kentongan.bench;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A page on a telephone that has gone under a bridge: let in at the socket (RFC 6455), it reads no more, with a window as
 * small as the kernel gives, until it is asked what came.
 */
final class Mute implements AutoCloseable {
    private static final int WINDOW = 2_048;
    private static final int TIMEOUT_MILLIS = 20_000;
    private static final int FIN_TEXT = 0x81;
    private static final int CLOSE = 8;

    /** Not closed at all. */
    static final int OPEN = -1;

    private static final int MASKED = 0x80;
    private static final int TWO_BYTES = 126;

    private final Socket socket = new Socket();
    private final DataInputStream in;
    private int code;

    /** @param words the ticket and what it wants to hear */
    Mute(City city, String cookie, String words) throws IOException {
        socket.setReceiveBufferSize(WINDOW);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.connect(new InetSocketAddress("127.0.0.1", city.port()));
        in = new DataInputStream(socket.getInputStream());
        byte[] key = new byte[16];
        ThreadLocalRandom.current().nextBytes(key);
        OutputStream out = socket.getOutputStream();
        out.write(("GET /live HTTP/1.1\r\nHost: localhost:" + city.port() + "\r\nOrigin: http://localhost:"
                        + city.port() + "\r\nCookie: " + cookie
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
                        + Base64.getEncoder().encodeToString(key) + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        String head = head(in);
        if (!head.contains(" 101 ")) {
            throw new IllegalStateException(head);
        }
        out.write(masked(words));
        next();
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException(head.toString());
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static byte[] masked(String words) {
        byte[] text = words.getBytes(StandardCharsets.UTF_8);
        boolean longer = text.length >= TWO_BYTES;
        byte[] frame = new byte[text.length + (longer ? 8 : 6)];
        frame[0] = (byte) FIN_TEXT;
        frame[1] = (byte) (MASKED | (longer ? TWO_BYTES : text.length));
        if (longer) {
            frame[2] = (byte) (text.length >> 8);
            frame[3] = (byte) text.length;
        }
        // A mask of zeros is one as good as any here.
        System.arraycopy(text, 0, frame, frame.length - text.length, text.length);
        return frame;
    }

    /** A frame's payload; null and no more after it if it closes. */
    private byte @Nullable [] next() throws IOException {
        int kind = in.readUnsignedByte() & 0x0F;
        int length = in.readUnsignedByte();
        if (length == TWO_BYTES) {
            length = in.readUnsignedShort();
        } else if (length > TWO_BYTES) {
            length = Math.toIntExact(in.readLong());
        }
        byte[] payload = in.readNBytes(length);
        code = kind == CLOSE && length >= 2 ? (payload[0] & 0xFF) << 8 | payload[1] & 0xFF : code;
        return kind == CLOSE ? null : payload;
    }

    /**
     * Reads on until the end.
     *
     * @param heard gets each text that was still on its way
     * @return the code with which the server closed; 0 if it broke off without one; {@link #OPEN}
     */
    int end(java.util.function.Consumer<String> heard) throws IOException {
        try {
            for (byte[] payload = next(); payload != null; payload = next()) {
                heard.accept(new String(payload, StandardCharsets.UTF_8));
            }
        } catch (EOFException | SocketException e) {
            // Broken off: who reads nothing may not even hear the word of parting.
            return code;
        } catch (SocketTimeoutException e) {
            return OPEN;
        }
        return code;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
