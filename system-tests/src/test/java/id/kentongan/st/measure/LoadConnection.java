package id.kentongan.st.measure;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One connection of a client without threads. It speaks just enough HTTP to know where an answer ends: a length, chunks,
 * or the end of the connection.
 */
final class LoadConnection {

    /** What an answer says of itself. */
    record Answer(int status, boolean retryAfter) {}

    private enum Part {
        HEAD,
        BODY,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILER,
        UNTIL_THE_END,
        DONE
    }

    private static final int LONGEST_LINE = 16_384;
    private static final int STATUS_AT = 9;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final StringBuilder line = new StringBuilder(120);
    private ByteBuffer request = ByteBuffer.allocate(0);
    private Part part = Part.DONE;
    private long left;
    private boolean chunked;
    private boolean closes;
    private int status;
    private boolean retryAfter;

    /** Begins to connect. */
    LoadConnection(Selector selector, int port) throws IOException {
        channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        boolean connected = channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        key = channel.register(selector, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, this);
    }

    /** Sends a request, now or as soon as the connection stands. */
    void send(byte[] bytes) throws IOException {
        request = ByteBuffer.wrap(bytes);
        part = Part.HEAD;
        line.setLength(0);
        status = 0;
        left = -1;
        chunked = false;
        closes = false;
        retryAfter = false;
        if (channel.isConnected()) {
            write();
        }
    }

    /**
     * Goes on where the selector says so.
     *
     * @param buffer to read into; its content is nobody's
     * @return whether the answer is whole
     * @throws IOException when the connection ended before that
     */
    boolean goOn(ByteBuffer buffer) throws IOException {
        if (key.isConnectable()) {
            channel.finishConnect();
            write();
        } else if (key.isWritable()) {
            write();
        }
        if (!key.isReadable()) {
            return false;
        }
        while (part != Part.DONE) {
            buffer.clear();
            int got = channel.read(buffer);
            if (got == 0) {
                return false;
            }
            if (got < 0) {
                if (part != Part.UNTIL_THE_END) {
                    throw new EOFException("closed without a whole answer");
                }
                part = Part.DONE;
                return true;
            }
            buffer.flip();
            read(buffer);
        }
        return true;
    }

    /** The last answer. */
    Answer answer() {
        return new Answer(status, retryAfter);
    }

    /** Whether another request may follow on it. */
    boolean reusable() {
        return !closes && part == Part.DONE && channel.isOpen();
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // it was closed anyway
        }
    }

    private void write() throws IOException {
        channel.write(request);
        key.interestOps(request.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    private void read(ByteBuffer from) throws IOException {
        while (from.hasRemaining() && part != Part.DONE) {
            switch (part) {
                case HEAD, CHUNK_SIZE, CHUNK_END, TRAILER -> readLine(from);
                case BODY, CHUNK -> skip(from);
                default -> from.position(from.limit());
            }
        }
    }

    private void skip(ByteBuffer from) {
        int step = (int) Math.min(left, from.remaining());
        from.position(from.position() + step);
        left -= step;
        if (left == 0) {
            part = part == Part.BODY ? Part.DONE : Part.CHUNK_END;
        }
    }

    private void readLine(ByteBuffer from) throws IOException {
        while (from.hasRemaining()) {
            char next = (char) (from.get() & 0xff);
            if (next == '\n') {
                String text = line.toString();
                line.setLength(0);
                take(text);
                return;
            }
            if (next != '\r') {
                line.append(next);
            }
            if (line.length() > LONGEST_LINE) {
                throw new IOException("a line without end");
            }
        }
    }

    private void take(String text) throws IOException {
        switch (part) {
            case CHUNK_SIZE -> {
                left = Long.parseLong(text.strip(), 16);
                part = left == 0 ? Part.TRAILER : Part.CHUNK;
            }
            case CHUNK_END -> part = Part.CHUNK_SIZE;
            case TRAILER -> part = text.isEmpty() ? Part.DONE : Part.TRAILER;
            default -> takeOfHead(text);
        }
    }

    private void takeOfHead(String text) throws IOException {
        if (status == 0) {
            if (text.length() < STATUS_AT + 3 || !text.startsWith("HTTP/1.1 ")) {
                throw new IOException("no answer of HTTP: " + text);
            }
            status = Integer.parseInt(text.substring(STATUS_AT, STATUS_AT + 3));
            return;
        }
        if (!text.isEmpty()) {
            String small = text.toLowerCase(Locale.ROOT);
            if (small.startsWith("content-length:")) {
                left = Long.parseLong(
                        small.substring("content-length:".length()).strip());
            }
            retryAfter |= small.startsWith("retry-after:");
            chunked |= small.startsWith("transfer-encoding:") && small.contains("chunked");
            closes |= small.startsWith("connection:") && small.contains("close");
        } else if (chunked) {
            part = Part.CHUNK_SIZE;
        } else if (left > 0) {
            part = Part.BODY;
        } else if (left == 0) {
            part = Part.DONE;
        } else {
            part = Part.UNTIL_THE_END;
            closes = true;
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
