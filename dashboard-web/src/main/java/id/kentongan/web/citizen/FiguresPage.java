package id.kentongan.web.citizen;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.ranking.boundary.Rankings;
import id.kentongan.report.rollup.boundary.OpenFigures;
import id.kentongan.report.rollup.entity.OpenSheet;
import id.kentongan.report.rollup.entity.OpenSheet.Line;
import id.kentongan.report.rollup.entity.OpenSheet.Step;
import id.kentongan.report.rollup.entity.Tally;
import id.kentongan.web.access.Needs;
import id.kentongan.web.disaster.DisasterWords;
import id.kentongan.web.figure.view.Numbers;
import id.kentongan.web.language.Language;
import id.kentongan.web.language.Texts;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * {@code /angka?pemda=jakarta.go.id&bulan=2026-10&wilayah=31.71}: what a government's reports came to in a month that has
 * ended, for everybody. It needs no session and keeps nothing, so caches may keep it.
 */
@Needs(Action.READ_PUBLIC_FIGURES)
@WebServlet("/angka")
public class FiguresPage extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 100;

    @Inject
    private transient AreaDirectory areas;

    @Inject
    private transient OpenFigures figures;

    @Inject
    private transient Rankings rankings;

    @Inject
    private transient Governments governments;

    @Inject
    private transient Numbers numbers;

    @Inject
    private transient Language language;

    @Inject
    private transient Sheet sheet;

    @Inject
    private transient Texts texts;

    @Inject
    private transient DisasterWords disasters;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Tenant> tenant = areas.tenantByDomain(parameter(request, "pemda"));
        if (tenant.isEmpty()) {
            governments.choose(response, texts.get("open-figures.title"), "/angka");
            return;
        }
        String typed = parameter(request, "wilayah");
        Optional<AreaCode> area = typed.isEmpty()
                ? Optional.of(tenant.get().area())
                : Optional.of(typed).filter(AreaCode::isAreaCode).map(AreaCode::new);
        Optional<YearMonth> month = month(tenant.get(), parameter(request, "bulan"));
        if (area.isEmpty() || month.isEmpty()) {
            none(response, tenant.get());
            return;
        }
        String tag = "\"%s-%s-%s-%s-%s-%s\""
                .formatted(
                        figures.version(tenant.get(), area.get()),
                        area.get(),
                        month.get(),
                        language.getTag(),
                        disasters.version(tenant.get().id()),
                        rankings.isPublic(tenant.get()) ? "ranked" : "");
        response.setHeader("Vary", "Accept-Language, Cookie");
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setHeader("ETag", tag);
            response.setHeader("Cache-Control", sheet.kept());
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        Optional<OpenSheet> found = figures.read(tenant.get(), area.get(), month.get());
        if (found.isEmpty()) {
            none(response, tenant.get());
            return;
        }
        response.setHeader("ETag", tag);
        show(response, tenant.get(), found.get());
    }

    private static String parameter(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null || value.length() > LONGEST ? "" : value.strip();
    }

    private Optional<YearMonth> month(Tenant tenant, String typed) {
        if (typed.isEmpty()) {
            return Optional.of(figures.lastMonth(tenant));
        }
        try {
            return typed.length() == 7 ? Optional.of(YearMonth.parse(typed)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private void none(HttpServletResponse response, Tenant tenant) throws IOException {
        String title = texts.get("open-figures.title");
        sheet.answer(
                response,
                HttpServletResponse.SC_NOT_FOUND,
                title,
                here(tenant),
                html -> html.line("h1", title)
                        .line("p", texts.get("open-figures.none"), "id", "none")
                        .tag("p")
                        .line("a", texts.get("open-figures.newest"), "href", sheet.address(here(tenant)))
                        .end());
    }

    private void show(HttpServletResponse response, Tenant tenant, OpenSheet found) throws IOException {
        List<Step> path = found.path();
        Step step = path.get(path.size() - 1);
        String title = texts.get("open-figures.title") + " – " + step.name();
        sheet.answer(
                response, HttpServletResponse.SC_OK, sheet.kept(), title, here(tenant, found, step.area()), html -> {
                    html.line("h1", title)
                            .line(
                                    "p",
                                    tenant.name() + ", " + numbers.month(found.month()),
                                    "class",
                                    "muted",
                                    "id",
                                    "month")
                            .line("p", texts.get("open-figures.lead", found.k()));
                    sheet.disaster(html, tenant);
                    above(html, tenant, found);
                    sum(html, found);
                    table(html, tenant, found, "areas", "figures.below", "figures.area", found.areas());
                    table(
                            html,
                            tenant,
                            found,
                            "categories",
                            "figures.categories",
                            "figures.category",
                            found.categories());
                    table(html, tenant, found, "months", "figures.months", "figures.month", found.months());
                    more(html, tenant, found);
                });
    }

    private void above(Html html, Tenant tenant, OpenSheet found) {
        if (found.path().size() < 2) {
            return;
        }
        html.tag("nav", "aria-label", texts.get("figures.above"), "id", "above");
        for (Step above : found.path().subList(0, found.path().size() - 1)) {
            html.line(
                    "a",
                    above.name(),
                    "class",
                    "button quiet",
                    "href",
                    sheet.address(here(tenant, found, above.area())));
        }
        html.end();
    }

    private void sum(Html html, OpenSheet found) {
        Tally whole = found.whole();
        html.tag("section", "class", "card", "aria-labelledby", "sumHead")
                .line("h2", texts.get("figures.sum"), "id", "sumHead");
        if (whole == null) {
            html.line("p", texts.get("open-figures.withheld"), "id", "withheld").end();
            return;
        }
        html.tag("table", "class", "figures", "id", "sum").tag("tbody");
        row(html, "figures.received", numbers.count(whole.received()));
        row(html, "figures.verified", numbers.percent(whole.verifiedPercent()));
        row(html, "figures.answered", numbers.percent(whole.answeredPercent()));
        row(html, "figures.in-time", numbers.percent(whole.inTimePercent()));
        row(html, "figures.fixed", numbers.percent(whole.fixedPercent()));
        html.end().end().end();
    }

    private void row(Html html, String key, String said) {
        html.tag("tr")
                .line("th", texts.get(key), "scope", "row")
                .line("td", said)
                .end();
    }

    private void table(
            Html html, Tenant tenant, OpenSheet found, String id, String title, String head, List<Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        html.tag("section", "class", "card", "aria-labelledby", id + "Head")
                .line("h2", texts.get(title), "id", id + "Head")
                .tag("div", "class", "scroller", "role", "region", "tabindex", "0", "aria-labelledby", id + "Head")
                .tag("table", "class", "figures", "id", id)
                .tag("thead")
                .tag("tr")
                .line("th", texts.get(head), "scope", "col")
                .line("th", texts.get("figures.received"), "scope", "col")
                .line("th", texts.get("figures.answered"), "scope", "col")
                .line("th", texts.get("figures.in-time"), "scope", "col")
                .end()
                .end()
                .tag("tbody");
        for (Line line : lines) {
            html.tag("tr").tag("th", "scope", "row");
            name(html, tenant, found, id, line);
            html.end();
            Tally tally = line.tally();
            if (tally == null) {
                html.line("td", texts.get("open-figures.hidden"), "colspan", "3", "class", "muted withheld");
            } else {
                html.line("td", numbers.count(tally.received()))
                        .line("td", numbers.percent(tally.answeredPercent()))
                        .line("td", numbers.percent(tally.inTimePercent()));
            }
            html.end();
        }
        html.end().end().end().end();
    }

    /** Areas above a kelurahan and months lead on. */
    private void name(Html html, Tenant tenant, OpenSheet found, String id, Line line) {
        if (id.equals("months")) {
            YearMonth month = YearMonth.parse(line.key());
            html.line("a", numbers.month(month), "href", sheet.address(here(tenant) + "&bulan=" + month));
        } else if (id.equals("areas") && line.tally() != null && line.key().length() < 13) {
            html.line("a", line.name(), "href", sheet.address(here(tenant, found, new AreaCode(line.key()))));
        } else {
            html.say(texts.choose(line.name(), line.englishName()));
        }
    }

    private void more(Html html, Tenant tenant, OpenSheet found) {
        html.tag("nav", "class", "card", "aria-labelledby", "moreHead", "id", "more")
                .line("h2", texts.get("open-figures.more"), "id", "moreHead")
                .tag("ul", "class", "choices", "role", "list");
        String domain = Sheet.encoded(tenant.domain());
        if (rankings.isPublic(tenant)) {
            link(html, texts.get("ranking.title"), "/peringkat?pemda=" + domain);
        }
        String data = "/api/v1/exports/reports?jurisdiction=" + domain + "&month=" + found.month() + "&format=";
        link(html, texts.get("open-figures.csv"), data + "csv");
        link(html, texts.get("open-figures.geojson"), data + "geojson");
        html.end().end();
    }

    private void link(Html html, String said, String address) {
        html.tag("li").line("a", said, "href", sheet.address(address)).end();
    }

    private static String here(Tenant tenant) {
        return "/angka?pemda=" + Sheet.encoded(tenant.domain());
    }

    private static String here(Tenant tenant, OpenSheet found, AreaCode area) {
        return here(tenant) + "&bulan=" + found.month() + (area.equals(tenant.area()) ? "" : "&wilayah=" + area);
    }
}
