package id.kentongan.chat.moderation.control;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import id.kentongan.chat.moderation.entity.LabelledText;
import id.kentongan.chat.moderation.entity.NormalisedText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Trains a {@link TextModel}: TF-IDF of {@link TextFeatures}, one logistic regression per label against all others
 * (liblinear's L2R_LR_DUAL, C = {@value #C}). The same texts in the same order make the same model, to the byte. No
 * dictionary of slang and no stemming: both were measured to cost half a point.
 */
public final class Trainer {

    /** The most texts; memory grows with them, about 10 kB each. */
    public static final int MOST_TEXTS = 60_000;

    /** The most labels. */
    public static final int MOST_LABELS = 64;

    private static final double C = 4;

    /**
     * How much more a text with a label counts than one without, as a power of how many more there are of those: most of what
     * people say is harmless, and a model that learns each line alike finds that saying so is rarely wrong. Four folds of the
     * shipped set: from a quarter to three fifths of the offending lines found at a score of 0.5, with 2 % of the clean ones.
     */
    private static final double SELDOM = 0.75;

    private static final double TOLERANCE = 0.05;
    private static final int MOST_ROUNDS = 300;
    private static final int FEWEST_TEXTS = 2;
    private static final long SEED = 20_261_121L;
    private static final String WAY = "lr2";

    private final List<LabelledText> texts;
    private final List<String> labels;
    private final Map<String, Integer> ids = new HashMap<>();
    private final List<int[]> features = new ArrayList<>();
    private final List<int[]> counts = new ArrayList<>();

    private Trainer(List<LabelledText> texts, List<String> labels) {
        this.texts = texts;
        this.labels = labels;
    }

    /**
     * @param labels which to learn; what else the texts are labelled with is as good as clean
     * @throws IllegalArgumentException if there are no texts, too many, or no labels
     */
    public static TextModel train(List<LabelledText> texts, List<String> labels) {
        if (texts.isEmpty() || texts.size() > MOST_TEXTS) {
            throw new IllegalArgumentException(
                    "from 1 to " + MOST_TEXTS + " texts can be learned, not " + texts.size());
        }
        if (labels.isEmpty() || labels.size() > MOST_LABELS) {
            throw new IllegalArgumentException("from 1 to " + MOST_LABELS + " labels can be learned");
        }
        return new Trainer(texts, List.copyOf(labels)).train();
    }

    private TextModel train() {
        count(new Normaliser(new Lexicon(Set.of(), knownWords(), Set.of()), Normaliser.Steps.PLAIN));
        int[] texted = new int[ids.size()];
        for (int[] text : features) {
            for (int id : text) {
                texted[id]++;
            }
        }
        TreeMap<String, Integer> kept = new TreeMap<>();
        ids.forEach((ngram, id) -> {
            if (texted[id] >= FEWEST_TEXTS) {
                kept.put(ngram, id);
            }
        });
        List<String> ngrams = List.copyOf(kept.keySet());
        int[] column = new int[ids.size()];
        float[] idf = new float[ngrams.size()];
        int next = 0;
        for (int id : kept.values()) {
            idf[next] = (float) (StrictMath.log((1.0 + texts.size()) / (1.0 + texted[id])) + 1);
            column[id] = ++next;
        }
        Feature[][] rows = rows(ngrams, idf, column);
        float[] biases = new float[labels.size()];
        float[] weights = new float[ngrams.size() * labels.size()];
        for (int label = 0; label < labels.size(); label++) {
            learn(rows, label, ngrams.size(), biases, weights);
        }
        String hash = hash();
        return new TextModel(WAY + "-" + hash.substring(0, 10), hash, labels, ngrams, idf, biases, weights);
    }

    /** Words that stand in two texts at least, as they were written: what digits and signs may be decoded to. */
    private Set<String> knownWords() {
        Normaliser bare = new Normaliser(new Lexicon(Set.of(), Set.of(), Set.of()), Normaliser.Steps.PLAIN);
        Map<String, Integer> seen = new HashMap<>();
        for (LabelledText text : texts) {
            bare.normalise(text.text()).tokens().stream()
                    .filter(token -> token.wordlike() && token.surface().chars().allMatch(Character::isLetter))
                    .map(token -> token.surface())
                    .distinct()
                    .forEach(word -> seen.merge(word, 1, Integer::sum));
        }
        return seen.entrySet().stream()
                .filter(word -> word.getValue() >= FEWEST_TEXTS)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private void count(Normaliser normaliser) {
        for (LabelledText text : texts) {
            NormalisedText plain = normaliser.normalise(text.text());
            Map<Integer, Integer> found = new TreeMap<>();
            for (String ngram : TextFeatures.all(plain)) {
                Integer id = ids.get(ngram);
                if (id == null) {
                    id = ids.size();
                    ids.put(ngram, id);
                }
                found.merge(id, 1, Integer::sum);
            }
            features.add(found.keySet().stream().mapToInt(Integer::intValue).toArray());
            counts.add(found.values().stream().mapToInt(Integer::intValue).toArray());
        }
    }

    private Feature[][] rows(List<String> ngrams, float[] idf, int[] column) {
        Feature[][] rows = new Feature[features.size()][];
        for (int text = 0; text < rows.length; text++) {
            List<Feature> row = new ArrayList<>();
            double ofWords = 0;
            double ofCharacters = 0;
            int[] found = features.get(text);
            for (int i = 0; i < found.length; i++) {
                int at = column[found[i]];
                if (at > 0) {
                    double value = (1 + StrictMath.log(counts.get(text)[i])) * idf[at - 1];
                    row.add(new FeatureNode(at, value));
                    if (ngrams.get(at - 1).charAt(0) == TextFeatures.WORDS) {
                        ofWords += value * value;
                    } else {
                        ofCharacters += value * value;
                    }
                }
            }
            double wordLength = Math.sqrt(ofWords);
            double characterLength = Math.sqrt(ofCharacters);
            row.sort(Comparator.comparingInt(Feature::getIndex));
            for (Feature feature : row) {
                boolean word = ngrams.get(feature.getIndex() - 1).charAt(0) == TextFeatures.WORDS;
                feature.setValue(feature.getValue() / (word ? wordLength : characterLength));
            }
            row.add(new FeatureNode(ngrams.size() + 1, 1));
            rows[text] = row.toArray(Feature[]::new);
        }
        return rows;
    }

    private void learn(Feature[][] rows, int label, int ngrams, float[] biases, float[] weights) {
        double[] wanted = texts.stream()
                .mapToDouble(text -> text.labels().contains(labels.get(label)) ? 1 : -1)
                .toArray();
        long bearing = texts.stream()
                .filter(text -> text.labels().contains(labels.get(label)))
                .count();
        if (bearing == 0 || bearing == texts.size()) {
            // Nothing to tell apart: the label is as likely as it was seen, whatever the words.
            biases[label] = bearing == 0 ? -10 : 10;
            return;
        }
        Problem problem = new Problem();
        problem.l = rows.length;
        problem.n = ngrams + 1;
        problem.bias = 1;
        problem.x = rows;
        problem.y = wanted;
        Parameter parameter = new Parameter(SolverType.L2R_LR_DUAL, C, MOST_ROUNDS, TOLERANCE);
        parameter.setRandom(new Random(SEED));
        double others = (double) (texts.size() - bearing) / bearing;
        parameter.setWeights(new double[] {Math.max(1, Math.pow(others, SELDOM))}, new int[] {1});
        Linear.disableDebugOutput();
        Model model = Linear.train(problem, parameter);
        // The weights speak for the label that was seen first.
        int sign = model.getLabels()[0] == 1 ? 1 : -1;
        double[] learned = model.getFeatureWeights();
        for (int i = 0; i < ngrams; i++) {
            weights[i * labels.size() + label] = stepped(sign * learned[i]);
        }
        biases[label] = stepped(sign * learned[ngrams]);
    }

    /** Weights are kept in 16 bits: the last digits say nothing, and differ between processors. */
    private static float stepped(double weight) {
        long steps = Math.round(weight / TextModel.STEP);
        return (float) (Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, steps)) * TextModel.STEP);
    }

    private String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(String.join(",", labels).getBytes(StandardCharsets.UTF_8));
            for (LabelledText text : texts) {
                String line = "\n" + text.text() + "\u0001" + String.join("|", new TreeSet<>(text.labels()));
                digest.update(line.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
