package id.kentongan.core.logging;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the work of this thread belongs to: the id of the request that caused it, however many transactions and messages
 * ago, and the tenant once it is known. Who enters leaves in a {@code finally}.
 */
public final class Correlation {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{8,64}");
    private static final ThreadLocal<@Nullable Correlation> CURRENT = new ThreadLocal<>();

    private static final long VERSION_BITS = 0xF000L;
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final String id;
    private final @Nullable Correlation outer;
    private int tenantId;

    private Correlation(String id, @Nullable Correlation outer) {
        this.id = id;
        this.outer = outer;
    }

    /**
     * Begins work under an id.
     *
     * @param offered an id that came with the work; one without a sound form is replaced by a new one
     */
    public static Correlation enter(@Nullable String offered) {
        Correlation entered = new Correlation(sound(offered) ? offered : newId(), CURRENT.get());
        CURRENT.set(entered);
        return entered;
    }

    /** Whether it is 8 to 64 letters, digits and hyphens. */
    public static boolean sound(@Nullable String id) {
        return id != null && FORM.matcher(id).matches();
    }

    /**
     * An id is no secret, and every request gets one, refused ones too: the generator for secrets has one lock for all
     * threads, where they would meet when there are most of them.
     *
     * @return an id that nobody has had
     */
    public static String newId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong() & ~VERSION_BITS | VERSION_4, random.nextLong() >>> 2 | VARIANT).toString();
    }

    /** The id under which this thread works; empty outside of {@link #enter}. */
    public static Optional<String> current() {
        return Optional.ofNullable(CURRENT.get()).map(Correlation::id);
    }

    /** From here on the work is known to be a tenant's. */
    public static void concerns(int tenantId) {
        Correlation current = CURRENT.get();
        if (current != null) {
            current.tenantId = tenantId;
        }
    }

    public String id() {
        return id;
    }

    /** As it stands at the end of a log line: {@code correlation=… tenant=1}; a hyphen outside of all work. */
    static Mark mark() {
        Correlation current = CURRENT.get();
        if (current == null) {
            return new Mark("-");
        }
        return new Mark("correlation=" + current.id + (current.tenantId == 0 ? "" : " tenant=" + current.tenantId));
    }

    /** Ends it; the thread goes on with what it did before. */
    public void leave() {
        if (outer == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(outer);
        }
    }

    /** A type of its own, so that a formatter can tell it from a value that somebody sent. */
    record Mark(String text) {
        @Override
        public String toString() {
            return text;
        }
    }
}
