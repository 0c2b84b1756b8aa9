package id.kentongan.core.vault.entity;

/**
 * How old a person says to be. Asked instead of a date of birth: PP 17/2025 (PP Tunas) wants to know who is a child and
 * who is 17, not when somebody was born.
 */
public enum AgeBand {
    UNDER_13,
    FROM_13_TO_16,
    /** May decide alone; the parents are told and confirm (PP 17/2025, article 9). */
    AGED_17,
    ADULT
}
