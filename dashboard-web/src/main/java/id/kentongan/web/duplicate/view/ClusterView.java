package id.kentongan.web.duplicate.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.report.duplicate.boundary.CannotMerge;
import id.kentongan.report.duplicate.boundary.Cluster;
import id.kentongan.report.duplicate.boundary.ClusterDesk;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.web.access.Needs;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import id.kentongan.web.report.view.ReportShowView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a report is taken together with, on its page; takes together and apart. */
@Named
@RequestScoped
public class ClusterView {

    private @Nullable ClusterCard card;

    @Inject
    private ReportShowView shown;

    @Inject
    private ClusterDesk desk;

    @Inject
    private AreaDirectory areas;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    /** Does what the button that was pressed says; the button names the other report. */
    @Needs(Action.MERGE_REPORTS)
    public void change() throws IOException {
        String main = pressed("merge");
        String leaving = pressed("unmerge");
        if (main.isEmpty() && leaving.isEmpty()) {
            return;
        }
        try {
            if (main.isEmpty()) {
                desk.unmerge(user.actor(), tenantId(), leaving);
                texts.info("duplicate.unmerged", leaving);
            } else {
                desk.merge(user.actor(), tenantId(), ticket(), main);
                texts.info("duplicate.merged", ticket(), main);
            }
        } catch (CannotMerge e) {
            CannotMerge.Earlier earlier = e.earlier();
            texts.refuse(
                    "duplicate.refused." + e.reason(),
                    earlier == null ? "-" : earlier.ticket(),
                    earlier == null || earlier.officer() == null ? "-" : earlier.officer());
        } catch (UnknownTicket e) {
            texts.refuse("report.unknown", ticket());
        }
        // While the button was looked for, the page has asked what it was before.
        card = null;
        shown.load();
    }

    /** Asked for while the page is written, so that it is right after a button as well. */
    public ClusterCard getCard() {
        ClusterCard found = card;
        if (found == null) {
            found = find();
            card = found;
        }
        return found;
    }

    private ClusterCard find() {
        try {
            Cluster cluster = desk.cluster(user.actor(), tenantId(), ticket());
            ZoneId zone = areas.tenant(tenantId()).orElseThrow().zone();
            Cluster.Joined main = cluster.main();
            return new ClusterCard(
                    main == null ? null : line(main, zone),
                    cluster.members().stream().map(each -> line(each, zone)).toList(),
                    cluster.size(),
                    cluster.mayChange());
        } catch (UnknownTicket e) {
            return new ClusterCard(null, List.of(), 0, false);
        }
    }

    private ClusterCard.Line line(Cluster.Joined joined, ZoneId zone) {
        return new ClusterCard.Line(joined.ticket(), joined.status().name(), texts.time(joined.since(), zone));
    }

    private static String pressed(String name) {
        return FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .getOrDefault(name, "");
    }

    private int tenantId() {
        String text = shown.getTenant();
        return text != null && text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    private String ticket() {
        String text = shown.getTicket();
        return text == null ? "" : text;
    }
}
