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

    private @Nullable List<Choice> choices;

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
        choices = null;
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

    /** Those of the reader, by name. */
    public List<Choice> getChoices() {
        List<Choice> known = choices;
        if (known == null) {
            String now = list.getFilter().text();
            known = filters.list(user.actor()).stream()
                    .map(saved -> new Choice(
                            saved.name(),
                            saved.filter().equals(WorkFilter.ALL)
                                    ? "?whose=ALL"
                                    : "?" + saved.filter().text(),
                            saved.usual(),
                            saved.filter().text().equals(now) ? "true" : "false"))
                    .toList();
            choices = known;
        }
        return known;
    }

    public int getLongestName() {
        return WorkFilters.LONGEST_NAME;
    }
}
