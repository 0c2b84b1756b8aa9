package id.kentongan.web.figure.view;

import id.kentongan.report.rollup.entity.Counter;
import id.kentongan.report.rollup.entity.FigureSheet;
import id.kentongan.report.rollup.entity.FigureSheet.Part;
import id.kentongan.report.rollup.entity.Spread;
import id.kentongan.report.rollup.entity.Tally;
import id.kentongan.web.figure.Cell;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The tables of a sheet of figures, the same on the page and in what is taken along. */
@RequestScoped
public class FigureLines {

    private static final int DAYS = 7;
    private static final int HOURS = 24;

    /**
     * A number with that of the period before.
     *
     * @param which of the lists of reports is behind it
     */
    public record Line(String name, Cell now, Cell before, String which) {}

    /** A row of a table of parts or areas. */
    public record Row(String key, String name, List<Cell> cells) {

        public Row {
            cells = List.copyOf(cells);
        }
    }

    @Inject
    private Numbers numbers;

    @Inject
    private Texts texts;

    /** The numbers of the period beside those of the one before. */
    public List<Line> summary(FigureSheet sheet) {
        Tally now = sheet.now().tally();
        Tally before = sheet.before().tally();
        List<Line> lines = new ArrayList<>();
        lines.add(count("figures.received", now, before, Counter.RECEIVED, "received"));
        lines.add(percent("figures.verified", now, before, Tally::verifiedPercent, "verified"));
        lines.add(percent("figures.answered", now, before, Tally::answeredPercent, "answered"));
        lines.add(count("figures.open", now, before, Counter.OPEN, "open"));
        lines.add(count("figures.resolved", now, before, Counter.RESOLVED, "resolved"));
        lines.add(percent("figures.fixed", now, before, Tally::fixedPercent, "fixed"));
        lines.add(percent("figures.in-time", now, before, Tally::inTimePercent, "in-time"));
        lines.add(count("figures.rejected", now, before, Counter.REJECTED, "rejected"));
        lines.add(count("figures.reopened", now, before, Counter.REOPENED, "reopened"));
        lines.add(count("figures.escalated", now, before, Counter.ESCALATED, "escalated"));
        lines.add(time("figures.answer.median", sheet, FigureSheet.Side::answers, 0.5, "answered"));
        lines.add(time("figures.answer.p90", sheet, FigureSheet.Side::answers, 0.9, "answered"));
        lines.add(time("figures.close.median", sheet, FigureSheet.Side::closings, 0.5, "closed"));
        lines.add(time("figures.close.p90", sheet, FigureSheet.Side::closings, 0.9, "closed"));
        lines.add(new Line(
                texts.get("figures.stars"),
                numbers.starCell(now.stars(), now.of(Counter.RATINGS)),
                numbers.starCell(before.stars(), before.of(Counter.RATINGS)),
                "rated"));
        return lines;
    }

    private Line count(String key, Tally now, Tally before, Counter counter, String which) {
        return new Line(
                texts.get(key), numbers.countCell(now.of(counter)), numbers.countCell(before.of(counter)), which);
    }

    private Line percent(String key, Tally now, Tally before, Function<Tally, OptionalDouble> of, String which) {
        return new Line(
                texts.get(key), numbers.percentCell(of.apply(now)), numbers.percentCell(of.apply(before)), which);
    }

    private Line time(
            String key, FigureSheet sheet, Function<FigureSheet.Side, Spread> of, double share, String which) {
        return new Line(
                texts.get(key),
                numbers.durationCell(of.apply(sheet.now()).minutes(share)),
                numbers.durationCell(of.apply(sheet.before()).minutes(share)),
                which);
    }

    /** What the cells of a row are, in their order. */
    public List<String> heads() {
        return List.of(
                texts.get("figures.received"),
                texts.get("figures.share"),
                texts.get("figures.answered"),
                texts.get("figures.verified"),
                texts.get("figures.in-time"));
    }

    public List<Row> below(FigureSheet sheet) {
        return sheet.below().stream()
                .map(below -> row(sheet, below.area().value(), below.name(), below.tally()))
                .toList();
    }

    public List<Row> categories(FigureSheet sheet) {
        return parts(sheet, sheet.now().categories(), this::named);
    }

    public List<Row> channels(FigureSheet sheet) {
        return parts(sheet, sheet.now().channels(), part -> numbers.channel(part.key()));
    }

    public List<Row> units(FigureSheet sheet) {
        return parts(sheet, sheet.now().units(), this::named);
    }

    public List<Row> months(FigureSheet sheet) {
        return sheet.trend().stream()
                .map(month -> row(sheet, month.month().toString(), numbers.month(month.month()), month.tally()))
                .toList();
    }

    private String named(Part part) {
        return texts.choose(part.name(), part.englishName());
    }

    private List<Row> parts(FigureSheet sheet, List<Part> parts, Function<Part, String> name) {
        return parts.stream()
                .map(part -> row(sheet, part.key(), name.apply(part), part.tally()))
                .toList();
    }

    private Row row(FigureSheet sheet, String key, String name, Tally tally) {
        long all = sheet.now().tally().received();
        return new Row(
                key,
                name,
                List.of(
                        numbers.countCell(tally.received()),
                        numbers.percentCell(
                                all == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * tally.received() / all)),
                        numbers.percentCell(tally.answeredPercent()),
                        numbers.percentCell(tally.verifiedPercent()),
                        numbers.percentCell(tally.inTimePercent())));
    }

    /** Names of the days, from Monday on. */
    public List<String> days() {
        return IntStream.range(0, DAYS).mapToObj(numbers::day).toList();
    }

    /** One row for each hour of the day, seven cells each: how many came in. */
    public List<Row> week(FigureSheet sheet) {
        return IntStream.range(0, HOURS)
                .mapToObj(hour -> new Row(
                        Integer.toString(hour),
                        "%02d.00–%02d.59".formatted(hour, hour),
                        sheet.now().hours().stream()
                                .map(day -> numbers.countCell(day.get(hour)))
                                .toList()))
                .toList();
    }
}
