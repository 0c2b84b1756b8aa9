package id.kentongan.launcher.prepare;

import id.kentongan.core.database.control.RoleRights;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.organisation.control.ReferenceData;
import id.kentongan.launcher.boot.Console;
import id.kentongan.launcher.boot.Messages;
import id.kentongan.launcher.boot.Settings;
import id.kentongan.launcher.command.Databases;
import id.kentongan.launcher.seed.AccountSeed;
import java.net.URI;
import java.sql.Connection;
import java.util.List;

/** Migrations, then the regions, then the first accounts; all of it may run any number of times. */
public final class Preparation {
    private Preparation() {}

    /** @return how many migrations were applied, and what a person must be told about accounts */
    public record Prepared(int migrations, AccountSeed.Seeded accounts) {}

    public static Prepared prepare(Databases databases, Settings settings, Console console) throws Exception {
        Messages messages =
                Messages.beside(Preparation.class, settings.messages().locale());
        int migrations = databases.migrate();
        if (settings.production()) {
            requireBoundRole(databases, messages);
        }
        try (Connection owner = databases.asOwner()) {
            if (migrations > 0) {
                console.say(messages.text("loading-regions"));
            }
            ReferenceData.Summary regions = new ReferenceData().load(owner);
            if (regions.opened() > 0 || regions.units() > 0) {
                console.say(messages.text("regions-loaded", regions.opened(), regions.units(), regions.release()));
            }
            AccountSeed.Seeded accounts =
                    AccountSeed.seed(owner, settings.home(), URI.create(settings.publicUrl()), !settings.production());
            return new Prepared(migrations, accounts);
        }
    }

    private static void requireBoundRole(Databases databases, Messages messages) throws Exception {
        try (Connection application = databases.asApplication(Scope.system(Scope.Work.COMMAND))) {
            List<String> excess = RoleRights.excess(application);
            if (!excess.isEmpty()) {
                throw messages.refusal(
                        "role-with-rights", application.getMetaData().getUserName(), String.join(", ", excess));
            }
        }
    }
}
