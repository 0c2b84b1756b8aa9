package id.kentongan.web.administration.view;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.access.entity.Post;
import id.kentongan.core.administration.boundary.UnitDesk;
import id.kentongan.core.administration.boundary.UnitEndDesk;
import id.kentongan.core.administration.entity.ChangeRefused;
import id.kentongan.core.administration.entity.ChangeRefused.Reason;
import id.kentongan.core.administration.entity.NewOffice;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.view.CurrentUser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The forms of {@code /administration/units.xhtml}. */
@Named
@RequestScoped
public class UnitChangeView {

    /** A unit outside of the government, as the choice of kinds has it. */
    private static final String OUTSIDE = "OUTSIDE";

    private @Nullable String name;
    private @Nullable String version;
    private @Nullable String until;
    private @Nullable String why;
    private @Nullable String tenant;
    private @Nullable String kind;
    private @Nullable String area;
    private @Nullable String newName;
    private @Nullable String key;

    @Inject
    private UnitDesk desk;

    @Inject
    private UnitEndDesk ends;

    @Inject
    private UnitsView page;

    @Inject
    private AreaDirectory directory;

    @Inject
    private CurrentUser user;

    @Inject
    private Attempts attempts;

    @Needs(Action.CHANGE_OFFICES)
    public void change() {
        attempt(
                "units.changed",
                () -> desk.change(
                        user.actor(),
                        page.chosen(),
                        Attempts.version(version),
                        or(name),
                        Attempts.parameter("parent").orElse(null)));
    }

    @Needs(Action.CHANGE_OFFICES)
    public void end() {
        attempt(
                "units.ended",
                () -> ends.end(
                        user.actor(),
                        page.chosen(),
                        Attempts.version(version),
                        Attempts.end(until, page.zoneOfChosen()),
                        Attempts.parameter("successor").orElse(null),
                        or(why)));
    }

    @Needs(Action.CHANGE_OFFICES)
    public void reopen() {
        attempt("units.reopened", () -> ends.reopen(user.actor(), page.chosen(), Attempts.version(version), or(why)));
    }

    @Needs(Action.CHANGE_OFFICES)
    public void create() {
        attempt("units.created", () -> {
            UUID made = desk.create(
                    user.actor(),
                    new NewOffice(
                            Attempts.version(tenant),
                            OUTSIDE.equals(kind) ? Tier.AGENCY : tier(),
                            or(area),
                            or(newName),
                            key,
                            OUTSIDE.equals(kind),
                            null));
            page.choose(made);
        });
    }

    private void attempt(String done, Runnable change) {
        if (attempts.make(done, change)) {
            name = version = until = why = area = newName = key = null;
        } else if (attempts.isOutdated()) {
            name = version = null;
        }
        page.load();
    }

    private Tier tier() {
        return Stream.of(Tier.values())
                .filter(each -> each.name().equals(kind))
                .findFirst()
                .orElseThrow(() -> new ChangeRefused(Reason.VALUE));
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** What can be made: offices of the ladder, agencies, private recipients. */
    public List<String> getKinds() {
        return Stream.concat(Stream.of("AGENCY", OUTSIDE), Stream.of("KELURAHAN", "KECAMATAN", "PEMKOT", "PEMPROV"))
                .toList();
    }

    /** Governments in which the actor may make units. */
    public List<Tenant> getTenants() {
        boolean all = Access.may(user.actor(), Action.CHANGE_OFFICES, Matter.installation());
        List<Integer> own = user.actor().posts().stream().map(Post::tenantId).toList();
        return directory.tenants().stream()
                .filter(each -> all || own.contains(each.id()))
                .toList();
    }

    /** What was written, else the name that it has. */
    public @Nullable String getName() {
        return name == null && page.getCard() != null ? page.getCard().name() : name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    /** What the page was made with. */
    public @Nullable String getVersion() {
        return version == null && page.getCard() != null ? page.getCard().version() : version;
    }

    public void setVersion(@Nullable String version) {
        this.version = version;
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

    public @Nullable String getTenant() {
        return tenant;
    }

    public void setTenant(@Nullable String tenant) {
        this.tenant = tenant;
    }

    public @Nullable String getKind() {
        return kind;
    }

    public void setKind(@Nullable String kind) {
        this.kind = kind;
    }

    public @Nullable String getArea() {
        return area;
    }

    public void setArea(@Nullable String area) {
        this.area = area;
    }

    public @Nullable String getNewName() {
        return newName;
    }

    public void setNewName(@Nullable String newName) {
        this.newName = newName;
    }

    public @Nullable String getKey() {
        return key;
    }

    public void setKey(@Nullable String key) {
        this.key = key;
    }
}
