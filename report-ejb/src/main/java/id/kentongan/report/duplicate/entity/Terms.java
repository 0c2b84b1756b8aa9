package id.kentongan.report.duplicate.entity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What a government takes for the same thing: its {@link Term} for each category and the score from which on it is
 * suggested. Ships with {@code terms.csv}; a government's own rows replace single lines of it.
 * Lines that begin with {@code class:} are for categories of that class of deadlines without a line of their own.
 *
 * @param threshold 0 to 1
 * @param ofCategory by code
 * @param others for categories that nobody has described; each of them is a group of its own
 */
public record Terms(double threshold, Map<String, Term> ofCategory, Term others) {

    /** The threshold as shipped; precision and recall there stand in {@code docs/measurements/duplicates.md}. */
    public static final double SHIPPED_THRESHOLD = 0.38;

    private static final String OTHERS = "*";
    private static final String CLASS = "class:";
    private static final Terms SHIPPED = read();

    public Terms {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("threshold must be 0 to 1, not " + threshold);
        }
        ofCategory = Map.copyOf(ofCategory);
    }

    public static Terms shipped() {
        return SHIPPED;
    }

    /** @param own what is this government's own; {@code *} stands for all that has no line */
    public Terms with(Map<String, Term> own) {
        Map<String, Term> all = new HashMap<>(ofCategory);
        all.putAll(own);
        Term rest = all.remove(OTHERS);
        return new Terms(threshold, all, rest == null ? others : rest);
    }

    /**
     * What is shipped for a category that has no line of its own.
     *
     * @param group of the category
     * @param deadlineClass how urgent it is: what must be mended soon is soon another thing
     */
    public static Term ofClass(String group, String deadlineClass) {
        Term like = SHIPPED.ofCategory.getOrDefault(CLASS + deadlineClass, SHIPPED.others);
        return new Term(group, like.reachMetres(), like.fade());
    }

    public Terms withThreshold(double own) {
        return new Terms(own, ofCategory, others);
    }

    public Term of(String category) {
        return ofCategory.getOrDefault(category, others);
    }

    public Kinship kinship(String one, String other) {
        if (one.equals(other)) {
            return Kinship.SAME;
        }
        boolean known = ofCategory.containsKey(one) && ofCategory.containsKey(other);
        return known && of(one).group().equals(of(other).group()) ? Kinship.RELATED : Kinship.OTHER;
    }

    private static Terms read() {
        Map<String, Term> terms = new HashMap<>();
        try (InputStream file = Terms.class.getResourceAsStream("terms.csv")) {
            if (file == null) {
                throw new IllegalStateException("terms.csv was not packaged");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
            lines.lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .forEach(cell -> terms.put(
                            cell[0],
                            new Term(cell[1], Integer.parseInt(cell[2]), Duration.ofHours(Long.parseLong(cell[3])))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Term others = terms.remove(OTHERS);
        if (others == null) {
            throw new IllegalStateException("terms.csv has no line for all others");
        }
        return new Terms(SHIPPED_THRESHOLD, terms, others);
    }
}
