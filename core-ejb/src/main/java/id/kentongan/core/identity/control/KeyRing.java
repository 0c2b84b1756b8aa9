package id.kentongan.core.identity.control;

import id.kentongan.core.database.control.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keys of partner systems that were found valid. For five seconds a key is not asked for again: a partner sends hundreds
 * of reports in that time, and a key that is revoked stops working soon enough. For a minute it is remembered as one that
 * was good, which gives its sender the limits of a partner before anybody is asked. What is not valid is asked for each
 * time, so that a new key works at once and guessing fills no memory.
 */
@ApplicationScoped
public class KeyRing {

    private static final long KEEP_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long REMEMBER_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final int MOST = 10_000;

    /** @param tenantId null for every tenant */
    private record Key(UUID id, @Nullable Integer tenantId, long since) {

        boolean fits(int tenant) {
            return tenantId == null || tenantId == tenant;
        }
    }

    private final Sql sql;
    private final LongSupplier ticks;
    private final ConcurrentMap<String, Key> valid = new ConcurrentHashMap<>();

    @Inject
    public KeyRing(Sql sql) {
        this(sql, System::nanoTime);
    }

    KeyRing(Sql sql, LongSupplier ticks) {
        this.sql = sql;
        this.ticks = ticks;
    }

    /** For the container's proxy. */
    protected KeyRing() {
        this(new Sql());
    }

    /** @return the id of the key, if it may be used for this tenant, now or five seconds ago */
    public Optional<UUID> find(String key, int tenantId) {
        return find(key).filter(found -> found.fits(tenantId)).map(Key::id);
    }

    /** Whether it is a key at all, now or five seconds ago. */
    public boolean known(String key) {
        return find(key).isPresent();
    }

    /** Whether the key was found valid within the last minute; asks nobody. */
    public boolean remembered(String key) {
        Key known = valid.get(name(Secrets.hash(key)));
        return known != null && ticks.getAsLong() - known.since() < REMEMBER_NANOS;
    }

    private Optional<Key> find(String key) {
        byte[] hash = Secrets.hash(key);
        String name = name(hash);
        Key known = valid.get(name);
        if (known != null && ticks.getAsLong() - known.since() < KEEP_NANOS) {
            return Optional.of(known);
        }
        Optional<Key> found = sql.one(
                "select id, tenant_id from core.api_key where key_hash = ? and revoked_at is null",
                row -> new Key(row.getObject(1, UUID.class), row.getObject(2, Integer.class), ticks.getAsLong()),
                (Object) hash);
        if (found.isEmpty()) {
            valid.remove(name);
            return found;
        }
        if (valid.size() >= MOST) {
            valid.clear();
        }
        valid.put(name, found.get());
        return found;
    }

    private static String name(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
