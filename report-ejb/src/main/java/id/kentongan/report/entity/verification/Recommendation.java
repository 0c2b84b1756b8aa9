package id.kentongan.report.entity.verification;

/** What the votes of neighbours come to. It advises and orders the queue; it never decides. */
public enum Recommendation {
    /** Too few have voted, or they do not agree. */
    NONE(2),
    /** It is a report. */
    REAL(0),
    /** It is none. */
    NOT_REAL(1),
    /** It is one, but not where it was put. */
    NOT_HERE(1);

    private final int weight;

    Recommendation(int weight) {
        this.weight = weight;
    }

    /** The place in the queue among reports that are due in the same hour; lower comes first. */
    public int weight() {
        return weight;
    }

    /**
     * At least {@code quorum} votes, and at least two of three for the same.
     *
     * @param quorum from 1
     */
    public static Recommendation of(int real, int notReal, int notHere, int quorum) {
        int all = real + notReal + notHere;
        int most = Math.max(real, Math.max(notReal, notHere));
        if (all < quorum || most * 3 < all * 2) {
            return NONE;
        }
        if (most == real) {
            return REAL;
        }
        return most == notReal ? NOT_REAL : NOT_HERE;
    }
}
