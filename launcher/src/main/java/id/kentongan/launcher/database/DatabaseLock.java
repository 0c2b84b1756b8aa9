package id.kentongan.launcher.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Locks of the data folder: {@code run} (a second {@code run} is refused) and {@code database} (who started the
 * embedded one). They belong to the process: the system frees them when it ends, however it ends.
 */
public final class DatabaseLock implements AutoCloseable {
    public static final String RUN = "run";
    public static final String DATABASE = "database";

    private final FileChannel channel;

    private DatabaseLock(FileChannel channel) {
        this.channel = channel;
    }

    public static Optional<DatabaseLock> tryTake(Path home, String name) throws IOException {
        FileChannel channel = channel(home, name);
        @Nullable FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new DatabaseLock(channel));
    }

    public static DatabaseLock take(Path home, String name) throws IOException {
        FileChannel channel = channel(home, name);
        channel.lock();
        return new DatabaseLock(channel);
    }

    public static boolean isTaken(Path home, String name) throws IOException {
        Optional<DatabaseLock> lock = tryTake(home, name);
        if (lock.isPresent()) {
            lock.get().close();
            return false;
        }
        return true;
    }

    private static FileChannel channel(Path home, String name) throws IOException {
        Path folder = home.resolve("lock");
        Files.createDirectories(folder);
        return FileChannel.open(folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
