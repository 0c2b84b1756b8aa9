package id.kentongan.web.bounds;

import id.kentongan.core.identity.boundary.ApiKeys;
import id.kentongan.core.limit.boundary.Limits;
import id.kentongan.core.limit.entity.ClientClass;
import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Which API keys are known to be good, for a minute each: a key that is made up must not give its sender the limits of a
 * partner, and asking the database about each would be a gift to whoever makes keys up.
 */
@ApplicationScoped
public class KnownKeys {

    private static final long KEEP_NANOS = 60_000_000_000L;
    private static final int MOST = 10_000;

    private final ApiKeys keys;
    private final Limits limits;
    private final ConcurrentMap<String, Long> seen = new ConcurrentHashMap<>();

    @Inject
    public KnownKeys(ApiKeys keys, Limits limits) {
        this.keys = keys;
        this.limits = limits;
    }

    /** For the container's proxy. */
    protected KnownKeys() {
        this.keys = null;
        this.limits = null;
    }

    /** Whether the key was found good within the last minute. */
    boolean remembered(String key) {
        @Nullable Long since = seen.get(hash(key));
        return since != null && System.nanoTime() - since < KEEP_NANOS;
    }

    /** Asks the database and remembers a good one. */
    boolean learn(String key) {
        if (!keys.known(key)) {
            return false;
        }
        remember(key);
        return true;
    }

    /** The key was just found good, for one jurisdiction at least. */
    public void remember(String key) {
        if (seen.size() >= MOST) {
            seen.clear();
        }
        seen.put(hash(key), System.nanoTime());
    }

    private static String hash(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Counts a report against the limit of its key, if it is known to be good; one that is made up is its address's.
     *
     * @throws RefusedRequest 429 if the key's limit is reached
     */
    public void countFiling(String key) {
        if (!remembered(key)) {
            return;
        }
        int wait = limits.take(ClientClass.KEY_FILING, key);
        if (wait > 0) {
            throw RefusedRequest.of(ProblemType.TOO_MANY_REQUESTS, Integer.toString(wait))
                    .retryAfter(wait);
        }
    }
}
