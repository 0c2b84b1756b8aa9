package id.kentongan.web.report.view;

import id.kentongan.core.notification.boundary.ToldRow;
import id.kentongan.core.notification.boundary.ToldTrail;
import id.kentongan.core.notification.entity.AlertKind;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.report.followup.boundary.Dossier;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** On the report's page: who was told of it, and whether it reached them. */
@Named
@RequestScoped
public class ReportToldView {

    /**
     * A group of people who were told together.
     *
     * @param count how many, and how many of them have read it
     * @param ways one line for each way and what came of it
     */
    public record Card(String title, String unitName, String as, String at, String count, List<String> ways) {}

    private @Nullable List<Card> cards;

    @Inject
    private ToldTrail trail;

    @Inject
    private ReportShowView page;

    @Inject
    private AreaDirectory directory;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    /** The newest first; empty while nothing is loaded. */
    public List<Card> getCards() {
        @Nullable Dossier dossier = page.dossier();
        if (dossier == null) {
            return List.of();
        }
        @Nullable List<Card> known = cards;
        if (known == null) {
            ZoneId zone = directory.tenant(dossier.tenantId()).orElseThrow().zone();
            known = trail.of(user.actor(), dossier.tenantId(), dossier.area(), dossier.id()).stream()
                    .map(row -> card(row, zone))
                    .toList();
            cards = known;
        }
        return known;
    }

    private Card card(ToldRow row, ZoneId zone) {
        boolean known =
                Stream.of(AlertKind.values()).anyMatch(each -> each.name().equals(row.kind()));
        return new Card(
                known ? texts.get("alert.kind." + row.kind()) : texts.get("notice.other"),
                row.unitName(),
                texts.get("told.as." + row.as()),
                texts.time(row.at(), zone),
                texts.get("told.count", row.people(), row.read(), row.acknowledged()),
                row.ways().stream()
                        .map(way -> texts.get(
                                "told.way",
                                texts.get("notice.channel." + way.channel()),
                                texts.get("told.state." + way.state()),
                                way.count()))
                        .toList());
    }
}
