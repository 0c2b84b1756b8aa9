package id.kentongan.web.figure.view;

import id.kentongan.report.rollup.entity.Hints;
import id.kentongan.report.rollup.entity.Hints.Chronic;
import id.kentongan.report.rollup.entity.Hints.Laden;
import id.kentongan.report.rollup.entity.Hints.Rising;
import id.kentongan.report.rollup.entity.SeasonRule;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hints as sentences, each with the list of the very reports behind it. */
@Named
@RequestScoped
public class HintLines {

    /**
     * A hint.
     *
     * @param area whose reports are behind it; with the months, which of them, and by category or unit
     */
    public record Line(String said, String area, String from, String to, String which, String by, String key) {}

    @Inject
    private TargetsView targets;

    @Inject
    private Numbers numbers;

    @Inject
    private Texts texts;

    public List<Line> getRising() {
        Hints hints = targets.getHints();
        return hints == null
                ? List.of()
                : hints.rising().stream().map(each -> rising(hints, each)).toList();
    }

    private Line rising(Hints hints, Rising each) {
        String month = hints.month().toString();
        return new Line(
                texts.get(
                        "hints.rising.line",
                        texts.choose(each.name(), each.englishName()),
                        numbers.count(each.reports()),
                        numbers.month(hints.month()),
                        numbers.decimal(each.usual()),
                        numbers.decimal(each.bound())),
                area(),
                month,
                month,
                "received",
                "category",
                each.category());
    }

    public List<Line> getChronic() {
        Hints hints = targets.getHints();
        return hints == null
                ? List.of()
                : hints.chronic().stream().map(each -> chronic(hints, each)).toList();
    }

    private Line chronic(Hints hints, Chronic each) {
        return new Line(
                texts.get(
                        "hints.chronic.line",
                        texts.choose(each.name(), each.englishName()),
                        each.areaName(),
                        each.months(),
                        numbers.count(each.reports())),
                each.area(),
                hints.month().minusMonths(Hints.YEAR - 1L).toString(),
                hints.month().toString(),
                "received",
                "category",
                each.category());
    }

    public List<Line> getLaden() {
        Hints hints = targets.getHints();
        return hints == null
                ? List.of()
                : hints.laden().stream().map(each -> laden(hints, each)).toList();
    }

    private Line laden(Hints hints, Laden each) {
        return new Line(
                texts.get(
                        "hints.laden.line",
                        each.name(),
                        numbers.count(each.received()),
                        numbers.count(each.closed()),
                        numbers.count(each.open()),
                        numbers.count(each.old()),
                        each.monthsToClear().isEmpty()
                                ? "–"
                                : numbers.decimal(each.monthsToClear().getAsDouble())),
                area(),
                hints.month().minusMonths(Hints.YEAR - 1L).toString(),
                hints.month().toString(),
                "open",
                "unit",
                each.unit());
    }

    /** Whether a season is known. */
    public boolean isSeasoned() {
        Hints hints = targets.getHints();
        return hints != null && hints.seasons() >= SeasonRule.FEWEST_MONTHS;
    }

    private String area() {
        @Nullable String area = targets.getArea();
        return area == null ? "" : area;
    }
}
