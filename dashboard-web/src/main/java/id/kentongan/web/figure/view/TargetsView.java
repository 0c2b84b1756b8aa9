package id.kentongan.web.figure.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.report.rollup.boundary.AreaFigures;
import id.kentongan.report.rollup.boundary.TargetRefused;
import id.kentongan.report.rollup.boundary.Targets;
import id.kentongan.report.rollup.entity.FigureSheet;
import id.kentongan.report.rollup.entity.Hints;
import id.kentongan.report.rollup.entity.Measure;
import id.kentongan.report.rollup.entity.Measure.Light;
import id.kentongan.report.rollup.entity.Tally;
import id.kentongan.web.access.Needs;
import id.kentongan.web.figure.view.FigureRequest.Asked;
import id.kentongan.web.identity.view.CurrentUser;
import id.kentongan.web.language.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /figures/targets.xhtml?area=31.71} */
@Named
@RequestScoped
public class TargetsView {

    /** A target as a head of the table says it. */
    public record Head(String name, String goal) {}

    /** How something stands to a target: a word and a mark, never a colour alone. */
    public record Lamp(String style, String mark, String word, String value) {}

    /** An area or a unit. */
    public record Row(String kind, String key, String name, List<Lamp> lamps) {}

    /** An entry of the history. */
    public record Past(String measure, String goal, String by, String at, String reason) {}

    private @Nullable String area;
    private String measure = "";
    private String goal = "";
    private String reason = "";
    private @Nullable Asked asked;
    private @Nullable FigureSheet sheet;
    private @Nullable Hints hints;
    private Map<Measure, Double> held = Map.of();

    @Inject
    private FigureRequest request;

    @Inject
    private AreaFigures figures;

    @Inject
    private Targets targets;

    @Inject
    private Numbers numbers;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    @Needs(Action.READ_FIGURES_OF_AREA)
    public void load() throws IOException {
        asked = request.of(user.actor(), area, "", "").orElse(null);
        if (asked != null) {
            sheet = figures.read(user.actor(), asked.tenant().id(), asked.area(), targets.period(asked.tenant()))
                    .orElse(null);
            hints = targets.hints(user.actor(), asked.tenant(), asked.area()).orElse(null);
            held = targets.held(asked.tenant());
        }
        if (asked == null || sheet == null) {
            FacesContext faces = FacesContext.getCurrentInstance();
            faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, "");
            faces.responseComplete();
            return;
        }
        area = asked.area().value();
    }

    @Needs(Action.SET_TARGETS)
    public void set() {
        Optional<BigDecimal> wanted = number(goal);
        if (wanted.isEmpty()) {
            refuse(TargetRefused.Why.GOAL);
        } else {
            attempt(wanted.get());
        }
    }

    @Needs(Action.SET_TARGETS)
    public void end() {
        attempt(null);
    }

    private void attempt(@Nullable BigDecimal wanted) {
        Optional<Asked> where = request.of(user.actor(), area, "", "");
        Optional<Measure> which = Measure.of(measure);
        try {
            if (where.isEmpty() || which.isEmpty()) {
                throw new TargetRefused(TargetRefused.Why.NOT_YOURS);
            }
            targets.set(user.actor(), where.get().tenant(), which.get(), wanted, reason);
            goal = "";
            reason = "";
            texts.info("targets.done");
            again();
        } catch (TargetRefused e) {
            refuse(e.why());
        }
    }

    private void refuse(TargetRefused.Why why) {
        texts.refuse("targets.refused." + why);
        again();
    }

    private void again() {
        try {
            load();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With a comma or a point, as people write it. */
    private static Optional<BigDecimal> number(String typed) {
        String plain = typed.strip().replace(',', '.');
        return plain.matches("[0-9]{1,3}(\\.[0-9]{1,3})?") ? Optional.of(new BigDecimal(plain)) : Optional.empty();
    }

    public List<Head> getHeads() {
        return held.entrySet().stream()
                .map(each ->
                        new Head(name(each.getKey()), "≥ " + value(each.getKey(), OptionalDouble.of(each.getValue()))))
                .toList();
    }

    private String name(Measure which) {
        return texts.get("targets.measure." + which);
    }

    private String value(Measure which, OptionalDouble value) {
        if (which == Measure.STARS) {
            return value.isEmpty() ? "–" : numbers.decimal(value.getAsDouble());
        }
        return numbers.percent(value);
    }

    /** The area itself, those below, and the units that answer for its reports. */
    public List<Row> getRows() {
        if (sheet == null) {
            return List.of();
        }
        List<Row> rows = new ArrayList<>();
        rows.add(row("area", sheet.area().value(), sheet.areaName(), sheet.now().tally()));
        sheet.below().forEach(below -> rows.add(row("area", below.area().value(), below.name(), below.tally())));
        sheet.now().units().forEach(unit -> rows.add(row("unit", unit.key(), unit.name(), unit.tally())));
        return rows;
    }

    private Row row(String kind, String key, String name, Tally tally) {
        return new Row(
                kind,
                key,
                name,
                held.entrySet().stream()
                        .map(each -> lamp(each.getKey(), each.getValue(), tally))
                        .toList());
    }

    private Lamp lamp(Measure which, double wanted, Tally tally) {
        Light light = which.light(tally, wanted);
        String word = texts.get("targets.light." + light);
        String value = value(which, which.value(tally));
        return switch (light) {
            case REACHED -> new Lamp("light good", "✓", word, value);
            case ALMOST -> new Lamp("light fair", "≈", word, value);
            case MISSED -> new Lamp("light bad", "✗", word, value);
            case TOO_FEW -> new Lamp("muted", "", word, value);
        };
    }

    public List<Past> getHistory() {
        if (asked == null) {
            return List.of();
        }
        return targets.history(asked.tenant()).stream()
                .map(each -> new Past(
                        name(each.measure()),
                        each.goal() == null
                                ? texts.get("targets.ended")
                                : value(each.measure(), OptionalDouble.of(each.goal())),
                        each.setBy(),
                        texts.time(each.setAt(), asked.tenant().zone()),
                        each.reason()))
                .toList();
    }

    public List<Measure> getMeasures() {
        return Stream.of(Measure.values()).toList();
    }

    /** Asked on the way back from the form too, before anything is loaded. */
    public boolean isSetter() {
        return user.isSignedIn()
                && request.of(user.actor(), area, "", "")
                        .filter(where -> Targets.maySet(user.actor(), where.tenant()))
                        .isPresent();
    }

    public @Nullable Hints getHints() {
        return hints;
    }

    public String getAreaName() {
        return sheet == null ? "" : sheet.areaName();
    }

    public String getPeriodName() {
        return sheet == null ? "" : numbers.period(sheet.period());
    }

    public @Nullable String getArea() {
        return area;
    }

    public void setArea(@Nullable String area) {
        this.area = area;
    }

    public String getMeasure() {
        return measure;
    }

    public void setMeasure(@Nullable String measure) {
        this.measure = measure == null ? "" : measure;
    }

    public String getGoal() {
        return goal;
    }

    public void setGoal(@Nullable String goal) {
        this.goal = goal == null ? "" : goal;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(@Nullable String reason) {
        this.reason = reason == null ? "" : reason;
    }
}
