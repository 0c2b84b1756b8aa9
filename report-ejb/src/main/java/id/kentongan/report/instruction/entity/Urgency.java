package id.kentongan.report.instruction.entity;

/** How letters of offices call it: biasa, segera, sangat segera. It is read by people; the terms are said apart. */
public enum Urgency {
    ORDINARY,
    URGENT,
    MOST_URGENT
}
