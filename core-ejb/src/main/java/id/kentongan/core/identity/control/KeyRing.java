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
import java.util.function.Supplier;

/**
 * Keys of partner systems that were found valid, for five seconds: a partner sends hundreds of reports in that time, and
 * a key that is revoked stops working soon enough. What is not valid is asked for each time, so that a new key works at
 * once and guessing fills no memory.
 */
@ApplicationScoped
public class KeyRing {

    private static final long KEEP_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int MOST = 10_000;
    private static final int ANY_TENANT = -1;

    private record Use(String hash, int tenantId) {}

    private record Found(UUID id, long since) {}

    private final Sql sql;
    private final LongSupplier ticks;
    private final ConcurrentMap<Use, Found> valid = new ConcurrentHashMap<>();

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
        byte[] hash = Secrets.hash(key);
        return remembered(
                new Use(HexFormat.of().formatHex(hash), tenantId),
                () -> id("and (tenant_id is null or tenant_id = ?)", hash, tenantId));
    }

    /** Whether it is a key at all, now or five seconds ago. */
    public boolean known(String key) {
        byte[] hash = Secrets.hash(key);
        return remembered(new Use(HexFormat.of().formatHex(hash), ANY_TENANT), () -> id("", hash))
                .isPresent();
    }

    private Optional<UUID> id(String more, Object... arguments) {
        return sql.one(
                "select id from core.api_key where key_hash = ? and revoked_at is null " + more,
                row -> row.getObject(1, UUID.class),
                arguments);
    }

    private Optional<UUID> remembered(Use use, Supplier<Optional<UUID>> question) {
        Found known = valid.get(use);
        if (known != null && ticks.getAsLong() - known.since() < KEEP_NANOS) {
            return Optional.of(known.id());
        }
        Optional<UUID> found = question.get();
        if (found.isEmpty()) {
            valid.remove(use);
            return found;
        }
        if (valid.size() >= MOST) {
            valid.clear();
        }
        valid.put(use, new Found(found.get(), ticks.getAsLong()));
        return found;
    }
}
