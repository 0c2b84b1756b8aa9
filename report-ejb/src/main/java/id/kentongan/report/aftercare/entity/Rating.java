package id.kentongan.report.aftercare.entity;

import org.jspecify.annotations.Nullable;

/**
 * How content a reporter is with what became of their report.
 *
 * @param stars 1 to {@value #MOST_STARS}
 * @param sentence for the offices alone; at most {@value #LONGEST_SENTENCE} characters
 */
public record Rating(int stars, @Nullable String sentence) {

    public static final int MOST_STARS = 5;
    public static final int LONGEST_SENTENCE = 500;

    public Rating {
        if (stars < 1 || stars > MOST_STARS) {
            throw new IllegalArgumentException("1 to " + MOST_STARS + " stars, not " + stars);
        }
        if (sentence != null && sentence.codePointCount(0, sentence.length()) > LONGEST_SENTENCE) {
            throw new IllegalArgumentException("at most " + LONGEST_SENTENCE + " characters");
        }
    }

    /** Blanks around the sentence go; a sentence of blanks is none. */
    public static Rating of(int stars, @Nullable String sentence) {
        return new Rating(stars, sentence == null || sentence.isBlank() ? null : sentence.strip());
    }
}
