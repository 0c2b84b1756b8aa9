package id.kentongan.launcher.database;

import id.kentongan.core.database.entity.Scope;
import id.kentongan.launcher.boot.Console;
import id.kentongan.launcher.boot.Messages;
import id.kentongan.launcher.boot.Setting;
import id.kentongan.launcher.boot.Settings;
import id.kentongan.launcher.command.Databases;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The configured database, or the embedded one: shared with a {@code run} that has it up, else started here and
 * stopped at the end. Two short commands at once take turns.
 */
public final class DatabaseAccess implements Databases, AutoCloseable {
    private final Settings settings;
    private final Console console;
    private final Messages messages;
    private @Nullable DatabaseAddress address;
    private @Nullable EmbeddedDatabase own;
    private @Nullable DatabaseLock lock;

    public DatabaseAccess(Settings settings, Console console) {
        this.settings = settings;
        this.console = console;
        this.messages =
                Messages.beside(DatabaseAccess.class, settings.messages().locale());
    }

    @Override
    public Connection asOwner() throws Exception {
        return open(address().owner(), Setting.DB_OWNER_PASSWORD);
    }

    @Override
    public Connection asApplication(Scope scope) throws Exception {
        Connection connection = open(address().application(), Setting.DB_PASSWORD);
        try (PreparedStatement enter = connection.prepareStatement("select set_config('kentongan.scope', ?, false)")) {
            enter.setString(1, scope.text());
            enter.execute();
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public Connection asVault() throws Exception {
        return open(address().vault(), Setting.DB_VAULT_PASSWORD);
    }

    @Override
    public Connection asReader() throws Exception {
        return open(address().reader(), Setting.DB_READER_PASSWORD);
    }

    @Override
    public int migrate() throws Exception {
        checkOwners();
        return new Migrations(address(), messages).migrate(console);
    }

    @Override
    public int pendingMigrations() throws Exception {
        checkOwners();
        return new Migrations(address(), messages).pending();
    }

    /** Says it in a sentence when one of those who migrate cannot get in. */
    private void checkOwners() throws Exception {
        asOwner().close();
        asVault().close();
    }

    private Connection open(Login login, Setting password) throws Exception {
        DatabaseAddress where = address();
        if (!settings.embeddedDatabase() && login.password().isEmpty()) {
            throw messages.refusal("no-password", login.user(), password.variable());
        }
        try {
            return login.open(where.url());
        } catch (SQLException e) {
            throw explained(e, where.url(), login.user());
        }
    }

    private RuntimeException explained(SQLException e, String url, String user) {
        String state = String.valueOf(e.getSQLState());
        if (state.startsWith("28")) {
            return messages.refusal(e, "login-refused", user, url);
        }
        if (state.equals("3D000")) {
            return messages.refusal(e, "no-database", url);
        }
        return messages.refusal(e, "unreachable", url, String.valueOf(e.getMessage()));
    }

    /** Where the database is; starts the embedded one if nobody has. */
    public synchronized DatabaseAddress address() throws IOException, SQLException, InterruptedException {
        @Nullable DatabaseAddress known = address;
        if (known == null) {
            known = settings.embeddedDatabase() ? embedded() : DatabaseAddress.configured(settings);
            address = known;
        }
        return known;
    }

    private DatabaseAddress embedded() throws IOException, SQLException, InterruptedException {
        Path home = settings.home();
        Secrets secrets = Secrets.in(home);
        Optional<DatabaseLock> free = DatabaseLock.tryTake(home, DatabaseLock.DATABASE);
        if (free.isEmpty() && DatabaseLock.isTakenElsewhere(home, DatabaseLock.RUN)) {
            Optional<EmbeddedDatabase.Running> running = EmbeddedDatabase.running(home);
            if (running.isEmpty() || !running.get().ready()) {
                throw messages.refusal("starting-elsewhere");
            }
            return EmbeddedDatabase.address(running.get().port(), secrets);
        }
        if (free.isEmpty()) {
            console.say(messages.text("waiting-turn"));
        }
        lock = free.isPresent() ? free.get() : DatabaseLock.take(home, DatabaseLock.DATABASE);
        EmbeddedDatabase started = EmbeddedDatabase.start(home, secrets, messages, console);
        own = started;
        return EmbeddedDatabase.address(started.port(), secrets);
    }

    @Override
    public synchronized void close() throws IOException {
        if (own != null) {
            own.close();
            own = null;
        }
        if (lock != null) {
            lock.close();
            lock = null;
        }
        address = null;
    }
}
