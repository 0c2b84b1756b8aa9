package id.kentongan.launcher.prepare;

import id.kentongan.launcher.boot.Messages;
import id.kentongan.launcher.boot.Verb;
import id.kentongan.launcher.command.Command;
import id.kentongan.launcher.command.Invocation;

/** {@code migrate}: makes the database ready, for servers that run the EAR and for the impatient. */
public final class MigrateCommand implements Command {
    @Override
    public Verb verb() {
        return Verb.MIGRATE;
    }

    @Override
    public int run(Invocation invocation) throws Exception {
        Preparation.Prepared prepared =
                Preparation.prepare(invocation.databases(), invocation.settings(), invocation.console());
        Messages messages = Messages.beside(
                MigrateCommand.class, invocation.settings().messages().locale());
        if (prepared.migrations() == 0) {
            invocation.console().say(messages.text("nothing-to-migrate"));
        }
        prepared.accounts()
                .activationLink()
                .ifPresent(link -> invocation.console().say(messages.text("activation-link", link)));
        return 0;
    }
}
