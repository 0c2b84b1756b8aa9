package id.kentongan.web.frame;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.entity.Ticket;
import id.kentongan.web.access.Needs;
import id.kentongan.web.access.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /search.xhtml?q=…}: the number of a report leads to it; a word leads to areas and to open work that says it. */
@Named
@RequestScoped
public class SearchView {

    private static final int LONGEST = 100;
    private static final int SHORTEST = 2;
    private static final int MOST_AREAS = 30;

    /** @param where what it lies in */
    public record Found(String name, String where, String address) {}

    private @Nullable String q;
    private List<Found> areas = List.of();

    @Inject
    private AreaSwitch areaSwitch;

    @Inject
    private AreaDirectory directory;

    @Needs(Action.READ_BOARD)
    public void load() throws IOException {
        String words = getWords();
        Optional<Ticket> ticket = Ticket.parse(words);
        if (ticket.isPresent()) {
            show(ticket.get().value());
        } else if (words.length() >= SHORTEST) {
            areas = areaSwitch.named(words, MOST_AREAS).stream()
                    .map(code -> {
                        List<String> path = directory.path(code);
                        return new Found(
                                areaSwitch.name(code),
                                String.join(", ", path.subList(Math.min(1, path.size()), path.size())),
                                "/today/list.xhtml?area=" + code.value());
                    })
                    .toList();
        }
    }

    /** Whether there is such a report for the reader, its own page says. */
    private void show(String ticket) throws IOException {
        ExternalContext browser = FacesContext.getCurrentInstance().getExternalContext();
        Optional<Tenant> tenant = directory.tenants().stream()
                .filter(each -> ticket.startsWith(each.code() + "-"))
                .findFirst();
        if (tenant.isPresent()) {
            browser.redirect(browser.getRequestContextPath() + Page.REPORT.path() + "?tenant="
                    + tenant.get().id() + "&ticket=" + ticket);
        }
    }

    /** What is looked for, at most {@value #LONGEST} characters of it. */
    public String getWords() {
        String said = q == null ? "" : q.strip();
        return said.length() > LONGEST ? said.substring(0, LONGEST) : said;
    }

    /** To the open work that says it. */
    public String getWorkAddress() {
        return "/today/list.xhtml?words=" + URLEncoder.encode(getWords(), StandardCharsets.UTF_8);
    }

    /** Whether there is enough to look for. */
    public boolean isEnough() {
        return getWords().length() >= SHORTEST;
    }

    public List<Found> getAreas() {
        return areas;
    }

    public @Nullable String getQ() {
        return q;
    }

    public void setQ(@Nullable String q) {
        this.q = q;
    }
}
