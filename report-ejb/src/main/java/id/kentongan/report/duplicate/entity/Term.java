package id.kentongan.report.duplicate.entity;

import java.time.Duration;

/**
 * How far and how long reports of a category speak of the same thing.
 *
 * @param group categories of the same group are related
 * @param reachMetres at this distance closeness counts half, 1 to {@value #FARTHEST}
 * @param fade after this time closeness in time counts half, an hour to a year
 */
public record Term(String group, int reachMetres, Duration fade) {

    public static final int FARTHEST = 1_000;
    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(366);

    public Term {
        if (reachMetres < 1 || reachMetres > FARTHEST) {
            throw new IllegalArgumentException("reach must be 1 to " + FARTHEST + " metres, not " + reachMetres);
        }
        if (fade.compareTo(SHORTEST) < 0 || fade.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("fade must be an hour to a year, not " + fade);
        }
    }
}
