package id.kentongan.web.figure.view;

import id.kentongan.report.ranking.boundary.Rankings.Frozen;
import id.kentongan.report.ranking.entity.Place;
import id.kentongan.report.rollup.entity.FigureSheet;
import id.kentongan.web.figure.Cell;
import id.kentongan.web.figure.Paper;
import id.kentongan.web.figure.view.FigureLines.Row;
import id.kentongan.web.language.Language;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Figures and rankings as tables to be taken along, in the reader's words. */
@RequestScoped
public class FigurePapers {

    @Inject
    private FigureLines lines;

    @Inject
    private Numbers numbers;

    @Inject
    private Language language;

    @Inject
    private Texts texts;

    /** All tables of a sheet of figures. */
    public Paper of(FigureSheet sheet, ZoneId zone) {
        List<Paper.Table> tables = new ArrayList<>();
        String now = numbers.period(sheet.period());
        tables.add(new Paper.Table(
                texts.get("figures.sum"),
                List.of(
                        texts.get("figures.what"),
                        now,
                        numbers.period(sheet.period().before())),
                lines.summary(sheet).stream()
                        .map(line -> List.of(Cell.words(line.name()), line.now(), line.before()))
                        .toList()));
        parts(tables, "figures.below", "figures.area", lines.below(sheet));
        parts(tables, "figures.categories", "figures.category", lines.categories(sheet));
        parts(tables, "figures.months", "figures.month", lines.months(sheet));
        parts(tables, "figures.channels", "figures.channel", lines.channels(sheet));
        parts(tables, "figures.units", "figures.unit", lines.units(sheet));
        table(tables, texts.get("figures.hours-of-week"), texts.get("figures.hour"), lines.days(), lines.week(sheet));
        String counted = sheet.countedAt() == null ? texts.get("figures.never") : texts.time(sheet.countedAt(), zone);
        return new Paper(
                language.getLocale(),
                texts.get("figures.heading", sheet.areaName()) + ", " + now,
                List.of(texts.get("figures.counted") + " " + counted, texts.get("figures.note")),
                tables);
    }

    private void parts(List<Paper.Table> tables, String title, String head, List<Row> rows) {
        table(tables, texts.get(title), texts.get(head), lines.heads(), rows);
    }

    private static void table(
            List<Paper.Table> tables, String title, String first, List<String> heads, List<Row> rows) {
        if (!rows.isEmpty()) {
            tables.add(new Paper.Table(
                    title,
                    Stream.concat(Stream.of(first), heads.stream()).toList(),
                    rows.stream()
                            .map(row -> Stream.concat(Stream.of(Cell.words(row.name())), row.cells().stream())
                                    .toList())
                            .toList()));
        }
    }

    /** A frozen board. */
    public Paper of(Frozen frozen, String government) {
        String board = texts.get("ranking.board." + frozen.board());
        return new Paper(
                language.getLocale(),
                texts.get("ranking.title") + " – " + board + ", " + numbers.month(frozen.month()),
                List.of(
                        government + ", " + texts.get("ranking.version") + " " + frozen.version(),
                        texts.get("ranking.lead")),
                List.of(new Paper.Table(
                        board,
                        List.of(
                                texts.get("ranking.name"),
                                texts.get("ranking.place"),
                                texts.get("ranking.score"),
                                texts.get("ranking.reports"),
                                texts.get("ranking.successes"),
                                texts.get("figures.stars")),
                        frozen.places().stream().map(this::row).toList())));
    }

    private List<Cell> row(Place place) {
        int ratings = place.entry().ratings();
        return List.of(
                Cell.words(place.entry().name()),
                numbers.countCell(place.place()),
                numbers.decimalCell(place.score() / 100.0),
                numbers.countCell(place.entry().reports()),
                numbers.countCell(place.entry().successes()),
                numbers.starCell(
                        ratings == 0
                                ? OptionalDouble.empty()
                                : OptionalDouble.of((double) place.entry().ratingSum() / ratings),
                        ratings));
    }
}
