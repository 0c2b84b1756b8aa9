package id.kentongan.chat.moderation.control;

import id.kentongan.chat.moderation.entity.Contribution;
import id.kentongan.chat.moderation.entity.Explanation;
import id.kentongan.chat.moderation.entity.NormalisedText;
import id.kentongan.chat.moderation.entity.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A linear model: for each label, how much each n-gram speaks for it. Immutable, and deterministic to the bit. The
 * value of an n-gram is {@code (1 + ln count) * idf}, with length 1 for all of the words and for all of the characters
 * together.
 */
public final class TextModel {

    /** Weights are kept as multiples of this, in 16 bits. */
    static final double STEP = 1.0 / 1024;

    private final String version;
    private final String trainedOn;
    private final List<String> labels;
    private final List<String> ngrams;
    private final Map<String, Integer> index;
    private final float[] idf;
    private final float[] biases;
    private final float[] weights;
    private final Set<String> words;

    /**
     * @param trainedOn SHA-256 over the texts and labels it has learned from
     * @param ngrams in ascending order
     * @param weights of all labels for the first n-gram, then for the second, …
     */
    TextModel(
            String version,
            String trainedOn,
            List<String> labels,
            List<String> ngrams,
            float[] idf,
            float[] biases,
            float[] weights) {
        if (idf.length != ngrams.size()
                || biases.length != labels.size()
                || weights.length != ngrams.size() * labels.size()) {
            throw new IllegalArgumentException("parts of the model do not fit together");
        }
        this.version = version;
        this.trainedOn = trainedOn;
        this.labels = List.copyOf(labels);
        this.ngrams = List.copyOf(ngrams);
        this.idf = idf.clone();
        this.biases = biases.clone();
        this.weights = weights.clone();
        this.index = new HashMap<>(ngrams.size() * 2);
        for (int i = 0; i < ngrams.size(); i++) {
            index.put(ngrams.get(i), i);
        }
        this.words = ngrams.stream()
                .filter(ngram -> ngram.charAt(0) == TextFeatures.WORDS)
                .map(ngram -> ngram.substring(1))
                .filter(word -> !word.isEmpty() && word.chars().allMatch(Character::isLetter))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Names the model in what is recorded: the first characters of {@link #trainedOn()} and the way of training. */
    public String version() {
        return version;
    }

    public String trainedOn() {
        return trainedOn;
    }

    public List<String> labels() {
        return labels;
    }

    /** The words that it knows. */
    public Set<String> words() {
        return words;
    }

    /** Makes texts plain by its own words, without any rules. */
    public Normaliser normaliser() {
        return new Normaliser(new Lexicon(Set.of(), words, Set.of()), Normaliser.Steps.ALL);
    }

    /** The probability of each label, from 0 to 1, in the order of {@link #labels()}. */
    public Map<String, Double> score(NormalisedText text) {
        Values values = values(text);
        double[] sums = new double[labels.size()];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = biases[i];
        }
        values.each((feature, value) -> {
            int row = feature * sums.length;
            for (int i = 0; i < sums.length; i++) {
                sums[i] += value * weights[row + i];
            }
        });
        Map<String, Double> scores = new LinkedHashMap<>();
        for (int i = 0; i < sums.length; i++) {
            scores.put(labels.get(i), logistic(sums[i]));
        }
        return scores;
    }

    /**
     * What led to the score of a label. An n-gram that stands in several places speaks in each of them with its part.
     *
     * @throws IllegalArgumentException if the model has no such label
     */
    public Explanation explain(NormalisedText text, String label) {
        int which = labels.indexOf(label);
        if (which < 0) {
            throw new IllegalArgumentException("the model knows " + labels + ", not " + label);
        }
        Values values = values(text);
        Map<Integer, Double> each = new HashMap<>();
        values.each((feature, value) -> each.put(feature, value * weights[feature * labels.size() + which]));
        List<Contribution> contributions = new ArrayList<>();
        List<Token> tokens = text.tokens();
        TextFeatures.each(text, (ngram, first, last) -> {
            Integer feature = index.get(ngram);
            if (feature != null) {
                double part = each.getOrDefault(feature, 0.0) / values.count(feature);
                contributions.add(new Contribution(
                        ngram, tokens.get(first).start(), tokens.get(last).end(), part));
            }
        });
        contributions.sort(Comparator.comparingDouble((Contribution c) -> -Math.abs(c.value()))
                .thenComparing(Contribution::ngram)
                .thenComparing(Contribution::start));
        double logit = biases[which];
        for (Contribution contribution : contributions) {
            logit += contribution.value();
        }
        return new Explanation(label, logistic(logit), logit, biases[which], contributions);
    }

    List<String> ngrams() {
        return ngrams;
    }

    float idf(int ngram) {
        return idf[ngram];
    }

    float bias(int label) {
        return biases[label];
    }

    float weight(int ngram, int label) {
        return weights[ngram * labels.size() + label];
    }

    private Values values(NormalisedText text) {
        Values values = new Values();
        TextFeatures.each(text, (ngram, first, last) -> {
            Integer feature = index.get(ngram);
            if (feature != null) {
                values.counts.merge(feature, 1, Integer::sum);
            }
        });
        values.weigh();
        return values;
    }

    private static double logistic(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }

    /** Takes the value of one n-gram in a text. */
    @FunctionalInterface
    private interface ValueSink {
        void take(int feature, double value);
    }

    /** The values of a text's n-grams, in the order in which they first stand there. */
    private final class Values {
        private final Map<Integer, Integer> counts = new LinkedHashMap<>();
        private double wordLength;
        private double characterLength;

        private void weigh() {
            double ofWords = 0;
            double ofCharacters = 0;
            for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
                double value = raw(entry.getKey(), entry.getValue());
                if (isWord(entry.getKey())) {
                    ofWords += value * value;
                } else {
                    ofCharacters += value * value;
                }
            }
            wordLength = Math.sqrt(ofWords);
            characterLength = Math.sqrt(ofCharacters);
        }

        private void each(ValueSink sink) {
            counts.forEach((feature, count) ->
                    sink.take(feature, raw(feature, count) / (isWord(feature) ? wordLength : characterLength)));
        }

        private int count(int feature) {
            return counts.getOrDefault(feature, 1);
        }

        private double raw(int feature, int count) {
            return (count == 1 ? 1 : 1 + StrictMath.log(count)) * idf[feature];
        }

        private boolean isWord(int feature) {
            return ngrams.get(feature).charAt(0) == TextFeatures.WORDS;
        }
    }
}
