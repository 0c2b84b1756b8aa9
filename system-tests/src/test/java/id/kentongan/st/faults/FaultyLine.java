package id.kentongan.st.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A line between two programs that can be made slow or dumb while it stays up: what TCP itself never notices. */
final class FaultyLine implements AutoCloseable {

    /** How it behaves. */
    enum Mode {
        WELL,
        /** Every piece takes 800 ms longer. */
        SLOW,
        /** Takes connections and everything that is said, and nothing comes out. */
        DUMB,
        /** What one side says arrives, the answers do not. */
        ONE_WAY
    }

    private static final Duration SLOWNESS = Duration.ofMillis(800);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final ServerSocket server;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Mode mode = Mode.WELL;

    private FaultyLine(ServerSocket server, int target) {
        this.server = server;
        this.target = target;
    }

    /**
     * @param address of this machine where it listens, on any port
     * @param target a port of loopback
     */
    static FaultyLine to(InetAddress address, int target) throws IOException {
        FaultyLine line = new FaultyLine(new ServerSocket(0, 64, address), target);
        begin(line::accept);
        return line;
    }

    int port() {
        return server.getLocalPort();
    }

    void become(Mode next) {
        mode = next;
    }

    private static void begin(Runnable work) {
        Thread thread = new Thread(work, "line");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket near = server.accept();
                Socket far = new Socket();
                open.add(near);
                open.add(far);
                far.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), 5_000);
                begin(() -> carry(near, far, false));
                begin(() -> carry(far, near, true));
            } catch (IOException e) {
                // closed, or nobody there: who has called hears nothing
            }
        }
    }

    private void carry(Socket from, Socket to, boolean answers) {
        byte[] piece = new byte[64 * 1024];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int got = in.read(piece); got >= 0; got = in.read(piece)) {
                if (mode == Mode.SLOW) {
                    KillTheProgram.pause(SLOWNESS);
                }
                while (held(answers)) {
                    KillTheProgram.pause(LOOK);
                }
                out.write(piece, 0, got);
                out.flush();
            }
            while (held(answers)) {
                KillTheProgram.pause(LOOK);
            }
        } catch (IOException e) {
            // one of the two has gone
        } finally {
            end(from);
            end(to);
        }
    }

    private boolean held(boolean answers) {
        return mode == Mode.DUMB || mode == Mode.ONE_WAY && answers;
    }

    private void end(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            // it was gone already
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        mode = Mode.WELL;
        open.forEach(this::end);
    }
}
