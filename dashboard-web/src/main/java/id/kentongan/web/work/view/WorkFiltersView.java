package id.kentongan.web.work.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.report.followup.boundary.FilterRefused;
import id.kentongan.report.followup.boundary.WorkFilters;
import id.kentongan.report.followup.entity.WorkFilter;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The filters that the reader keeps: what they are called, and which is shown when nothing else is asked for. */
@Named
@RequestScoped
public class WorkFiltersView {

    /**
     * @param query what leads there
     * @param here whether it is what is shown, as {@code aria-current} takes it
     */
    public record Choice(String name, String query, boolean usual, String here) {}

    @Inject
    private WorkFilters filters;

    @Inject
    private WorkListView list;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    private @Nullable List<WorkFilters.Saved> saved;

    /** Keeps what is shown now under a name, or forgets what was kept. */
    @Needs(Action.READ_BOARD)
    public void change() {
        Map<String, String> sent =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        if (sent.containsKey("keep")) {
            keep(sent.getOrDefault("filterName", ""), "true".equals(sent.get("filterUsual")));
        } else if (sent.containsKey("forget")) {
            String name = sent.getOrDefault("forget", "");
            filters.forget(user.actor(), name);
            texts.info("work.filter.forgotten", name);
        }
        // Faces has looked through the form already.
        saved = null;
    }

    private void keep(String name, boolean usual) {
        list.load();
        try {
            filters.keep(user.actor(), name, list.getFilter(), usual);
            texts.info("work.filter.kept", name.strip());
        } catch (FilterRefused e) {
            texts.refuse("work.filter.refused." + e.reason(), WorkFilters.LONGEST_NAME, WorkFilters.MOST);
        }
    }

    /** What leads to the filter that is shown when nothing is asked for; empty where there is none, or it is no question. */
    public Optional<String> usual() {
        return saved().stream()
                .filter(WorkFilters.Saved::usual)
                .map(kept -> kept.filter().text())
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    /** Those of the reader, by name. */
    public List<Choice> getChoices() {
        String now = list.getFilter().text();
        return saved().stream().map(kept -> choice(kept, now)).toList();
    }

    private static Choice choice(WorkFilters.Saved kept, String now) {
        String text = kept.filter().text();
        String query = kept.filter().equals(WorkFilter.ALL) ? "?whose=ALL" : "?" + text;
        return new Choice(kept.name(), query, kept.usual(), text.equals(now) ? "true" : "false");
    }

    private List<WorkFilters.Saved> saved() {
        List<WorkFilters.Saved> known = saved;
        if (known == null) {
            known = filters.list(user.actor());
            saved = known;
        }
        return known;
    }

    public int getLongestName() {
        return WorkFilters.LONGEST_NAME;
    }
}
