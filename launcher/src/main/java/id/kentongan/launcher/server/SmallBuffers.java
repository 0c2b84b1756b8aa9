package id.kentongan.launcher.server;

import org.glassfish.grizzly.memory.DefaultMemoryManagerFactory;
import org.glassfish.grizzly.memory.HeapMemoryManager;
import org.glassfish.grizzly.memory.MemoryManager;

/**
 * How the server's HTTP part gets its buffers. Each is a piece of an array that its thread cuts up, of 64 kB unless something
 * else is said, and who keeps a piece keeps the whole array. The server keeps the request that a socket began with as long
 * as the socket is open: thousands of open pages would hold an array each for some hundred bytes of it.
 */
public final class SmallBuffers implements DefaultMemoryManagerFactory {

    /** What is larger than the array gets one of its own. */
    private static final int ARRAY_BYTES = 8_192;

    @Override
    public MemoryManager<?> createMemoryManager() {
        return new HeapMemoryManager(ARRAY_BYTES);
    }
}
