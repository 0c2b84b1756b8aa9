package id.kentongan.st.faults;

import id.kentongan.st.blackbox.Officer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** A page that goes on from the last notice it has whenever it hears that there are more, or is let in again. */
final class Inbox implements AutoCloseable {

    private static final long BETWEEN_NANOS = 1_000_000_000;

    private final Officer officer;
    private final IntSupplier heard;
    private final Set<String> seen = new LinkedHashSet<>();
    private int doubles;
    private int failures;
    private volatile boolean ending;
    private @Nullable Thread reading;

    /** @param heard how many words its socket has heard since it was let in last; -1 while it is not */
    Inbox(Officer officer, IntSupplier heard) {
        this.officer = officer;
        this.heard = heard;
    }

    void begin() {
        Thread thread = new Thread(
                () -> {
                    int known = -1;
                    while (!ending) {
                        int now = heard.getAsInt();
                        if (now != known && now >= 0) {
                            goOn();
                        }
                        known = now;
                        LockSupport.parkNanos(BETWEEN_NANOS);
                    }
                },
                "inbox");
        thread.setDaemon(true);
        reading = thread;
        thread.start();
    }

    /** Reads from the newest one back to a page of which it knows all. */
    synchronized void goOn() {
        Set<String> walked = new HashSet<>();
        String next = "/api/v1/me/notices?limit=50";
        while (!next.isEmpty()) {
            try {
                HttpResponse<String> answer = officer.get(next);
                if (answer.statusCode() != 200) {
                    failures++;
                    return;
                }
                try (var reader = Json.createReader(new StringReader(answer.body()))) {
                    JsonObject page = reader.readObject();
                    boolean more = false;
                    for (JsonObject item : page.getJsonArray("items").getValuesAs(JsonObject.class)) {
                        String id = item.getString("id");
                        doubles += walked.add(id) ? 0 : 1;
                        more |= seen.add(id);
                    }
                    next = more && !page.isNull("next")
                            ? "/api/v1/me/notices?limit=50&cursor=" + page.getString("next")
                            : "";
                }
            } catch (AssertionError e) {
                failures++;
                return;
            }
        }
    }

    synchronized Set<String> seen() {
        return Set.copyOf(seen);
    }

    /** How often one was there twice in the same reading. */
    synchronized int doubles() {
        return doubles;
    }

    synchronized int failures() {
        return failures;
    }

    @Override
    public void close() {
        ending = true;
        Thread thread = reading;
        if (thread != null) {
            try {
                thread.join(10_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
