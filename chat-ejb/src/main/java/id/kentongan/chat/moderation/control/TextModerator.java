package id.kentongan.chat.moderation.control;

import id.kentongan.chat.moderation.entity.Circumstances;
import id.kentongan.chat.moderation.entity.Explanation;
import id.kentongan.chat.moderation.entity.Hit;
import id.kentongan.chat.moderation.entity.NormalisedText;
import id.kentongan.chat.moderation.entity.Thresholds;
import id.kentongan.chat.moderation.entity.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Judges texts by one set of rules and one model. Immutable and free of state: build one whenever rules or model change,
 * share it between threads. Building costs a tenth of a second, judging well under a millisecond.
 */
public final class TextModerator {

    private final RuleSet rules;
    private final TextModel model;
    private final Normaliser normaliser;

    public TextModerator(RuleSet rules, TextModel model) {
        this.rules = rules;
        this.model = model;
        this.normaliser = rules.normaliser(model);
    }

    /** The rules and the model of the jar. */
    public static TextModerator shipped() {
        return new TextModerator(RuleSet.compile(Shipped.rules()), Shipped.model());
    }

    public RuleSet rules() {
        return rules;
    }

    public TextModel model() {
        return model;
    }

    /** The text as rules and model see it. */
    public NormalisedText normalise(String text) {
        return normaliser.normalise(text);
    }

    /**
     * What should happen to a text, with all that led to it.
     *
     * @param at rules that have expired by then are silent
     */
    public Verdict judge(String text, Circumstances circumstances, Thresholds thresholds, Instant at) {
        NormalisedText plain = normalise(text);
        List<Hit> hits = rules.check(plain, at);
        Map<String, Double> scores = model.score(plain);
        Verdicts.Outcome outcome = Verdicts.decide(hits, scores, plain.cut(), circumstances, thresholds);
        List<Explanation> explanations = scores.entrySet().stream()
                .filter(score -> Verdicts.counts(score.getValue(), thresholds))
                .map(score -> model.explain(plain, score.getKey()))
                .toList();
        return new Verdict(
                outcome.decision(),
                List.copyOf(outcome.reasons()),
                hits,
                scores,
                explanations,
                model.version(),
                rules.version(),
                thresholds);
    }
}
