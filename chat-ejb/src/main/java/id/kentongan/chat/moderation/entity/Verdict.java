package id.kentongan.chat.moderation.entity;

import java.util.List;
import java.util.Map;

/**
 * What was decided about a text, and all that is needed to explain it later, when rules and model have changed.
 *
 * @param reasons which rows of the decision table spoke; empty for {@link Decision#PASS}
 * @param hits of the rules, topics included, each with the version of its rule
 * @param scores the model's probability by label
 * @param explanations of the labels whose score counted
 * @param model the version of the model
 * @param rules the version of the rule set
 * @param thresholds that were in force
 */
public record Verdict(
        Decision decision,
        List<Reason> reasons,
        List<Hit> hits,
        Map<String, Double> scores,
        List<Explanation> explanations,
        String model,
        String rules,
        Thresholds thresholds) {

    /** A row of the decision table. */
    public enum Reason {
        SEVERE_RULE,
        MEDIUM_RULE,
        LOW_RULE,
        SCORE_HOLD,
        SCORE_NIGHT,
        SCORE_BLUR,
        SCORE_QUEUE,
        REPORTED,
        TOO_LONG,
        /** Somebody who speaks for an office is never hidden by a machine. */
        OFFICIAL
    }

    public Verdict {
        reasons = List.copyOf(reasons);
        hits = List.copyOf(hits);
        scores = Map.copyOf(scores);
        explanations = List.copyOf(explanations);
    }

    /** What the message is about, by the topic rules: their labels without repeats. */
    public List<String> topics() {
        return hits.stream()
                .filter(hit -> hit.kind() == RuleKind.TOPIC)
                .map(Hit::label)
                .distinct()
                .toList();
    }
}
