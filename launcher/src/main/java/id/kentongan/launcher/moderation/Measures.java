package id.kentongan.launcher.moderation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is counted over a list of answers. */
record Measures(List<Judged> all, List<String> labels, boolean oneOf) {

    /** Which part of the texts got exactly the right labels. */
    double accuracy() {
        return all.isEmpty()
                ? 0
                : (double) all.stream()
                                .filter(judged -> judged.truth().equals(judged.answer()))
                                .count()
                        / all.size();
    }

    Map<String, Count> byLabel() {
        Map<String, Count> counts = new LinkedHashMap<>();
        for (String label : labels) {
            counts.put(
                    label,
                    Count.of(
                            all,
                            judged -> judged.truth().contains(label),
                            judged -> judged.answer().contains(label)));
        }
        return counts;
    }

    Count at(String label, double threshold) {
        return Count.of(all, judged -> judged.truth().contains(label), judged -> judged.score(label) >= threshold);
    }

    /**
     * The mean F1: of having and not having the label if there is one alone, else of all labels that stand in the set.
     */
    double macroF1() {
        Map<String, Count> counts = byLabel();
        if (counts.size() == 1) {
            return counts.values().iterator().next().macroF1();
        }
        return counts.values().stream()
                .filter(count -> count.hit() + count.missed() + count.wrong() > 0)
                .mapToDouble(Count::f1)
                .average()
                .orElse(0);
    }

    /** The answers that are furthest from the truth. */
    List<Judged> worst(int most) {
        return all.stream()
                .filter(judged -> !judged.truth().equals(judged.answer()))
                .sorted(Comparator.comparingDouble((Judged judged) -> -judged.error())
                        .thenComparing(judged -> judged.question().number()))
                .limit(most)
                .toList();
    }

    /** For each pair of a right label and one that was given, how often; only where each text has one label. */
    Map<String, Map<String, Integer>> confusion() {
        Map<String, Map<String, Integer>> matrix = new LinkedHashMap<>();
        for (String label : labels) {
            Map<String, Integer> row = new LinkedHashMap<>();
            labels.forEach(other -> row.put(other, 0));
            matrix.put(label, row);
        }
        for (Judged judged : all) {
            for (String truth : judged.truth()) {
                for (String answer : judged.answer()) {
                    Map<String, Integer> row = matrix.get(truth);
                    if (row != null) {
                        row.merge(answer, 1, Integer::sum);
                    }
                }
            }
        }
        return matrix;
    }

    /** By kind of trap, in their alphabetical order; nothing if the set has no kinds. */
    Map<String, List<Judged>> byKind() {
        Map<String, List<Judged>> kinds = new java.util.TreeMap<>();
        for (Judged judged : all) {
            if (!judged.question().kind().isEmpty()) {
                kinds.computeIfAbsent(judged.question().kind(), kind -> new ArrayList<>())
                        .add(judged);
            }
        }
        return kinds;
    }
}
