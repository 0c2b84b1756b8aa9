package id.kentongan.web.figure.view;

import id.kentongan.report.rollup.entity.Counter;
import id.kentongan.report.rollup.entity.FigureSheet;
import id.kentongan.report.rollup.entity.FigureSheet.Part;
import id.kentongan.web.figure.Chart;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The charts of a sheet of figures, in the reader's words. */
@RequestScoped
public class FigureCharts {

    private static final int DAYS = 7;

    @Inject
    private Numbers numbers;

    @Inject
    private Texts texts;

    /** What came in and was answered, month by month. */
    public Chart trend(FigureSheet sheet) {
        List<Chart.Columns.Column> columns = sheet.trend().stream()
                .map(month -> new Chart.Columns.Column(
                        month.month().toString().substring(2),
                        month.tally().received(),
                        month.tally().of(Counter.ANSWERED)))
                .toList();
        String said = sheet.trend().stream()
                .map(month -> texts.get(
                        "figures.trend.month",
                        numbers.month(month.month()),
                        numbers.count(month.tally().received()),
                        numbers.count(month.tally().of(Counter.ANSWERED))))
                .collect(Collectors.joining("; "));
        return new Chart.Columns(texts.get("figures.trend", sheet.areaName()), said, columns);
    }

    /** Shares of the categories. */
    public Chart shares(FigureSheet sheet, int most) {
        long all = sheet.now().tally().received();
        List<Chart.Bars.Bar> bars = sheet.now().categories().stream()
                .limit(most)
                .map(part -> new Chart.Bars.Bar(
                        name(part),
                        part.tally().received(),
                        numbers.percent(OptionalDouble.of(
                                all == 0 ? 0 : 100.0 * part.tally().received() / all))))
                .toList();
        String said = bars.stream().map(bar -> bar.name() + " " + bar.said()).collect(Collectors.joining("; "));
        return new Chart.Bars(texts.get("figures.shares", sheet.areaName()), said, bars);
    }

    private String name(Part part) {
        return texts.choose(part.name(), part.englishName());
    }

    /** When reports come in. */
    public Chart week(FigureSheet sheet) {
        List<String> days = IntStream.range(0, DAYS).mapToObj(numbers::day).toList();
        String said = IntStream.range(0, DAYS)
                .mapToObj(day -> days.get(day) + " "
                        + numbers.count(sheet.now().hours().get(day).stream()
                                .mapToLong(Long::longValue)
                                .sum()))
                .collect(Collectors.joining("; "));
        return new Chart.Week(
                texts.get("figures.week", sheet.areaName()),
                said,
                days,
                sheet.now().hours());
    }
}
