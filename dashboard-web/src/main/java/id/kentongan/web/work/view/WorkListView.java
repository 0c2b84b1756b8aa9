package id.kentongan.web.work.view;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Post;
import id.kentongan.core.deadline.entity.Priority;
import id.kentongan.report.entity.ReportStatus;
import id.kentongan.report.followup.boundary.WorkDesk;
import id.kentongan.report.followup.boundary.WorkPage;
import id.kentongan.report.followup.entity.Whose;
import id.kentongan.report.followup.entity.WorkFilter;
import id.kentongan.report.followup.entity.WorkPlace;
import id.kentongan.web.access.Needs;
import id.kentongan.web.access.Page;
import id.kentongan.web.frame.AreaSwitch;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import id.kentongan.web.report.view.Doing;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code /today/list.xhtml?whose=…&status=…&category=…&priority=…&overdue=…&area=…&after=…}. It keeps nothing between
 * requests: what is moved is named by ticket and version as the reader saw them.
 */
@Named
@RequestScoped
public class WorkListView {

    private static final int PAGE = 25;
    private static final Set<ReportStatus> CLOSED = EnumSet.of(ReportStatus.RESOLVED, ReportStatus.REJECTED);

    private final Map<String, String> said = new HashMap<>();
    private @Nullable String after;
    private @Nullable WorkPage page;
    private @Nullable WorkFilter filter;
    private List<WorkCard> cards = List.of();

    @Inject
    private WorkDesk desk;

    @Inject
    private WorkFiltersView filters;

    @Inject
    private WorkCards rendering;

    @Inject
    private AreaSwitch areas;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    /**
     * Who asks for nothing is led to what they usually look at, so that the address says what is shown. All of it is asked for
     * by name: to the server an empty question is none.
     */
    @Needs(Action.READ_BOARD)
    public void open() throws IOException {
        ExternalContext browser = FacesContext.getCurrentInstance().getExternalContext();
        if (((HttpServletRequest) browser.getRequest()).getQueryString() == null) {
            Optional<String> usual = filters.usual();
            if (usual.isPresent()) {
                browser.redirect(browser.getRequestContextPath() + Page.WORK.path() + "?" + usual.get());
                return;
            }
        }
        load();
    }

    @Needs(Action.READ_BOARD)
    public void load() {
        areas.current().ifPresentOrElse(code -> said.put("area", code.value()), () -> said.remove("area"));
        WorkFilter wanted = WorkFilter.of(said);
        WorkPage found = desk.page(user.actor(), wanted, WorkPlace.parse(after).orElse(null), PAGE);
        filter = wanted;
        page = found;
        cards = rendering.of(found);
    }

    public List<WorkCard> getCards() {
        return cards;
    }

    /** The figures above the list; null before it was read. */
    public @Nullable WorkPage getPage() {
        return page;
    }

    public WorkFilter getFilter() {
        return filter == null ? WorkFilter.ALL : filter;
    }

    /** Whether there is more than was looked at. */
    public boolean isCut() {
        return page != null && page.cut();
    }

    /** Of each kind of work so many reports are looked at. */
    public int getMost() {
        return WorkDesk.MOST_LOOKED_AT;
    }

    /** Whether the reader has a unit whose work there could be. */
    public boolean isWorking() {
        return !Access.unitsOf(user.actor(), Action.READ_BOARD).isEmpty();
    }

    public @Nullable String getNext() {
        @Nullable WorkPlace next = page == null ? null : page.next();
        return next == null ? null : next.text();
    }

    /** The query of this list without its place, to put something behind. */
    public String getQuery() {
        String text = getFilter().text();
        return text.isEmpty() ? "?" : "?" + text + "&";
    }

    public List<Whose> getWhoses() {
        return List.of(Whose.values());
    }

    /** Where a report can stand that is still open. */
    public List<ReportStatus> getStatuses() {
        return Stream.of(ReportStatus.values())
                .filter(status -> !CLOSED.contains(status))
                .toList();
    }

    public List<Priority> getPriorities() {
        return List.of(Priority.values());
    }

    /** A category to choose. */
    public record Kind(String code, String name) {}

    /** Of the governments that the reader works for, by name. */
    public List<Kind> getKinds() {
        return user.actor().posts().stream()
                .map(Post::tenantId)
                .distinct()
                .flatMap(tenant -> rendering.categories(tenant).values().stream())
                .map(category -> new Kind(category.code(), texts.choose(category.nameId(), category.nameEn())))
                .distinct()
                .sorted(Comparator.comparing(Kind::name))
                .toList();
    }

    /** What is done on a report's page, which opens with it. */
    public List<Doing> getDoings() {
        return List.of(Doing.values());
    }

    public @Nullable String getWhose() {
        return said.get("whose");
    }

    public void setWhose(@Nullable String whose) {
        say("whose", whose);
    }

    public @Nullable String getStatus() {
        return said.get("status");
    }

    public void setStatus(@Nullable String status) {
        say("status", status);
    }

    public @Nullable String getCategory() {
        return said.get("category");
    }

    public void setCategory(@Nullable String category) {
        say("category", category);
    }

    public @Nullable String getPriority() {
        return said.get("priority");
    }

    public void setPriority(@Nullable String priority) {
        say("priority", priority);
    }

    public @Nullable String getOverdue() {
        return said.get("overdue");
    }

    public void setOverdue(@Nullable String overdue) {
        say("overdue", overdue);
    }

    public @Nullable String getArea() {
        return said.get("area");
    }

    public void setArea(@Nullable String area) {
        say("area", area);
    }

    public @Nullable String getWords() {
        return said.get("words");
    }

    public void setWords(@Nullable String words) {
        say("words", words);
    }

    public @Nullable String getAfter() {
        return after;
    }

    public void setAfter(@Nullable String after) {
        this.after = after;
    }

    private void say(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            said.put(name, value);
        }
    }
}
