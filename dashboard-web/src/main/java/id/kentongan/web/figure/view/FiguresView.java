package id.kentongan.web.figure.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.report.rollup.boundary.Figures;
import id.kentongan.report.rollup.entity.Counter;
import id.kentongan.report.rollup.entity.FigureSheet;
import id.kentongan.report.rollup.entity.FigureSheet.Part;
import id.kentongan.report.rollup.entity.Period;
import id.kentongan.report.rollup.entity.Spread;
import id.kentongan.report.rollup.entity.Tally;
import id.kentongan.web.access.Needs;
import id.kentongan.web.figure.Sketch;
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
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code /figures/show.xhtml?area=…&from=…&to=…} */
@Named
@RequestScoped
public class FiguresView {

    private static final int MOST_BARS = 12;

    /**
     * A number with that of the period before.
     *
     * @param which of the lists of reports is behind it; empty for a number without one
     */
    public record Line(String name, String now, String before, String which) {}

    /** A row of a table of parts or areas. */
    public record Row(
            String key, String name, String received, String share, String answered, String verified, String late) {}

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
    private Figures figures;

    @Inject
    private FigureCharts charts;

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
        return read(read -> {
            Tally now = read.now().tally();
            Tally before = read.before().tally();
            List<Line> lines = new ArrayList<>();
            lines.add(count(texts.get("figures.received"), now, before, Counter.RECEIVED, "received"));
            lines.add(percent(texts.get("figures.verified"), now, before, Tally::verifiedPercent, "verified"));
            lines.add(percent(texts.get("figures.answered"), now, before, Tally::answeredPercent, "answered"));
            lines.add(count(texts.get("figures.open"), now, before, Counter.OPEN, "open"));
            lines.add(count(texts.get("figures.resolved"), now, before, Counter.RESOLVED, "resolved"));
            lines.add(percent(texts.get("figures.fixed"), now, before, Tally::fixedPercent, "fixed"));
            lines.add(percent(texts.get("figures.in-time"), now, before, Tally::inTimePercent, "in-time"));
            lines.add(count(texts.get("figures.rejected"), now, before, Counter.REJECTED, "rejected"));
            lines.add(count(texts.get("figures.reopened"), now, before, Counter.REOPENED, "reopened"));
            lines.add(count(texts.get("figures.escalated"), now, before, Counter.ESCALATED, "escalated"));
            lines.add(time(texts.get("figures.answer.median"), FigureSheet.Side::answers, 0.5, "answered"));
            lines.add(time(texts.get("figures.answer.p90"), FigureSheet.Side::answers, 0.9, "answered"));
            lines.add(time(texts.get("figures.close.median"), FigureSheet.Side::closings, 0.5, "closed"));
            lines.add(time(texts.get("figures.close.p90"), FigureSheet.Side::closings, 0.9, "closed"));
            lines.add(new Line(
                    texts.get("figures.stars"),
                    numbers.stars(now.stars(), now.of(Counter.RATINGS)),
                    numbers.stars(before.stars(), before.of(Counter.RATINGS)),
                    "rated"));
            return lines;
        });
    }

    private Line count(String name, Tally now, Tally before, Counter counter, String which) {
        return new Line(name, numbers.count(now.of(counter)), numbers.count(before.of(counter)), which);
    }

    private Line percent(String name, Tally now, Tally before, Function<Tally, OptionalDouble> of, String which) {
        return new Line(name, numbers.percent(of.apply(now)), numbers.percent(of.apply(before)), which);
    }

    private Line time(String name, Function<FigureSheet.Side, Spread> of, double share, String which) {
        OptionalLong now =
                sheet == null ? OptionalLong.empty() : of.apply(sheet.now()).minutes(share);
        OptionalLong before =
                sheet == null ? OptionalLong.empty() : of.apply(sheet.before()).minutes(share);
        return new Line(name, numbers.duration(now), numbers.duration(before), which);
    }

    public List<Row> getBelow() {
        return read(read -> read.below().stream()
                .map(below -> row(below.area().value(), below.name(), below.tally()))
                .toList());
    }

    public List<Row> getCategories() {
        return read(read -> parts(read.now().categories(), Part::name));
    }

    public List<Row> getChannels() {
        return read(read -> parts(read.now().channels(), part -> numbers.channel(part.key())));
    }

    public List<Row> getUnits() {
        return read(read -> parts(read.now().units(), Part::name));
    }

    private List<Row> parts(List<Part> parts, Function<Part, String> name) {
        return parts.stream()
                .map(part -> row(
                        part.key(),
                        part.englishName().equals(part.name())
                                ? name.apply(part)
                                : texts.choose(part.name(), part.englishName()),
                        part.tally()))
                .toList();
    }

    private Row row(String key, String name, Tally tally) {
        long all = sheet == null ? 0 : sheet.now().tally().received();
        return new Row(
                key,
                name,
                numbers.count(tally.received()),
                numbers.percent(all == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * tally.received() / all)),
                numbers.percent(tally.answeredPercent()),
                numbers.percent(tally.verifiedPercent()),
                numbers.percent(tally.inTimePercent()));
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

    public List<Row> getMonths() {
        return read(read -> read.trend().stream()
                .map(month -> row(month.month().toString(), numbers.month(month.month()), month.tally()))
                .toList());
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
