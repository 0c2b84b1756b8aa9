package id.kentongan.core.health.boundary;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.health.control.Machine;
import id.kentongan.core.logging.Log;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at this node's machine now and then.
 *
 * <p>HL.1 - While the clock of a node differs from the database's by more than 30 seconds, the node shall say so in its
 * health, in its figures and once in its log.
 *
 * <p>HL.2 - While a disk that the node writes to is 85 % full or more, the same (why: what is full tomorrow can be mended
 * today).
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MachineWatch {

    private static final System.Logger LOG = Log.of(MachineWatch.class);

    /** The machine's own, which is what is asked about. */
    private final InstantSource own = InstantSource.system();

    @Inject
    Sql sql;

    @Inject
    Settings settings;

    @Inject
    Machine machine;

    /** Looks; without a database at the disks alone. */
    public void look() {
        if (machine.filled(filling())) {
            LOG.log(
                    machine.full() ? WARNING : INFO,
                    machine.full() ? "COR-5007 a disk is nearly full: {0}" : "COR-0007 no disk is nearly full: {0}",
                    machine.filling());
        }
        Instant asked = own.instant();
        OffsetDateTime there = sql.one("select clock_timestamp()", row -> row.getObject(1, OffsetDateTime.class))
                .orElseThrow();
        Duration way = Duration.between(asked, own.instant());
        if (machine.skewed(Duration.between(there.toInstant(), asked.plus(way.dividedBy(2))))) {
            LOG.log(
                    machine.clockWrong() ? WARNING : INFO,
                    machine.clockWrong()
                            ? "COR-5006 the clock of this machine is {0} s ahead of the database's"
                            : "COR-0006 the clock of this machine agrees with the database's, {0} s ahead",
                    machine.skew().toSeconds());
        }
    }

    /** The data folder's parts may each have a disk of their own. */
    private Map<String, Double> filling() {
        Map<String, Double> filling = new LinkedHashMap<>();
        settings.find("kentongan.home").map(Path::of).ifPresent(home -> {
            share(home).ifPresent(share -> filling.put("data", share));
            share(home.resolve("database").resolve("data")).ifPresent(share -> filling.put("database", share));
            share(home.resolve("broker")).ifPresent(share -> filling.put("broker", share));
        });
        Optional.ofNullable(System.getProperty("java.io.tmpdir"))
                .map(Path::of)
                .flatMap(MachineWatch::share)
                .ifPresent(share -> filling.put("temporary", share));
        return filling;
    }

    private static Optional<Double> share(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                return Optional.empty();
            }
            FileStore store = Files.getFileStore(folder);
            long all = store.getTotalSpace();
            // What is kept for the superuser is of no use to others.
            return all <= 0 ? Optional.empty() : Optional.of(1 - (double) store.getUsableSpace() / all);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
