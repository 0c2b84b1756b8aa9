package id.kentongan.web.citizen;

import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.feed.boundary.FeedItem;
import id.kentongan.report.intake.boundary.PublicReports;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;

/** How entries of the feed look. */
@RequestScoped
public class FeedCards {

    /** The rest is on the report's own page. */
    private static final int WORDS = 280;

    @Inject
    private AreaDirectory areas;

    @Inject
    private PublicReports reports;

    @Inject
    private Sheet sheet;

    @Inject
    private Texts texts;

    void list(Html html, Tenant tenant, List<FeedItem> page) {
        if (page.isEmpty()) {
            html.line("p", texts.get("feed.none"), "id", "none");
            return;
        }
        html.tag("ul", "class", "feed", "id", "feed", "role", "list");
        page.forEach(item -> card(html, tenant, item));
        html.end();
    }

    private void card(Html html, Tenant tenant, FeedItem item) {
        html.tag("li", "class", "card", "data-ticket", item.ticket());
        html.tag("h2")
                .line("a", category(tenant, item.categoryCode()), "href", sheet.address("/kabar/" + item.ticket()))
                .end();
        html.tag("p", "class", "muted")
                .say(item.areaName() + " · ")
                .line(
                        "time",
                        texts.time(item.receivedAt(), tenant.zone()),
                        "datetime",
                        item.receivedAt().toString())
                .end();
        html.line("p", shortened(item.description()), "class", "words");
        html.tag("p")
                .line("strong", texts.get("report.status." + item.status()))
                .say(" · " + texts.get("feed.supports", item.supports()))
                .say(item.comments() > 0 ? " · " + texts.get("feed.comments", item.comments()) : "")
                .say(item.reports() > 1 ? " · " + texts.get("feed.reports", item.reports()) : "")
                .end();
        html.end();
    }

    String category(Tenant tenant, String code) {
        return reports.categories(tenant.id()).stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .map(each -> texts.choose(each.nameId(), each.nameEn()))
                .orElse(code);
    }

    /** Whole code points, so that nothing is cut into half a character. */
    private static String shortened(String words) {
        return words.codePointCount(0, words.length()) <= WORDS
                ? words
                : words.substring(0, words.offsetByCodePoints(0, WORDS - 1)).stripTrailing() + "…";
    }

    /** The kelurahan of a government, below their kecamatan. */
    void kelurahan(Html html, Tenant tenant, String chosen) {
        String kecamatan = "";
        for (AreaDirectory.Nameable area : areas.nameable(tenant)) {
            if (!area.kecamatan().equals(kecamatan)) {
                if (!kecamatan.isEmpty()) {
                    html.end();
                }
                kecamatan = area.kecamatan();
                html.tag("optgroup", "label", kecamatan);
            }
            String code = area.code().value();
            if (code.equals(chosen)) {
                html.line("option", area.name(), "value", code, "selected", "");
            } else {
                html.line("option", area.name(), "value", code);
            }
        }
        if (!kecamatan.isEmpty()) {
            html.end();
        }
    }
}
