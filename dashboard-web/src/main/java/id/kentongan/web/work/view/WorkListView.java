package id.kentongan.web.work.view;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Post;
import id.kentongan.core.deadline.entity.Priority;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.report.entity.Move;
import id.kentongan.report.entity.ReportStatus;
import id.kentongan.report.followup.boundary.Targets;
import id.kentongan.report.followup.boundary.WorkBulk;
import id.kentongan.report.followup.boundary.WorkDesk;
import id.kentongan.report.followup.boundary.WorkPage;
import id.kentongan.report.followup.boundary.WorkResult;
import id.kentongan.report.followup.entity.Whose;
import id.kentongan.report.followup.entity.WorkFilter;
import id.kentongan.report.followup.entity.WorkPlace;
import id.kentongan.web.access.Needs;
import id.kentongan.web.frame.AreaSwitch;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import id.kentongan.web.report.view.Doing;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
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
    private static final int LONGEST_WORDS = 2_000;
    private static final Set<ReportStatus> CLOSED = EnumSet.of(ReportStatus.RESOLVED, ReportStatus.REJECTED);

    private final Map<String, String> said = new HashMap<>();
    private @Nullable String after;
    private @Nullable WorkPage page;
    private @Nullable WorkFilter filter;
    private List<WorkCard> cards = List.of();
    private List<WorkResult.Item> refused = List.of();

    @Inject
    private WorkDesk desk;

    @Inject
    private WorkBulk bulk;

    @Inject
    private WorkCards rendering;

    @Inject
    private AreaSwitch areas;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    @Needs(Action.READ_BOARD)
    public void load() {
        areas.current().ifPresentOrElse(code -> said.put("area", code.value()), () -> said.remove("area"));
        WorkFilter wanted = WorkFilter.of(said);
        WorkPage found = desk.page(user.actor(), wanted, WorkPlace.parse(after).orElse(null), PAGE);
        filter = wanted;
        page = found;
        cards = rendering.of(found);
    }

    /** Makes the move whose button was pressed: for one row, or for all that were picked. */
    @Needs(Action.WORK_REPORT)
    public void act() {
        ExternalContext browser = FacesContext.getCurrentInstance().getExternalContext();
        Map<String, String> sent = browser.getRequestParameterMap();
        String one = sent.getOrDefault("accept", "");
        if (!one.isEmpty()) {
            move(Move.ACCEPT, sent, new String[] {one});
        } else if (sent.containsKey("bulk")) {
            String wanted = sent.getOrDefault("bulk", "");
            WorkBulk.MOVES.stream()
                    .filter(move -> move.name().equals(wanted))
                    .findFirst()
                    .ifPresent(move -> move(
                            move, sent, browser.getRequestParameterValuesMap().get("pick")));
        }
        load();
    }

    private void move(Move move, Map<String, String> sent, String @Nullable [] picked) {
        List<WorkBulk.Chosen> chosen = Stream.of(picked == null ? new String[0] : picked)
                .map(Picked::of)
                .flatMap(Optional::stream)
                .distinct()
                .limit(WorkBulk.MOST)
                .toList();
        if (chosen.isEmpty()) {
            texts.refuse("work.bulk.none");
            return;
        }
        String words = sent.getOrDefault("words", "").strip();
        String to = sent.getOrDefault("to", "");
        if (words.length() > LONGEST_WORDS) {
            texts.refuse("work.bulk.long");
            return;
        }
        WorkResult result = bulk.move(
                user.actor(), move, words.isEmpty() ? null : words, Picked.person(to), Picked.unit(to), chosen);
        if (result.done() > 0) {
            texts.info("work.bulk.done", texts.get("move.name." + move), result.done(), chosen.size());
        }
        refused = result.items().stream()
                .filter(item -> item.outcome() != WorkResult.Outcome.DONE)
                .toList();
        refused.forEach(item -> texts.refuse("work.outcome." + item.outcome(), item.ticket()));
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

    /** Moves that can be made for many. */
    public List<Move> getMoves() {
        return Stream.of(Move.values()).filter(WorkBulk.MOVES::contains).toList();
    }

    private @Nullable Targets targets;

    public List<Targets.Colleague> getColleagues() {
        return targets().colleagues();
    }

    public List<Unit> getUnits() {
        return targets().units();
    }

    private Targets targets() {
        Targets known = targets;
        if (known == null) {
            known = page == null || cards.isEmpty() ? new Targets(List.of(), List.of()) : desk.targets(user.actor());
            targets = known;
        }
        return known;
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
