package id.kentongan.core.administration.control;

import id.kentongan.core.administration.entity.ChangeRefused;
import id.kentongan.core.administration.entity.ChangeRefused.Reason;

/** Names and reasons that administrators write. */
public final class Words {

    public static final int SHORTEST_REASON = 5;
    public static final int LONGEST_REASON = 500;
    public static final int LONGEST_NAME = 80;

    private Words() {}

    /**
     * @return the reason without what surrounds it, {@value #SHORTEST_REASON} to {@value #LONGEST_REASON} characters
     * @throws ChangeRefused if it is none
     */
    public static String reason(String text) {
        return of(text, SHORTEST_REASON, LONGEST_REASON);
    }

    /**
     * @return the name without what surrounds it, 2 to {@value #LONGEST_NAME} characters
     * @throws ChangeRefused if it is none
     */
    public static String name(String text) {
        return of(text, 2, LONGEST_NAME);
    }

    private static String of(String text, int shortest, int longest) {
        String words = text.strip();
        boolean shown = words.codePoints().noneMatch(Character::isISOControl);
        if (words.length() < shortest || words.length() > longest || !shown) {
            throw new ChangeRefused(Reason.WORDS);
        }
        return words;
    }
}
