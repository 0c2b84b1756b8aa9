package id.kentongan.core.administration.entity;

/**
 * A step of a preset of terms.
 *
 * @param phase {@code ACCEPT} or {@code FINISH}
 * @param measure {@code SECONDS}, {@code HOURS}, {@code DAYS} or {@code WORKING_DAYS}
 * @param source the rule that the term comes from
 */
public record LadderStep(String phase, String tier, String action, int amount, String measure, String source) {}
