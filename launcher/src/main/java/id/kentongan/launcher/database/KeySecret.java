package id.kentongan.launcher.database;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.launcher.boot.Setting;
import java.io.IOException;
import java.util.Optional;

/**
 * A key of the application that the database never sees: the configured one, which several nodes can share, or this data
 * folder's own.
 */
public enum KeySecret {
    /** Seals the audit. */
    AUDIT(Setting.AUDIT_KEY, "audit"),
    /** Enciphers and finds people's contacts. */
    CONTACT(Setting.CONTACT_KEY, "contact"),
    /** Makes the ids that people are shown under. */
    PSEUDONYM(Setting.PSEUDONYM_KEY, "pseudonym"),
    /** Enciphers the secrets of authenticators, and hashes codes. */
    IDENTITY(Setting.IDENTITY_KEY, "identity");

    private final Setting setting;
    private final String kept;

    KeySecret(Setting setting, String kept) {
        this.setting = setting;
        this.kept = kept;
    }

    /** The application's name for it. */
    public String property() {
        return "kentongan." + kept + ".key";
    }

    /** @throws id.kentongan.launcher.boot.Refusal if the configured one is too short, or one that everybody knows */
    public String of(id.kentongan.launcher.boot.Settings settings) throws IOException {
        Optional<String> configured = given(settings, setting);
        return configured.isPresent()
                ? configured.get()
                : Secrets.in(settings.home()).get(kept);
    }

    /** The contact key before this one, while it is being changed. */
    public static Optional<String> contactBefore(id.kentongan.launcher.boot.Settings settings) {
        return given(settings, Setting.CONTACT_OLD_KEY);
    }

    private static Optional<String> given(id.kentongan.launcher.boot.Settings settings, Setting setting) {
        Optional<String> configured = settings.given(setting);
        if (configured.filter(Settings::weak).isPresent()) {
            throw settings.messages().refusal("weak-key", setting.variable(), Settings.SHORTEST_SECRET);
        }
        return configured;
    }
}
