package id.kentongan.core.database.control;

/** The database refused or did not answer; the transaction is lost and may be tried again. */
public class DatabaseUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DatabaseUnavailable(String what, Throwable cause) {
        super(what, cause);
    }
}
