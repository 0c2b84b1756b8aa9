package id.kentongan.launcher.moderation;

import id.kentongan.chat.moderation.control.Disguises;
import id.kentongan.chat.moderation.control.RuleSet;
import id.kentongan.chat.moderation.control.TextModel;
import id.kentongan.chat.moderation.control.TextModerator;
import id.kentongan.chat.moderation.entity.Disguise;
import id.kentongan.chat.moderation.entity.Hit;
import id.kentongan.chat.moderation.entity.NormalisedText;
import id.kentongan.chat.moderation.entity.RuleKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts the questions to a model and to rules, and takes the time. */
final class Judge {

    private static final double GIVEN = .5;

    /** So many texts are read before any time is taken: a cold machine says nothing about a warm one. */
    private static final int WARM = 4_000;

    private final RuleSet rules;
    private final List<String> labels;
    private final boolean oneOf;
    private final Instant now;
    private final List<Long> nanos = new ArrayList<>();
    private final Set<Question> ruled = new HashSet<>();
    private final Map<Disguise, int[]> disguised = new EnumMap<>(Disguise.class);

    /**
     * @param labels that are judged; where the set has one that the model does not know, the model's highest score
     *     counts for it
     */
    Judge(RuleSet rules, List<String> labels, boolean oneOf, Instant now) {
        this.rules = rules;
        this.labels = labels;
        this.oneOf = oneOf;
        this.now = now;
    }

    List<Judged> judge(TextModel model, List<Question> questions) {
        TextModerator moderator = new TextModerator(rules, model);
        for (int i = 0; nanos.isEmpty() && i < WARM && !questions.isEmpty(); i++) {
            NormalisedText text =
                    moderator.normalise(questions.get(i % questions.size()).text());
            rules.check(text, now);
            model.score(text);
        }
        return questions.stream().map(question -> judge(moderator, question)).toList();
    }

    private Judged judge(TextModerator moderator, Question question) {
        long start = System.nanoTime();
        NormalisedText text = moderator.normalise(question.text());
        List<Hit> hits = rules.check(text, now);
        Map<String, Double> all = moderator.model().score(text);
        nanos.add(System.nanoTime() - start);
        if (offends(hits)) {
            ruled.add(question);
            if (!question.clean()) {
                disguise(moderator, question.text(), hits);
            }
        }
        Map<String, Double> scores = new LinkedHashMap<>();
        double highest =
                all.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        labels.forEach(label -> scores.put(label, all.getOrDefault(label, highest)));
        Set<String> truth = question.labels().stream().filter(labels::contains).collect(Collectors.toSet());
        return new Judged(question, truth, scores, answer(scores));
    }

    private Set<String> answer(Map<String, Double> scores) {
        if (oneOf) {
            return scores.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(best -> Set.of(best.getKey()))
                    .orElse(Set.of());
        }
        return scores.entrySet().stream()
                .filter(score -> score.getValue() >= GIVEN)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Hides the words that the rules have found, in each way, and looks who still sees them. */
    private void disguise(TextModerator moderator, String text, List<Hit> hits) {
        if (Disguises.disguised(text, hits, Disguise.LEET).isEmpty()) {
            return;
        }
        for (Disguise disguise : Disguise.values()) {
            Optional<String> hidden =
                    disguise == Disguise.NONE ? Optional.of(text) : Disguises.disguised(text, hits, disguise);
            if (hidden.isPresent()) {
                NormalisedText plain = moderator.normalise(hidden.get());
                double highest = moderator.model().score(plain).values().stream()
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(0);
                int[] counts = disguised.computeIfAbsent(disguise, none -> new int[3]);
                counts[0]++;
                counts[1] += offends(rules.check(plain, now)) ? 1 : 0;
                counts[2] += highest >= GIVEN ? 1 : 0;
            }
        }
    }

    private static boolean offends(List<Hit> hits) {
        return hits.stream().anyMatch(hit -> hit.kind() == RuleKind.MODERATION);
    }

    /** Whether a moderation rule has hit that text. */
    boolean ruled(Question question) {
        return ruled.contains(question);
    }

    /** For each disguise: texts, found by the rules, found by the model. */
    Map<Disguise, int[]> disguised() {
        return disguised;
    }

    /** So many parts of a hundred of the texts took no longer, in microseconds. */
    double micros(int percent) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100)) / 1_000.0;
    }
}
