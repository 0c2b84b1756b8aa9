package id.kentongan.web.administration.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.administration.boundary.TenantDesk;
import id.kentongan.core.administration.entity.ChangeRefused;
import id.kentongan.core.administration.entity.ChangeRefused.Reason;
import id.kentongan.core.administration.entity.Government;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /administration/tenants.xhtml?tenant=…}: the settings of a government. */
@Named
@RequestScoped
public class TenantsView {

    private @Nullable String tenant;
    private @Nullable String name;
    private @Nullable String domain;
    private @Nullable String zone;
    private @Nullable String preset;
    private @Nullable String helpdesk;
    private @Nullable String hotline;
    private @Nullable String version;

    private List<Government> governments = List.of();
    private @Nullable Government current;
    private @Nullable GovernmentCard card;
    private List<HistoryCard> history = List.of();

    @Inject
    private TenantDesk desk;

    @Inject
    private OversightView oversight;

    @Inject
    private CurrentUser user;

    @Inject
    private Attempts attempts;

    @Inject
    private Texts texts;

    @Needs(Action.READ_GOVERNMENT)
    public void load() {
        governments = desk.governments(user.actor());
        current = null;
        if (governments.isEmpty()) {
            Attempts.missing();
            return;
        }
        if (tenant == null || tenant.isBlank()) {
            current = governments.size() == 1 ? governments.get(0) : null;
        } else {
            int id = Attempts.version(tenant);
            current = governments.stream()
                    .filter(each -> each.id() == id)
                    .findFirst()
                    .orElse(null);
            if (current == null) {
                Attempts.missing();
                return;
            }
        }
        Optional.ofNullable(current).ifPresent(this::show);
    }

    private void show(Government government) {
        Government.Settings settings = government.settings();
        // One that is chosen by itself, as the only one, is named in the forms.
        tenant = Integer.toString(government.id());
        try {
            history = HistoryCard.of(desk.history(user.actor(), government.id()), texts, settings.zone());
            oversight.show(government);
        } catch (NotPermitted e) {
            Attempts.missing();
            return;
        }
        card = new GovernmentCard(
                government.id(),
                government.code(),
                government.area().value(),
                settings.name(),
                government.changedAt() == null
                        ? ""
                        : texts.get(
                                "tenants.changed",
                                texts.time(government.changedAt(), settings.zone()),
                                Optional.ofNullable(government.changedBy()).orElse("–")));
        if (name == null) {
            name = settings.name();
            domain = settings.domain();
            zone = settings.zone().getId();
            preset = settings.preset();
            helpdesk = settings.helpdesk();
            hotline = settings.hotline();
            version = Integer.toString(government.version());
        }
    }

    @Needs(Action.CHANGE_GOVERNMENT)
    public void change() {
        boolean made = attempts.make(
                "tenants.done",
                () -> desk.change(
                        user.actor(),
                        Attempts.version(tenant),
                        Attempts.version(version),
                        new Government.Settings(
                                or(name), or(domain), zone(zone), or(preset), blank(helpdesk), blank(hotline))));
        if (made || attempts.isOutdated()) {
            name = null;
        }
        load();
    }

    /** @throws ChangeRefused if it is none */
    static ZoneId zone(@Nullable String entered) {
        try {
            return ZoneId.of(or(entered));
        } catch (DateTimeException e) {
            throw new ChangeRefused(Reason.VALUE);
        }
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** Whether the settings can be changed here. */
    public boolean isChangeOffered() {
        return Optional.ofNullable(current)
                .map(known -> TenantDesk.mayChange(user.actor(), known))
                .orElse(Attempts.hearing());
    }

    public boolean isHearing() {
        return Attempts.hearing();
    }

    public List<Government> getGovernments() {
        return governments;
    }

    public @Nullable GovernmentCard getCard() {
        return card;
    }

    public List<HistoryCard> getHistory() {
        return history;
    }

    public List<String> getPresets() {
        return desk.presets();
    }

    public List<String> getZones() {
        return TenantDesk.ZONES.stream().map(ZoneId::getId).toList();
    }

    public @Nullable String getTenant() {
        return tenant;
    }

    public void setTenant(@Nullable String tenant) {
        this.tenant = tenant;
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public @Nullable String getDomain() {
        return domain;
    }

    public void setDomain(@Nullable String domain) {
        this.domain = domain;
    }

    public @Nullable String getZone() {
        return zone;
    }

    public void setZone(@Nullable String zone) {
        this.zone = zone;
    }

    public @Nullable String getPreset() {
        return preset;
    }

    public void setPreset(@Nullable String preset) {
        this.preset = preset;
    }

    public @Nullable String getHelpdesk() {
        return helpdesk;
    }

    public void setHelpdesk(@Nullable String helpdesk) {
        this.helpdesk = helpdesk;
    }

    public @Nullable String getHotline() {
        return hotline;
    }

    public void setHotline(@Nullable String hotline) {
        this.hotline = hotline;
    }

    public @Nullable String getVersion() {
        return version;
    }

    public void setVersion(@Nullable String version) {
        this.version = version;
    }
}
