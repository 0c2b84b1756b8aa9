package id.kentongan.report.aftercare.entity;

import jakarta.ejb.ApplicationException;

/** What was said is nothing, or more than {@value #LONGEST} characters. */
@ApplicationException(rollback = true)
public class UnfitWords extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The longest that a reporter can say at once; the same as an officer. */
    public static final int LONGEST = 2_000;

    private final boolean empty;

    private UnfitWords(boolean empty) {
        super(empty ? "no words" : "more than " + LONGEST + " characters");
        this.empty = empty;
    }

    /** Whether nothing was said; else it was too much. */
    public boolean empty() {
        return empty;
    }

    /**
     * @return the words without blanks around them
     * @throws UnfitWords if nothing is left, or too much
     */
    public static String fit(String words) {
        String said = words.strip();
        if (said.isEmpty() || said.codePointCount(0, said.length()) > LONGEST) {
            throw new UnfitWords(said.isEmpty());
        }
        return said;
    }
}
