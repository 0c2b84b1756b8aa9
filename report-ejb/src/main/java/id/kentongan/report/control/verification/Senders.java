package id.kentongan.report.control.verification;

import id.kentongan.core.time.DatabaseClock;
import id.kentongan.core.vault.entity.Contact;
import id.kentongan.core.vault.entity.Reporter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * What each sender has sent of late, as far as this node has seen it. Nothing is written down, and nobody can be read out of
 * it: contacts are kept as hashes with a salt that dies with the process. Who tells nothing about themselves is no sender.
 */
@ApplicationScoped
public class Senders {

    /** The same words within a day are the same report. */
    private static final Duration SAME = Duration.ofHours(24);

    private static final Duration BURST = Duration.ofMinutes(10);
    private static final int MANY = 5;

    /** About two megabytes; the longest ago is forgotten first. */
    private static final int MOST = 20_000;

    /** What is known of one sender. */
    public record Seen(boolean repeated, boolean burst) {}

    private static final Seen NOTHING = new Seen(false, false);

    private final DatabaseClock clock;
    private final byte[] salt = new byte[16];
    private final Map<UUID, Instant> texts = new Newest<>();
    private final Map<UUID, Instant[]> times = new Newest<>();

    @Inject
    public Senders(DatabaseClock clock) {
        this.clock = clock;
        new SecureRandom().nextBytes(salt);
    }

    /** For the container's proxy. */
    protected Senders() {
        this.clock = null;
    }

    /** Notes that a sender has sent these words, and says what that makes of them. */
    public Seen note(int tenantId, Reporter reporter, String words) {
        Contact contact = reporter.phone() == null ? reporter.eMail() : reporter.phone();
        if (contact == null) {
            return NOTHING;
        }
        String sender = tenantId + "|" + contact.kind() + "|" + contact.value();
        UUID who = hash(sender);
        UUID what = hash(sender + "|"
                + words.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip());
        Instant now = clock.instant();
        synchronized (texts) {
            Instant before = texts.put(what, now);
            boolean repeated = before != null && before.isAfter(now.minus(SAME));
            Instant[] last = times.computeIfAbsent(who, any -> new Instant[MANY]);
            Instant oldest = last[0];
            boolean burst = oldest != null && oldest.isAfter(now.minus(BURST));
            System.arraycopy(last, 1, last, 0, MANY - 1);
            last[MANY - 1] = now;
            return new Seen(repeated, burst);
        }
    }

    private UUID hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            byte[] half = Arrays.copyOf(digest.digest(text.getBytes(StandardCharsets.UTF_8)), 16);
            return UUID.nameUUIDFromBytes(half);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static final class Newest<V> extends LinkedHashMap<UUID, V> {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, V> eldest) {
            return size() > MOST;
        }
    }
}
