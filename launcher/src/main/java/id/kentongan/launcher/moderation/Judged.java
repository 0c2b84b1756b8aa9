package id.kentongan.launcher.moderation;

import java.util.Map;
import java.util.Set;

/**
 * A question and what was answered.
 *
 * @param truth the right labels, of those that are judged
 * @param scores by label
 * @param answer the labels that were given
 */
record Judged(Question question, Set<String> truth, Map<String, Double> scores, Set<String> answer) {

    double score(String label) {
        return scores.getOrDefault(label, 0.0);
    }

    /** The highest score of all labels. */
    double highest() {
        return scores.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    /** How far the worst score lies from the truth, from 0 to 1. */
    double error() {
        double worst = 0;
        for (Map.Entry<String, Double> score : scores.entrySet()) {
            double wanted = truth.contains(score.getKey()) ? 1 : 0;
            worst = Math.max(worst, Math.abs(wanted - score.getValue()));
        }
        return worst;
    }
}
