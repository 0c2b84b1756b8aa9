package id.kentongan.report.instruction.entity;

/** Where an instruction stands with one of the units that it has reached. */
public enum HopState {
    /** It lies there, and nobody has said that they have read it. */
    SENT,
    ACKNOWLEDGED,
    /** Passed on to units below. */
    FORWARDED,
    IN_PROGRESS,
    /** The unit says that it is done; somebody above has to look. */
    REPORTED_DONE,
    /** The unit says why it does not; somebody above decides. */
    RETURNED,
    FULFILLED,
    WITHDRAWN;

    /** Whether nothing is expected of the unit any more. */
    public boolean settled() {
        return this == FULFILLED || this == WITHDRAWN;
    }

    /** Whether it is with those above: the unit is not late meanwhile. */
    public boolean waitsForAbove() {
        return this == REPORTED_DONE || this == RETURNED;
    }
}
