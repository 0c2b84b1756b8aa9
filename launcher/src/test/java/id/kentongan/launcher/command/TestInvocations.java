package id.kentongan.launcher.command;

import id.kentongan.core.database.entity.Scope;
import id.kentongan.launcher.boot.Console;
import id.kentongan.launcher.boot.Main;
import id.kentongan.launcher.boot.Messages;
import id.kentongan.launcher.boot.Settings;
import id.kentongan.launcher.boot.TestPrograms;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a command gets, in a test: English, and nobody listens to what it says. */
public final class TestInvocations {

    private TestInvocations() {}

    /** How a test opens its database. */
    @FunctionalInterface
    public interface Opening {
        Connection open() throws Exception;
    }

    public static Invocation of(
            Path folder,
            Map<String, String> environment,
            List<String> arguments,
            Map<String, String> flags,
            Opening database) {
        PrintStream nobody = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Invocation(
                arguments,
                flags,
                new Settings(Map.of(), environment, Messages.beside(Main.class, Locale.ENGLISH)),
                new Console(nobody, nobody, false),
                TestPrograms.in(folder),
                new OneDatabase(database));
    }

    private record OneDatabase(Opening opening) implements Databases {

        @Override
        public int migrate() {
            throw new UnsupportedOperationException("a command does not migrate by itself");
        }

        @Override
        public int pendingMigrations() {
            throw new UnsupportedOperationException("counting them needs the owner");
        }

        @Override
        public Connection asOwner() throws Exception {
            return opening.open();
        }

        @Override
        public Connection asApplication(Scope scope) throws Exception {
            return opening.open();
        }

        @Override
        public Connection asVault() throws Exception {
            return opening.open();
        }

        @Override
        public Connection asReader() throws Exception {
            return opening.open();
        }
    }
}
