package id.kentongan.web.administration.view;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.access.entity.Post;
import id.kentongan.core.edition.boundary.DraftDesk;
import id.kentongan.core.edition.entity.ChangedMeanwhile;
import id.kentongan.core.edition.entity.Edition;
import id.kentongan.core.edition.entity.Editions;
import id.kentongan.core.edition.entity.StaleDraft;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A page on which a list of a government is drafted line by line, tried, published and brought back. The button that was
 * pressed names what is done.
 *
 * @param <L> a line
 */
public abstract class DraftPage<L> {

    private final Action reading;
    private final Action changing;
    private @Nullable String tenant;
    private @Nullable Editions<List<L>> state;

    @Inject
    private AreaDirectory directory;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    protected DraftPage(Action reading, Action changing) {
        this.reading = reading;
        this.changing = changing;
    }

    /** Where the document is kept. */
    protected abstract DraftDesk<List<L>> desk();

    /** Tries the draft of that government. */
    protected abstract void tryOut(int tenantId);

    /**
     * Changes the lines as a button of this page alone says.
     *
     * @param lines of the draft, to be changed
     * @return whether they are to be saved; who returns false has told why
     */
    protected abstract boolean edit(String button, Map<String, String> sent, List<L> lines);

    /** A line in short, for what has changed. */
    protected abstract String words(L line);

    /** Reads how the document stands; a page that is not for the reader does not exist. */
    protected final void show() {
        try {
            state = desk().state(user.actor(), chosen().id());
        } catch (NotPermitted e) {
            Attempts.missing();
        }
    }

    /** Does what the button says; nothing when none was pressed. Refusals of its lines are left to the page. */
    protected final void perform() {
        Map<String, String> sent =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        try {
            perform(sent.getOrDefault("do", ""), sent);
        } catch (StaleDraft e) {
            texts.refuse("edition.stale", String.valueOf(e.version()), e.by() == null ? "-" : e.by(), time(e));
        } catch (ChangedMeanwhile e) {
            texts.refuse("edition.changed", e.by() == null ? "-" : e.by(), time(e));
        } catch (NotPermitted e) {
            texts.refuse("edition.not-yours");
        }
    }

    private void perform(String button, Map<String, String> sent) {
        int id = chosen().id();
        int revision = RuleForm.number(sent.get("revision"));
        int number = RuleForm.number(button.substring(button.indexOf(':') + 1));
        @Nullable String note = RuleForm.note(sent.get("note"));
        switch (button.replaceFirst(":.*", "")) {
            case "" -> {
                // another form of the page
            }
            case "begin" -> {
                Editions<List<L>> now = desk().state(user.actor(), id);
                base(revision, now.version(), now.current());
            }
            case "rebase" -> base(revision, number, drafted(id));
            case "remove" -> {
                List<L> lines = drafted(id);
                if (number >= 1 && number <= lines.size()) {
                    lines.remove(number - 1);
                    save(revision, lines);
                }
            }
            case "try" -> tryOut(id);
            case "publish" -> done(desk().publish(user.actor(), id, revision, note));
            case "restore" -> done(desk().restore(user.actor(), id, number, note));
            default -> {
                List<L> lines = drafted(id);
                if (edit(button, sent, lines)) {
                    save(revision, lines);
                }
            }
        }
    }

    private List<L> drafted(int id) {
        List<L> draft = desk().state(user.actor(), id).draft();
        return draft == null ? new ArrayList<>() : new ArrayList<>(draft);
    }

    private void save(int revision, List<L> lines) {
        desk().draft(user.actor(), chosen().id(), revision, lines);
        texts.info("edition.saved");
    }

    private void base(int revision, int version, List<L> lines) {
        desk().draft(user.actor(), chosen().id(), revision, version, lines);
        texts.info("edition.saved");
    }

    private void done(Editions<List<L>> now) {
        texts.info("edition.published", now.version());
    }

    /** The government that the page is about: the one that was asked for, else the reader's first. */
    protected final Tenant chosen() {
        return getTenants().stream()
                .filter(each ->
                        tenant == null || tenant.isEmpty() || each.code().equals(tenant))
                .findFirst()
                .orElseThrow(() -> new NotPermitted(reading.name()));
    }

    /** Governments whose document the reader may see. */
    public List<Tenant> getTenants() {
        return user.actor().posts().stream()
                .map(Post::tenantId)
                .distinct()
                .sorted()
                .map(directory::tenant)
                .flatMap(Optional::stream)
                .filter(each -> Access.may(user.actor(), reading, Matter.in(each.id(), each.area())))
                .toList();
    }

    public boolean isEditor() {
        Tenant town = chosen();
        return Access.may(user.actor(), changing, Matter.in(town.id(), town.area()));
    }

    public @Nullable Editions<List<L>> getState() {
        return state;
    }

    /** Lines in force that the draft does not have. */
    public List<String> getLacking() {
        return state == null || state.draft() == null ? List.of() : without(state.current(), state.draft());
    }

    /** Lines of the draft that are not in force. */
    public List<String> getOwn() {
        return state == null || state.draft() == null ? List.of() : without(state.draft(), state.current());
    }

    private List<String> without(List<L> lines, List<L> others) {
        return lines.stream()
                .filter(line -> !others.contains(line))
                .map(this::words)
                .toList();
    }

    /** When a version was put in force, on the clocks of the place. */
    public String time(Edition edition) {
        return texts.time(edition.at(), chosen().zone());
    }

    private String time(ChangedMeanwhile changed) {
        return texts.time(changed.at(), chosen().zone());
    }

    public @Nullable String getTenant() {
        return tenant;
    }

    public void setTenant(@Nullable String tenant) {
        this.tenant = tenant;
    }
}
