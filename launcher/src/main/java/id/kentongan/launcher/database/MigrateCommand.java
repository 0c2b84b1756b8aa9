package id.kentongan.launcher.database;

import id.kentongan.launcher.boot.Messages;
import id.kentongan.launcher.boot.Verb;
import id.kentongan.launcher.command.Command;
import id.kentongan.launcher.command.Invocation;

/** {@code migrate}: brings the schemas up to date, for servers that run the EAR and for the impatient. */
public final class MigrateCommand implements Command {
    @Override
    public Verb verb() {
        return Verb.MIGRATE;
    }

    @Override
    public int run(Invocation invocation) throws Exception {
        int applied = invocation.databases().migrate();
        if (applied == 0) {
            Messages messages = Messages.beside(
                    MigrateCommand.class, invocation.settings().messages().locale());
            invocation.console().say(messages.text("nothing-to-migrate"));
        }
        return 0;
    }
}
