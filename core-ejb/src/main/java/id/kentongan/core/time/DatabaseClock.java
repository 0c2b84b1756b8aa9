package id.kentongan.core.time;

import id.kentongan.core.database.control.Sql;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * The one clock of production: the database's {@code now()}, the same for a whole transaction and for all nodes. It is
 * asked once per transaction and remembered there.
 */
@ApplicationScoped
public class DatabaseClock implements InstantSource {

    private static final String KEY = DatabaseClock.class.getName();

    @Resource
    private TransactionSynchronizationRegistry transaction;

    private final Sql sql;

    @Inject
    public DatabaseClock(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected DatabaseClock() {
        this.sql = null;
    }

    @Override
    public Instant instant() {
        return now().toInstant();
    }

    /** @return the database's time in UTC; the start of the current transaction, if there is one */
    public OffsetDateTime now() {
        boolean inTransaction = transaction.getTransactionKey() != null;
        if (inTransaction && transaction.getResource(KEY) instanceof OffsetDateTime known) {
            return known;
        }
        OffsetDateTime now = sql.one("select now()", row -> row.getObject(1, OffsetDateTime.class))
                .orElseThrow()
                .withOffsetSameInstant(ZoneOffset.UTC);
        if (inTransaction) {
            transaction.putResource(KEY, now);
        }
        return now;
    }
}
