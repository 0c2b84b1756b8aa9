package id.kentongan.launcher.vault;

import id.kentongan.core.vault.control.ContactRekeying;
import id.kentongan.launcher.boot.Console;
import id.kentongan.launcher.boot.Messages;
import id.kentongan.launcher.boot.Setting;
import id.kentongan.launcher.boot.Settings;
import id.kentongan.launcher.boot.Verb;
import id.kentongan.launcher.command.Command;
import id.kentongan.launcher.command.Invocation;
import id.kentongan.launcher.database.KeySecret;
import java.sql.Connection;

/**
 * {@code vault rekey}: enciphers what was kept with {@code KENTONGAN_CONTACT_OLD_KEY} with {@code KENTONGAN_CONTACT_KEY}.
 * Afterwards the old one is needed no more.
 */
public final class VaultRekey implements Command {

    @Override
    public Verb verb() {
        return Verb.VAULT_REKEY;
    }

    @Override
    public int run(Invocation invocation) throws Exception {
        Settings settings = invocation.settings();
        Messages messages =
                Messages.beside(VaultRekey.class, settings.messages().locale());
        if (!invocation.arguments().isEmpty()) {
            throw messages.refusal("no-arguments");
        }
        String before = KeySecret.contactBefore(settings)
                .orElseThrow(() -> messages.refusal("no-old-key", Setting.CONTACT_OLD_KEY.variable()));
        String current = KeySecret.CONTACT.of(settings);
        if (current.equals(before)) {
            throw messages.refusal("same-key", Setting.CONTACT_KEY.variable(), Setting.CONTACT_OLD_KEY.variable());
        }
        ContactRekeying rekeying = new ContactRekeying(current, before);
        Console console = invocation.console();
        try (Connection vault = invocation.databases().asVault()) {
            long done = rekeying.run(vault, "operator:" + System.getProperty("user.name"), count -> {});
            long strange = rekeying.strange(vault);
            vault.commit();
            console.print(messages.text("done", done));
            if (strange > 0) {
                console.print(messages.text("strange", strange));
            }
            return strange == 0 ? 0 : 1;
        }
    }
}
