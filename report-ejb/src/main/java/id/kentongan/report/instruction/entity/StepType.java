package id.kentongan.report.instruction.entity;

/** A line of the history of an instruction. */
public enum StepType {
    /** Given. */
    ISSUED,
    /** Sent to a unit, by who instructed or by who passed it on. */
    SENT,
    ACKNOWLEDGED,
    PROGRESS,
    REPORTED_DONE,
    OBJECTED,
    CONFIRMED,
    SENT_BACK,
    /** The reports that it is about were closed, and somebody independent has looked. */
    CLOSED,
    /** One of them was closed, and not as done and seen to be: whoever has to look says what becomes of the instruction. */
    REPORT_CLOSED,
    /** One of them was opened again, or what a unit below had done was. */
    REOPENED,
    WITHDRAWN,
    REMINDED,
    /** Not read, or not done, in time: somebody above was told. */
    ESCALATED,
    /** All of it is fulfilled. */
    FULFILLED
}
