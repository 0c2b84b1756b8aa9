package id.kentongan.st.faults;

import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;

/** What clients were told: one line per accepted submission, written before anything else happens with the answer. */
final class Ledger implements AutoCloseable {

    /**
     * A submission that was accepted.
     *
     * @param first milliseconds of the first attempt
     * @param attempts how often it was sent until it was accepted
     */
    record Entry(String key, String ticket, long first, int attempts) {}

    private final List<Entry> entries = new ArrayList<>();
    private final Writer file;

    Ledger(Path path) throws IOException {
        Files.createDirectories(path.getParent());
        file = Files.newBufferedWriter(path);
    }

    synchronized void accepted(Entry entry) {
        entries.add(entry);
        try {
            file.write(Json.createObjectBuilder()
                            .add("key", entry.key())
                            .add("ticket", entry.ticket())
                            .add("firstMillis", entry.first())
                            .add("attempts", entry.attempts())
                            .build()
                    + "\n");
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized int size() {
        return entries.size();
    }

    /** Waits for so many more; a fault that meets no work proves nothing. */
    void awaitMore(int number, Duration limit) {
        int wanted = size() + number;
        long end = System.nanoTime() + limit.toNanos();
        while (size() < wanted) {
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        "fewer than " + number + " submissions accepted in " + limit.toSeconds() + " s");
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    synchronized Set<String> tickets() {
        Set<String> tickets = new TreeSet<>();
        entries.forEach(entry -> tickets.add(entry.ticket()));
        return tickets;
    }

    synchronized long needingMoreThanOneAttempt() {
        return entries.stream().filter(entry -> entry.attempts() > 1).count();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
