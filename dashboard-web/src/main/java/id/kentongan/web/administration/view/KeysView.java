package id.kentongan.web.administration.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.administration.boundary.KeyDesk;
import id.kentongan.core.administration.entity.ChangeRefused;
import id.kentongan.core.administration.entity.ChangeRefused.Reason;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /administration/keys.xhtml}: keys of partner systems. */
@Named
@RequestScoped
public class KeysView {

    /** The installation's own clock: keys are nobody's place. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

    private @Nullable String name;
    private @Nullable String tenant;
    private @Nullable String why;
    private @Nullable String issued;
    private List<KeyCard> keys = List.of();

    @Inject
    private KeyDesk desk;

    @Inject
    private AreaDirectory directory;

    @Inject
    private CurrentUser user;

    @Inject
    private Attempts attempts;

    @Inject
    private Texts texts;

    @Needs(Action.MANAGE_KEYS)
    public void load() {
        try {
            keys = desk.keys(user.actor()).stream()
                    .map(key -> new KeyCard(
                            key.id().toString(),
                            key.name(),
                            key.tenant() == null ? "" : key.tenant(),
                            texts.time(key.created(), ZONE),
                            key.revoked() == null ? "" : texts.time(key.revoked(), ZONE)))
                    .toList();
        } catch (NotPermitted e) {
            Attempts.missing();
        }
    }

    @Needs(Action.MANAGE_KEYS)
    public void issue() {
        boolean made = attempts.make(
                "keys.issued", () -> issued = desk.issue(user.actor(), name == null ? "" : name, tenantId()));
        if (made) {
            name = null;
        }
        load();
    }

    @Needs(Action.MANAGE_KEYS)
    public void revoke() {
        boolean made = attempts.make(
                "keys.revoked",
                () -> desk.revoke(
                        user.actor(),
                        Attempts.parameter("key").orElseThrow(() -> new ChangeRefused(Reason.OVER)),
                        why == null ? "" : why));
        if (made) {
            why = null;
        }
        load();
    }

    private @Nullable Integer tenantId() {
        if (tenant == null || tenant.isBlank()) {
            return null;
        }
        return directory.tenants().stream()
                .filter(each -> each.code().equals(tenant))
                .map(Tenant::id)
                .findFirst()
                .orElseThrow(() -> new ChangeRefused(Reason.OVER));
    }

    public List<Tenant> getTenants() {
        return directory.tenants();
    }

    public List<KeyCard> getKeys() {
        return keys;
    }

    /** The key that was just made; shown this once. */
    public @Nullable String getIssued() {
        return issued;
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public @Nullable String getTenant() {
        return tenant;
    }

    public void setTenant(@Nullable String tenant) {
        this.tenant = tenant;
    }

    public @Nullable String getWhy() {
        return why;
    }

    public void setWhy(@Nullable String why) {
        this.why = why;
    }
}
