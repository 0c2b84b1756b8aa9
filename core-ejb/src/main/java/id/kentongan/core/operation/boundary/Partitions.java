package id.kentongan.core.operation.boundary;

import id.kentongan.core.database.control.Sql;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Keeps month partitions ready ahead of time. */
@Stateless
public class Partitions {

    private static final int MONTHS_AHEAD = 4;

    @Inject
    private Sql sql;

    /** @return how many partitions were made for this month and the following three */
    public int ensure() {
        return sql.one(
                        "select core.ensure_partitions((now() at time zone 'UTC')::date, ?)",
                        row -> row.getInt(1),
                        MONTHS_AHEAD)
                .orElse(0);
    }
}
