package id.kentongan.launcher.database;

import id.kentongan.launcher.boot.Setting;
import id.kentongan.launcher.boot.Settings;
import id.kentongan.launcher.command.Databases;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Opens connections to the configured database. */
public final class DatabaseAccess implements Databases, AutoCloseable {
    private final Settings settings;

    public DatabaseAccess(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Connection asOwner() throws SQLException {
        return open(Setting.DB_OWNER, Setting.DB_OWNER_PASSWORD);
    }

    @Override
    public Connection asApplication() throws SQLException {
        return open(Setting.DB_USER, Setting.DB_PASSWORD);
    }

    @Override
    public Connection asReader() throws SQLException {
        return open(Setting.DB_READER, Setting.DB_READER_PASSWORD);
    }

    private Connection open(Setting role, Setting password) throws SQLException {
        return DriverManager.getConnection(
                settings.value(Setting.DB_URL), settings.value(role), settings.value(password));
    }

    @Override
    public void close() {}
}
