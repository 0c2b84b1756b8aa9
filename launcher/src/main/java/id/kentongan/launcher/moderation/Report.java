package id.kentongan.launcher.moderation;

import id.kentongan.launcher.boot.Console;
import id.kentongan.launcher.boot.Messages;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured, as tables for a person and as JSON for a program. */
final class Report {

    private static final int LONGEST_TEXT = 160;

    private final Measures measures;
    private final Judge judge;
    private final List<Double> thresholds;
    private final Map<String, Double> folds;

    /** @param folds the macro-F1 of each round; empty if there was one alone */
    Report(Measures measures, Judge judge, List<Double> thresholds, Map<String, Double> folds) {
        this.measures = measures;
        this.judge = judge;
        this.thresholds = thresholds;
        this.folds = folds;
    }

    void print(Console console, Messages messages, int worst) {
        console.print(messages.text(
                "evaluated",
                measures.all().size(),
                number(measures.accuracy()),
                number(measures.macroF1()),
                micros(50),
                micros(99)));
        if (!folds.isEmpty()) {
            console.print(messages.text("by-fold", number(mean()), folds()));
        }
        labels(console, messages);
        thresholds(console, messages);
        confusion(console, messages);
        kinds(console, messages);
        disguises(console, messages);
        if (worst > 0) {
            console.print("");
            console.print(messages.text("worst"));
            for (Judged judged : measures.worst(worst)) {
                console.print("%6d  %s -> %s  %s  %s"
                        .formatted(
                                judged.question().number(),
                                judged.truth(),
                                judged.answer(),
                                number(judged.error()),
                                shortened(judged.question().text())));
            }
        }
    }

    private void labels(Console console, Messages messages) {
        console.print("");
        console.print(messages.text("labels"));
        console.print("%-16s %6s %6s %6s %6s %6s %8s".formatted("", "n", "acc", "P", "R", "F1", "macro-F1"));
        measures.byLabel()
                .forEach((label, count) -> console.print("%-16s %6d %6s %6s %6s %6s %8s"
                        .formatted(
                                label,
                                count.hit() + count.missed(),
                                number(count.accuracy()),
                                number(count.precision()),
                                number(count.recall()),
                                number(count.f1()),
                                number(count.macroF1()))));
    }

    private void thresholds(Console console, Messages messages) {
        console.print("");
        console.print(messages.text("thresholds"));
        console.print("%-16s %5s %6s %6s %6s".formatted("", ">=", "P", "R", "FPR"));
        for (String label : measures.labels()) {
            for (double threshold : thresholds) {
                Count count = measures.at(label, threshold);
                console.print("%-16s %5s %6s %6s %6s"
                        .formatted(
                                label,
                                number(threshold),
                                number(count.precision()),
                                number(count.recall()),
                                number(count.falseAlarms())));
            }
        }
    }

    private void confusion(Console console, Messages messages) {
        console.print("");
        console.print(messages.text("confusion"));
        if (measures.oneOf()) {
            StringBuilder head = new StringBuilder("%-16s".formatted(""));
            measures.labels().forEach(label -> head.append(" %12.12s".formatted(label)));
            console.print(head.toString());
            measures.confusion().forEach((label, row) -> {
                StringBuilder line = new StringBuilder("%-16s".formatted(label));
                row.values().forEach(count -> line.append(" %12d".formatted(count)));
                console.print(line.toString());
            });
        } else {
            console.print("%-16s %6s %6s %6s %6s".formatted("", "TP", "FP", "FN", "TN"));
            measures.byLabel()
                    .forEach((label, count) -> console.print("%-16s %6d %6d %6d %6d"
                            .formatted(label, count.hit(), count.wrong(), count.missed(), count.passed())));
        }
    }

    private void kinds(Console console, Messages messages) {
        Map<String, List<Judged>> kinds = measures.byKind();
        if (kinds.isEmpty()) {
            return;
        }
        console.print("");
        console.print(messages.text("kinds"));
        console.print("%-22s %6s %6s %6s %6s | %6s %6s %6s %6s"
                .formatted("", "clean", "rules", ">=.5", ">=.8", "bad", "rules", ">=.5", ">=.8"));
        kinds.forEach((kind, judged) -> console.print("%-22s %s | %s"
                .formatted(
                        kind,
                        flagged(judged.stream()
                                .filter(j -> j.question().clean())
                                .toList()),
                        flagged(judged.stream()
                                .filter(j -> !j.question().clean())
                                .toList()))));
    }

    private String flagged(List<Judged> judged) {
        return "%6d %6d %6d %6d"
                .formatted(
                        judged.size(),
                        judged.stream().filter(j -> judge.ruled(j.question())).count(),
                        judged.stream().filter(j -> j.highest() >= .5).count(),
                        judged.stream().filter(j -> j.highest() >= .8).count());
    }

    private void disguises(Console console, Messages messages) {
        if (judge.disguised().isEmpty()) {
            return;
        }
        console.print("");
        console.print(messages.text("disguises"));
        console.print("%-16s %6s %6s %6s".formatted("", "n", "rules", ">=.5"));
        judge.disguised()
                .forEach((disguise, counts) -> console.print("%-16s %6d %6s %6s"
                        .formatted(
                                disguise.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                                counts[0],
                                number((double) counts[1] / counts[0]),
                                number((double) counts[2] / counts[0]))));
    }

    JsonObject json() {
        JsonObjectBuilder labels = Json.createObjectBuilder();
        measures.byLabel().forEach((label, count) -> {
            JsonArrayBuilder steps = Json.createArrayBuilder();
            for (double threshold : thresholds) {
                Count at = measures.at(label, threshold);
                steps.add(Json.createObjectBuilder()
                        .add("threshold", threshold)
                        .add("precision", at.precision())
                        .add("recall", at.recall())
                        .add("falseAlarms", at.falseAlarms()));
            }
            labels.add(
                    label,
                    Json.createObjectBuilder()
                            .add("truePositives", count.hit())
                            .add("falsePositives", count.wrong())
                            .add("falseNegatives", count.missed())
                            .add("trueNegatives", count.passed())
                            .add("accuracy", count.accuracy())
                            .add("precision", count.precision())
                            .add("recall", count.recall())
                            .add("f1", count.f1())
                            .add("macroF1", count.macroF1())
                            .add("thresholds", steps));
        });
        JsonObjectBuilder rounds = Json.createObjectBuilder();
        folds.forEach(rounds::add);
        return Json.createObjectBuilder()
                .add("texts", measures.all().size())
                .add("accuracy", measures.accuracy())
                .add("macroF1", measures.macroF1())
                .add("microsecondsHalf", judge.micros(50))
                .add("microseconds99", judge.micros(99))
                .add("labels", labels)
                .add("folds", rounds)
                .build();
    }

    private double mean() {
        return folds.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
    }

    private String folds() {
        StringBuilder line = new StringBuilder();
        folds.forEach((name, value) -> line.append(line.length() == 0 ? "" : ", ")
                .append(name)
                .append(": ")
                .append(number(value)));
        return line.toString();
    }

    private String micros(int percent) {
        return "%.0f".formatted(judge.micros(percent));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT) + "…";
    }
}
