package id.kentongan.chat.rules.entity;

import java.util.List;

/**
 * What a rule would have found in what was said lately.
 *
 * @param looked how many messages it was held against
 * @param found how many of them it hits
 * @param examples some of those, the newest first
 */
public record RuleTrial(int looked, int found, List<String> examples) {

    /** Messages of a trial. */
    public static final int MOST = 2_000;

    /** Days of a trial. */
    public static final int DAYS = 30;

    /** Examples of a trial. */
    public static final int MOST_EXAMPLES = 20;

    public RuleTrial {
        examples = List.copyOf(examples);
    }
}
