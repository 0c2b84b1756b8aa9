package id.kentongan.core.database.entity;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The database refused or did not answer; the transaction is lost and may be tried again. */
public class DatabaseUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int DEEPEST = 20;

    public DatabaseUnavailable(String what, Throwable cause) {
        super(what, cause);
    }

    /**
     * Whether a failure came about because the database is away, so that the same request may succeed later: SQL state
     * classes 08 (connection), 53 (resources) and 57 (shut down by the operator), or no connection at all. A transaction
     * that the database has chosen to break a ring of waiting ones (40P01, 40001), that has waited too long for another one
     * (55P03) or has stood idle for too long (25P03) counts too: nothing is wrong with it.
     */
    public static boolean explains(Throwable failure) {
        boolean away = false;
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState();
                return state == null || state.matches("(08|53|57).*|25P03|40001|40P01|55P03");
            }
            away |= cause instanceof DatabaseUnavailable;
            cause = cause.getCause();
        }
        return away;
    }

    /** The innermost reason in one sentence: an outage has as many failures as requests, and no trace says more. */
    public static String sentence(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause.getCause() != null && depth < DEEPEST; depth++) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
