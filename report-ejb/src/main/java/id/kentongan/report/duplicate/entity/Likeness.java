package id.kentongan.report.duplicate.entity;

import java.time.Duration;

/**
 * How alike two reports are, with the reasons.
 *
 * @param score 0 to 1; from the threshold of the {@link Terms} on they are suggested as duplicates
 * @param metres between the two places
 * @param apart time from the second to the first; negative if the first is the earlier one
 * @param wording what their words have in common
 */
public record Likeness(double score, double metres, Kinship kinship, Duration apart, Wording wording) {}
