package id.kentongan.core.organisation.control;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The regions in memory. Every five seconds at most the database is asked for one number; when it changed, whoever asked
 * reads everything anew while the others go on with what they have.
 */
@ApplicationScoped
public class Regions {

    private static final System.Logger LOG = Log.of(Regions.class);
    private static final long LOOK_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final RegionLoader loader;
    private final Settings settings;
    private final LongSupplier ticks;
    private final ReentrantLock reading = new ReentrantLock();

    private volatile @Nullable RegionSnapshot current;
    private volatile long lookedAt;

    @Inject
    public Regions(Sql sql, Settings settings) {
        this(sql, settings, System::nanoTime);
    }

    Regions(Sql sql, Settings settings, LongSupplier ticks) {
        this.loader = new RegionLoader(sql);
        this.settings = settings;
        this.ticks = ticks;
    }

    /** For the container's proxy. */
    protected Regions() {
        this(new Sql(), new Settings());
    }

    RegionSnapshot current() {
        RegionSnapshot known = current;
        if (known == null) {
            return first();
        }
        if (ticks.getAsLong() - lookedAt >= LOOK_AGAIN_NANOS && reading.tryLock()) {
            try {
                return lookAgain();
            } finally {
                reading.unlock();
            }
        }
        return known;
    }

    private RegionSnapshot first() {
        reading.lock();
        try {
            RegionSnapshot known = current;
            return known == null ? read() : known;
        } finally {
            reading.unlock();
        }
    }

    private RegionSnapshot lookAgain() {
        RegionSnapshot known = current;
        if (known == null || !loader.version().equals(known.version())) {
            return read();
        }
        lookedAt = ticks.getAsLong();
        return known;
    }

    private RegionSnapshot read() {
        long began = ticks.getAsLong();
        RegionSnapshot read = loader.load(settings.number("kentongan.locator.near.metres", 100, 0, 5_000));
        current = read;
        lookedAt = ticks.getAsLong();
        LOG.log(
                System.Logger.Level.INFO,
                "ORG-0001 regions read, version {0}: {1} areas, {2} borders, {3} ms",
                read.version(),
                read.areas().size(),
                read.locator().borders(),
                TimeUnit.NANOSECONDS.toMillis(lookedAt - began));
        return read;
    }
}
