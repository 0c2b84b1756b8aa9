package id.kentongan.launcher.database;

import id.kentongan.core.audit.control.AuditChain;
import id.kentongan.launcher.boot.Setting;
import id.kentongan.launcher.boot.Settings;
import java.io.IOException;
import java.util.Optional;

/** The secret that seals the audit: the configured one, which several nodes can share, or this data folder's own. */
public final class AuditSecret {
    private AuditSecret() {}

    /** @throws id.kentongan.launcher.boot.Refusal if the configured one is too short */
    public static String of(Settings settings) throws IOException {
        Optional<String> configured = settings.given(Setting.AUDIT_KEY);
        if (configured.isPresent() && configured.get().length() < AuditChain.SHORTEST_SECRET) {
            throw settings.messages().refusal("short-audit-key", AuditChain.SHORTEST_SECRET);
        }
        return configured.isPresent()
                ? configured.get()
                : Secrets.in(settings.home()).get("audit");
    }
}
