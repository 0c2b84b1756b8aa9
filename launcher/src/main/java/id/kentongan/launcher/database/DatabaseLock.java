package id.kentongan.launcher.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Locks of the data folder: {@code run} (a second {@code run} is refused) and {@code database} (who started the
 * embedded one). They belong to the process: the system frees them when it ends, however it ends.
 */
public final class DatabaseLock implements AutoCloseable {
    public static final String RUN = "run";
    public static final String DATABASE = "database";

    /** POSIX frees a process's lock when it closes any channel of that file: a file held here is never opened twice. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private DatabaseLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
        HELD.add(file);
    }

    public static Optional<DatabaseLock> tryTake(Path home, String name) throws IOException {
        Path file = file(home, name);
        if (HELD.contains(file)) {
            return Optional.empty();
        }
        FileChannel channel = channel(file);
        @Nullable FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new DatabaseLock(file, channel));
    }

    /** Waits until it is free. */
    public static DatabaseLock take(Path home, String name) throws IOException {
        Path file = file(home, name);
        if (HELD.contains(file)) {
            throw new IllegalStateException("held by this process: " + file);
        }
        FileChannel channel = channel(file);
        channel.lock();
        return new DatabaseLock(file, channel);
    }

    public static boolean isTakenElsewhere(Path home, String name) throws IOException {
        if (HELD.contains(file(home, name))) {
            return false;
        }
        Optional<DatabaseLock> lock = tryTake(home, name);
        if (lock.isPresent()) {
            lock.get().close();
            return false;
        }
        return true;
    }

    private static Path file(Path home, String name) {
        return home.resolve("lock").resolve(name);
    }

    private static FileChannel channel(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD.remove(file);
    }
}
