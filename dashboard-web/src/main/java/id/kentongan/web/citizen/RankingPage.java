package id.kentongan.web.citizen;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.organisation.boundary.AreaDirectory;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.ranking.boundary.Rankings;
import id.kentongan.report.ranking.boundary.Rankings.Frozen;
import id.kentongan.report.ranking.entity.Board;
import id.kentongan.report.ranking.entity.Place;
import id.kentongan.web.access.Needs;
import id.kentongan.web.disaster.DisasterWords;
import id.kentongan.web.figure.Csv;
import id.kentongan.web.language.Language;
import id.kentongan.web.language.Texts;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code /peringkat?pemda=jakarta.go.id&bulan=2026-10&papan=kecamatan}: a frozen ranking for everybody, where its government
 * has switched that on; with {@code bentuk=csv} all that is needed to compute it again. It needs no session and keeps
 * nothing, so caches may keep it.
 */
@Needs(Action.READ_PUBLIC_FIGURES)
@WebServlet("/peringkat")
public class RankingPage extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 100;

    @Inject
    private transient AreaDirectory areas;

    @Inject
    private transient Rankings rankings;

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
        Optional<YearMonth> month = tenant.flatMap(found -> month(found, parameter(request, "bulan")));
        String word = parameter(request, "papan");
        Optional<Board> board = word.isEmpty() ? Optional.of(Board.KECAMATAN) : Board.of(word);
        Optional<Frozen> frozen =
                month.flatMap(when -> board.flatMap(which -> rankings.board(tenant.orElseThrow(), when, which)));
        if (frozen.isEmpty()) {
            none(response);
            return;
        }
        boolean csv = parameter(request, "bentuk").equals("csv");
        String tag = "\"told-%s-%d-%s-%s-%s\""
                .formatted(
                        frozen.get().month(),
                        frozen.get().version(),
                        frozen.get().board().word(),
                        csv ? "csv" : language.getTag(),
                        disasters.version(tenant.orElseThrow().id()));
        response.setHeader("ETag", tag);
        response.setHeader("Vary", "Accept-Language, Cookie");
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setHeader("Cache-Control", sheet.kept());
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        } else if (csv) {
            data(response, tenant.orElseThrow(), frozen.get().month());
        } else {
            show(response, tenant.orElseThrow(), frozen.get());
        }
    }

    private static String parameter(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null || value.length() > LONGEST ? "" : value.strip();
    }

    private Optional<YearMonth> month(Tenant tenant, String typed) {
        if (typed.isEmpty()) {
            return rankings.months(tenant).stream().findFirst();
        }
        try {
            return typed.length() == 7 ? Optional.of(YearMonth.parse(typed)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private void none(HttpServletResponse response) throws IOException {
        String title = texts.get("ranking.title");
        sheet.answer(
                response,
                HttpServletResponse.SC_NOT_FOUND,
                title,
                "/peringkat",
                html -> html.line("h1", title).line("p", texts.get("ranking.not-public"), "id", "none"));
    }

    private void show(HttpServletResponse response, Tenant tenant, Frozen frozen) throws IOException {
        String title = texts.get("ranking.title") + " – " + texts.get("ranking.board." + frozen.board());
        sheet.answer(
                response,
                HttpServletResponse.SC_OK,
                sheet.kept(),
                title,
                here(tenant, frozen.month(), frozen.board()),
                html -> {
                    html.line("h1", title)
                            .line("p", tenant.name() + ", " + frozen.month(), "class", "muted", "id", "government")
                            .line("p", texts.get("ranking.lead"));
                    sheet.disaster(html, tenant);
                    html.tag("nav", "class", "card", "aria-label", texts.get("ranking.boards"));
                    Stream.of(Board.values())
                            .filter(Board::isPublic)
                            .forEach(board -> html.line(
                                    "a",
                                    texts.get("ranking.board." + board),
                                    "class",
                                    "button quiet",
                                    "href",
                                    sheet.address(here(tenant, frozen.month(), board))));
                    html.end();
                    table(html, frozen.places());
                    html.tag("p")
                            .line(
                                    "a",
                                    texts.get("ranking.data"),
                                    "id",
                                    "data",
                                    "href",
                                    sheet.address(here(tenant, frozen.month(), frozen.board()) + "&bentuk=csv"))
                            .say(" ")
                            .line(
                                    "a",
                                    texts.get("open-figures.title"),
                                    "id",
                                    "figures",
                                    "href",
                                    sheet.address("/angka?pemda=" + Sheet.encoded(tenant.domain())))
                            .end();
                });
    }

    private void table(Html html, List<Place> places) {
        html.tag("section", "class", "card scroller", "tabindex", "0", "aria-label", texts.get("ranking.title"))
                .tag("table", "class", "figures", "id", "board")
                .tag("thead")
                .tag("tr")
                .line("th", texts.get("ranking.name"), "scope", "col")
                .line("th", texts.get("ranking.place"), "scope", "col")
                .line("th", texts.get("ranking.score"), "scope", "col")
                .line("th", texts.get("ranking.reports"), "scope", "col")
                .line("th", texts.get("ranking.successes"), "scope", "col")
                .end()
                .end()
                .tag("tbody");
        for (Place place : places) {
            html.tag("tr")
                    .line("td", place.entry().name())
                    .line("td", Integer.toString(place.place()))
                    .line("td", String.format(language.getLocale(), "%.1f", place.score() / 100.0))
                    .line("td", Integer.toString(place.entry().reports()))
                    .line("td", Integer.toString(place.entry().successes()))
                    .end();
        }
        html.end().end().end();
    }

    private void data(HttpServletResponse response, Tenant tenant, YearMonth month) throws IOException {
        StringBuilder text = new StringBuilder(String.join(",", Rankings.columns())).append("\r\n");
        rankings.openData(tenant, month).orElse(List.of()).forEach(cells -> {
            for (int i = 0; i < cells.size(); i++) {
                text.append(i == 0 ? "" : ",").append(Csv.cell(cells.get(i)));
            }
            text.append("\r\n");
        });
        response.setHeader("Cache-Control", sheet.kept());
        response.setContentType("text/csv;charset=utf-8");
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"ranking-%s-%s.csv\"".formatted(tenant.domain(), month));
        response.getOutputStream().write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String here(Tenant tenant, YearMonth month, Board board) {
        return "/peringkat?pemda=" + Sheet.encoded(tenant.domain()) + "&bulan=" + month + "&papan=" + board.word();
    }
}
