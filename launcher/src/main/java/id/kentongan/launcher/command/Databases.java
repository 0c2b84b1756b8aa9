package id.kentongan.launcher.command;

import id.kentongan.core.database.entity.Scope;
import java.sql.Connection;

/** The way to the database for a command. The first call starts the embedded one if that is what is configured. */
public interface Databases {
    /** Applies the pending migrations, saying which; returns how many there were. */
    int migrate() throws Exception;

    /** How many migrations wait to be applied. */
    int pendingMigrations() throws Exception;

    /**
     * As the owner of the schemas: for migrations, reference data and loading in bulk, never for what the application does
     * itself. No wall between tenants stands before the owner.
     */
    Connection asOwner() throws Exception;

    /**
     * As the application's role.
     *
     * @param scope whose rows the connection shows and takes
     */
    Connection asApplication(Scope scope) throws Exception;

    /** As the owner of the vault: for changing its key, never for what the application does itself. */
    Connection asVault() throws Exception;

    /** As the role that may only read, and never the secrets. */
    Connection asReader() throws Exception;
}
