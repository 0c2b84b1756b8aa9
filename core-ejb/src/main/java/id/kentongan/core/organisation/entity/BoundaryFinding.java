package id.kentongan.core.organisation.entity;

import org.jspecify.annotations.Nullable;

/**
 * A feature that an import did not load as it was.
 *
 * @param feature its number in the file, from 1
 * @param code what the file gives as its code
 * @param detail what helps to find the spot, such as a position; language-neutral
 */
public record BoundaryFinding(
        int feature,
        Outcome outcome,
        Reason reason,
        @Nullable String code,
        @Nullable String name,
        @Nullable String detail) {

    /** What became of a feature; one that was loaded as it was leaves no finding. */
    public enum Outcome {
        REPAIRED,
        REFUSED,
        UNKNOWN
    }

    /** Why. */
    public enum Reason {
        /** Crossing or touching edges, overlapping parts: the shape was rebuilt. */
        INVALID_SHAPE(Outcome.REPAIRED),
        /** A ring did not end where it began, or was a mere line: closed, or left out. */
        INCOMPLETE_RING(Outcome.REPAIRED),

        NO_GEOMETRY(Outcome.REFUSED),
        NOT_A_POLYGON(Outcome.REFUSED),
        MALFORMED_COORDINATES(Outcome.REFUSED),
        NOT_FINITE(Outcome.REFUSED),
        OUT_OF_RANGE(Outcome.REFUSED),
        TOO_MANY_VERTICES(Outcome.REFUSED),
        /** Nothing with an area is left of it. */
        EMPTY_SHAPE(Outcome.REFUSED),
        /** A repair would change its area by more than a tenth: it cannot be told what was meant. */
        BEYOND_REPAIR(Outcome.REFUSED),
        /** The file has had this code already. */
        REPEATED_CODE(Outcome.REFUSED),

        NO_CODE(Outcome.UNKNOWN),
        /** Lakes, forests and the like, which BPS numbers in the gaps between kelurahan. */
        NO_OFFICIAL_CODE(Outcome.UNKNOWN),
        /** The code has the right form, but no area that is valid today has it. */
        NOT_LISTED(Outcome.UNKNOWN),
        /** The code names a province, a city or a kecamatan. */
        NOT_A_KELURAHAN(Outcome.UNKNOWN),
        /** Ten digits without dots that exist, but under another name: a code of BPS. */
        OTHER_NAME(Outcome.UNKNOWN);

        private final Outcome outcome;

        Reason(Outcome outcome) {
            this.outcome = outcome;
        }

        public Outcome outcome() {
            return outcome;
        }
    }
}
