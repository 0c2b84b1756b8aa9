package id.kentongan.report.instruction.boundary;

/** Which instructions one looks at. */
public enum InstructionFilter {
    /** Neither fulfilled nor taken back. */
    OPEN,
    /** Not read or not done in time somewhere; of those received, at one's own unit. */
    LATE,
    ALL
}
