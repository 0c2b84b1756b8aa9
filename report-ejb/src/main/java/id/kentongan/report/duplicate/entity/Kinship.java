package id.kentongan.report.duplicate.entity;

/** How the categories of two reports are related. */
public enum Kinship {
    /** The same category. */
    SAME,
    /** Two of the same group, which citizens take for each other. */
    RELATED,
    OTHER
}
