package id.kentongan.web.figure.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.report.rollup.boundary.AreaFigures;
import id.kentongan.report.rollup.entity.FigureSheet;
import id.kentongan.report.rollup.entity.Period;
import id.kentongan.web.access.Needs;
import id.kentongan.web.figure.Sketch;
import id.kentongan.web.figure.view.FigureLines.Line;
import id.kentongan.web.figure.view.FigureLines.Row;
import id.kentongan.web.figure.view.FigureRequest.Asked;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code /figures/show.xhtml?area=…&from=…&to=…} */
@Named
@RequestScoped
public class FiguresView {

    private static final int MOST_BARS = 12;

    /** A period that is one click away. */
    public record Choice(String name, String from, String to) {}

    private @Nullable String area;
    private @Nullable String from;
    private @Nullable String to;
    private @Nullable FigureSheet sheet;
    private @Nullable Asked asked;

    @Inject
    private FigureRequest request;

    @Inject
    private AreaFigures figures;

    @Inject
    private FigureCharts charts;

    @Inject
    private FigureLines lines;

    @Inject
    private Numbers numbers;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    @Needs(Action.READ_FIGURES_OF_AREA)
    public void load() throws IOException {
        asked = request.of(user.actor(), area, from, to).orElse(null);
        sheet = asked == null
                ? null
                : figures.read(user.actor(), asked.tenant().id(), asked.area(), asked.period())
                        .orElse(null);
        if (sheet == null) {
            FacesContext faces = FacesContext.getCurrentInstance();
            faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, "");
            faces.responseComplete();
        } else {
            area = sheet.area().value();
            from = sheet.period().first().toString();
            to = sheet.period().last().toString();
        }
    }

    private <T> List<T> read(Function<FigureSheet, List<T>> what) {
        return sheet == null ? List.of() : what.apply(sheet);
    }

    /** The numbers of the period beside those of the one before. */
    public List<Line> getLines() {
        return read(lines::summary);
    }

    public List<Row> getBelow() {
        return read(lines::below);
    }

    public List<Row> getCategories() {
        return read(lines::categories);
    }

    public List<Row> getChannels() {
        return read(lines::channels);
    }

    public List<Row> getUnits() {
        return read(lines::units);
    }

    public List<Row> getMonths() {
        return read(lines::months);
    }

    /** What came in at each hour of the week. */
    public List<Row> getHours() {
        return read(lines::week);
    }

    public List<String> getDays() {
        return lines.days();
    }

    /** What the cells of all rows of parts are. */
    public List<String> getHeads() {
        return lines.heads();
    }

    /** The pictures that stand beside the tables. */
    public @Nullable Sketch getTrend() {
        return sheet == null ? null : Sketch.of("trend", charts.trend(sheet));
    }

    public @Nullable Sketch getShares() {
        return sheet == null ? null : Sketch.of("shares", charts.shares(sheet, MOST_BARS));
    }

    public @Nullable Sketch getWeek() {
        return sheet == null ? null : Sketch.of("week", charts.week(sheet));
    }

    /** This month, the one before, this quarter, this year, the one before. */
    public List<Choice> getChoices() {
        if (asked == null) {
            return List.of();
        }
        YearMonth now = request.thisMonth(asked.tenant());
        return List.of(
                choice(texts.get("figures.this-month"), Period.month(now)),
                choice(texts.get("figures.last-month"), Period.month(now.minusMonths(1))),
                choice(texts.get("figures.this-quarter"), Period.quarter(now)),
                choice(texts.get("figures.this-year"), Period.year(now.getYear())),
                choice(texts.get("figures.last-year"), Period.year(now.getYear() - 1)));
    }

    private static Choice choice(String name, Period period) {
        return new Choice(name, period.first().toString(), period.last().toString());
    }

    public String getHeading() {
        return texts.get("figures.heading", sheet == null ? "" : sheet.areaName());
    }

    /** The area above, if the reader may see its figures; else empty. */
    public String getAbove() {
        return sheet == null
                ? ""
                : sheet.area()
                        .parent()
                        .flatMap(above -> request.of(user.actor(), above.value(), from, to))
                        .map(found -> found.area().value())
                        .orElse("");
    }

    public String getPeriodName() {
        return sheet == null ? "" : numbers.period(sheet.period());
    }

    public String getBeforeName() {
        return sheet == null ? "" : numbers.period(sheet.period().before());
    }

    /** Until when it was counted. */
    public String getCountedAt() {
        return sheet == null || sheet.countedAt() == null || asked == null
                ? texts.get("figures.never")
                : texts.time(sheet.countedAt(), asked.tenant().zone());
    }

    public @Nullable String getArea() {
        return area;
    }

    public void setArea(@Nullable String area) {
        this.area = area;
    }

    public @Nullable String getFrom() {
        return from;
    }

    public void setFrom(@Nullable String from) {
        this.from = from;
    }

    public @Nullable String getTo() {
        return to;
    }

    public void setTo(@Nullable String to) {
        this.to = to;
    }
}
