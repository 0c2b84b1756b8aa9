package id.kentongan.report.instruction.boundary;

/** From which side one looks at instructions. */
public enum InstructionBox {
    /** Given by one's units. */
    SENT,
    /** Meant for one's units, or passed on through them. */
    RECEIVED,
    /** Tembusan: one's units were told. */
    COPIED
}
