package id.kentongan.report.followup.entity;

/** Whose work. */
public enum Whose {
    /** What the own units have to do, and what was given to oneself. */
    ALL,
    /** What was given to oneself. */
    MINE,
    /** What the own units have, and nobody of them yet. */
    UNIT
}
