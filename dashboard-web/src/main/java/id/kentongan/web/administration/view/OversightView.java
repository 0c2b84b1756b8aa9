package id.kentongan.web.administration.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.administration.boundary.OversightDesk;
import id.kentongan.core.administration.entity.ChangeRefused;
import id.kentongan.core.administration.entity.ChangeRefused.Reason;
import id.kentongan.core.administration.entity.Government;
import id.kentongan.core.administration.entity.OversightRow;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of {@code /administration/tenants.xhtml} that says who oversees whom. */
@Named
@RequestScoped
public class OversightView {

    private static final String COMMAND = "COMMAND";

    private @Nullable String overseen;
    private @Nullable String mode;
    private @Nullable String until;
    private @Nullable String why;
    private List<OversightCard> cards = List.of();

    @Inject
    private OversightDesk desk;

    @Inject
    private AreaDirectory directory;

    @Inject
    private TenantsView page;

    @Inject
    private CurrentUser user;

    @Inject
    private Attempts attempts;

    @Inject
    private Texts texts;

    /** Reads the rows of the government that the page is about. */
    public void show(Government government) {
        ZoneId zone = government.settings().zone();
        cards = desk.of(user.actor(), government.id()).stream()
                .map(row -> new OversightCard(
                        row.overseerId() + " " + row.overseenId() + " " + row.from(),
                        row.overseer(),
                        row.overseen(),
                        row.mode(),
                        during(row, zone),
                        row.over()))
                .toList();
    }

    private String during(OversightRow row, ZoneId zone) {
        return row.until() == null
                ? texts.get("tenants.since", texts.time(row.from(), zone))
                : texts.get("staff.during", texts.time(row.from(), zone), texts.time(row.until(), zone));
    }

    @Needs(Action.CHANGE_OVERSIGHT)
    public void begin() {
        attempt(
                "tenants.oversight.begun",
                () -> desk.begin(
                        user.actor(),
                        Attempts.version(page.getTenant()),
                        Attempts.version(overseen),
                        COMMAND.equals(mode),
                        null,
                        Attempts.end(until, ZoneId.of("Asia/Jakarta"))));
    }

    @Needs(Action.CHANGE_OVERSIGHT)
    public void end() {
        attempt("tenants.oversight.ended", () -> {
            String[] key = FacesContext.getCurrentInstance()
                    .getExternalContext()
                    .getRequestParameterMap()
                    .getOrDefault("oversight", "")
                    .split(" ");
            if (key.length != 3) {
                throw new ChangeRefused(Reason.OVER);
            }
            desk.end(
                    user.actor(),
                    Attempts.version(key[0]),
                    Attempts.version(key[1]),
                    moment(key[2]),
                    why == null ? "" : why);
        });
    }

    private void attempt(String done, Runnable change) {
        if (attempts.make(done, change)) {
            until = why = null;
        }
        page.load();
    }

    private static OffsetDateTime moment(String text) {
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeException e) {
            throw new ChangeRefused(Reason.OVER);
        }
    }

    /** Whether rows can be begun and ended here. */
    public boolean isChangeOffered() {
        return OversightDesk.mayChange(user.actor());
    }

    public List<OversightCard> getCards() {
        return cards;
    }

    /** All governments: the desk says which of them lie in the area. */
    public List<Tenant> getTenants() {
        return directory.tenants();
    }

    public @Nullable String getOverseen() {
        return overseen;
    }

    public void setOverseen(@Nullable String overseen) {
        this.overseen = overseen;
    }

    public @Nullable String getMode() {
        return mode;
    }

    public void setMode(@Nullable String mode) {
        this.mode = mode;
    }

    public @Nullable String getUntil() {
        return until;
    }

    public void setUntil(@Nullable String until) {
        this.until = until;
    }

    public @Nullable String getWhy() {
        return why;
    }

    public void setWhy(@Nullable String why) {
        this.why = why;
    }
}
