package id.kentongan.st.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/** Free ports on loopback. */
final class Ports {

    private static final int TRIES = 200;

    private Ports() {}

    /** A number to add to each of a server's usual ports, so that all of them are free at this moment. */
    static int offset(int... usual) {
        for (int i = 0; i < TRIES; i++) {
            int offset = ThreadLocalRandom.current().nextInt(10_000, 20_000);
            if (Arrays.stream(usual).allMatch(port -> free(port + offset))) {
                return offset;
            }
        }
        throw new CheckFailed("no free ports found");
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
