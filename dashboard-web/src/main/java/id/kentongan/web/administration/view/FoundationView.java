package id.kentongan.web.administration.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.administration.boundary.TenantDesk;
import id.kentongan.core.administration.entity.Government;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.view.CurrentUser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/** The part of {@code /administration/tenants.xhtml} where a government joins. */
@Named
@RequestScoped
public class FoundationView {

    private @Nullable String code;
    private @Nullable String area;
    private @Nullable String name;
    private @Nullable String domain;
    private @Nullable String zone;
    private @Nullable String preset;

    @Inject
    private TenantDesk desk;

    @Inject
    private TenantsView page;

    @Inject
    private CurrentUser user;

    @Inject
    private Attempts attempts;

    /** Shows the new one, or the form as it was sent. */
    @Needs(Action.FOUND_GOVERNMENT)
    public void found() {
        attempts.make("tenants.founded", () -> {
            int id = desk.found(
                    user.actor(),
                    or(code),
                    or(area),
                    new Government.Settings(or(name), or(domain), TenantsView.zone(zone), or(preset), null, null));
            page.setTenant(Integer.toString(id));
            code = area = name = domain = null;
        });
        page.load();
    }

    /** Whether one can be founded here. */
    public boolean isOffered() {
        return TenantDesk.mayFound(user.actor());
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }

    public @Nullable String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code;
    }

    public @Nullable String getArea() {
        return area;
    }

    public void setArea(@Nullable String area) {
        this.area = area;
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
}
