package id.kentongan.core.organisation.entity;

/** The file as a whole cannot be imported; nothing was changed. */
public class UnreadableBoundaries extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with it. */
    public enum Problem {
        /** Detail: line, column and what the parser says. */
        NOT_JSON,
        /** It is JSON, but no FeatureCollection. Detail: what it is. */
        NOT_GEOJSON,
        TOO_MANY_FEATURES,
        /** Its coordinates are no degrees of WGS 84. Detail: the name of the reference system. */
        OTHER_REFERENCE_SYSTEM,
        /** No feature has a property with a code. Detail: the properties that the first ones have. */
        NO_CODE_PROPERTY,
        /** There are no official areas in the database yet. */
        NO_REFERENCE_DATA
    }

    private final Problem problem;
    private final String detail;

    public UnreadableBoundaries(Problem problem, String detail) {
        super(problem + ": " + detail);
        this.problem = problem;
        this.detail = detail;
    }

    public UnreadableBoundaries(Problem problem, String detail, Throwable cause) {
        super(problem + ": " + detail, cause);
        this.problem = problem;
        this.detail = detail;
    }

    public Problem problem() {
        return problem;
    }

    public String detail() {
        return detail;
    }
}
