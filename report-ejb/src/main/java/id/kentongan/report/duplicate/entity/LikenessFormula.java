package id.kentongan.report.duplicate.entity;

import java.time.Duration;

/**
 * How alike two reports are: closeness in place × closeness in time × what they are about. Each factor lies between 0 and
 * 1, so one that is missing cannot be bought with another: the same words far away, or next to each other a year later,
 * are no duplicates. Place counts ½ at the reach of the category and falls like a bell, as positions of telephones
 * scatter; time counts ½ after its fade and falls by halves, as things are mended. Of two categories the shorter reach and
 * fade hold. The score is the same in both directions, and never rises with distance or with time.
 */
public final class LikenessFormula {

    /** What the categories alone are worth, and what the words add, by kinship. */
    private static final double SAME_BASE = 0.34;

    private static final double RELATED_BASE = 0.20;
    private static final double OTHER_BASE = 0.05;

    /** Silent reports: nothing speaks against them. */
    private static final double SAME_SILENT = 0.66;

    private static final double RELATED_SILENT = 0.40;
    private static final double OTHER_SILENT = 0.10;

    /** Both name where they are, and name it differently. */
    private static final double ELSEWHERE = 0.35;

    private static final double ALMOST_SAME = 0.75;
    private static final double SIMILAR = 0.35;

    private static final double NANOS_OF_AN_HOUR = 3.6e12;

    private LikenessFormula() {}

    /** @return with the time from {@code other} to {@code one} */
    public static Likeness of(Sighting one, Sighting other, Terms terms) {
        double metres = one.metresTo(other);
        Duration apart = Duration.between(other.at(), one.at());
        Kinship kinship = terms.kinship(one.category(), other.category());
        return of(metres, apart, kinship, one, other, terms);
    }

    private static Likeness of(
            double metres, Duration apart, Kinship kinship, Sighting one, Sighting other, Terms terms) {
        Term term = terms.of(one.category());
        Term otherTerm = terms.of(other.category());
        double closeness = closeness(metres, Math.min(term.reachMetres(), otherTerm.reachMetres()));
        Duration fade = term.fade().compareTo(otherTerm.fade()) < 0 ? term.fade() : otherTerm.fade();
        double freshness = Math.pow(0.5, hours(apart.abs()) / hours(fade));
        if (one.words().silent() || other.words().silent()) {
            return new Likeness(closeness * freshness * silent(kinship), metres, kinship, apart, Wording.SILENT);
        }
        double alike = one.words().likeness(other.words());
        boolean elsewhere = one.words().nameAnotherPlace(other.words());
        double about = (base(kinship) + (1 - base(kinship)) * alike) * (elsewhere ? ELSEWHERE : 1);
        return new Likeness(
                closeness * freshness * about, metres, kinship, apart, elsewhere ? Wording.ELSEWHERE : wording(alike));
    }

    /** @return ½ at the reach, 1 at the place itself */
    static double closeness(double metres, int reach) {
        double reaches = metres / reach;
        return Math.pow(0.5, reaches * reaches);
    }

    /** Beyond so many metres no pair of a category reaches the threshold, whatever it says. */
    public static int farthestMetres(String category, Terms terms) {
        double threshold = Math.max(terms.threshold(), 0.01);
        return (int) Math.ceil(terms.of(category).reachMetres() * Math.sqrt(-Math.log(threshold) / Math.log(2)));
    }

    /** Longer than so long apart no pair of a category reaches the threshold, whatever it says. */
    public static Duration longestApart(String category, Terms terms) {
        double threshold = Math.max(terms.threshold(), 0.01);
        double fades = -Math.log(threshold) / Math.log(2);
        return Duration.ofMinutes((long) Math.ceil(terms.of(category).fade().toMinutes() * fades));
    }

    private static double hours(Duration duration) {
        return (duration.getSeconds() * 1e9 + duration.getNano()) / NANOS_OF_AN_HOUR;
    }

    private static double base(Kinship kinship) {
        return switch (kinship) {
            case SAME -> SAME_BASE;
            case RELATED -> RELATED_BASE;
            case OTHER -> OTHER_BASE;
        };
    }

    private static double silent(Kinship kinship) {
        return switch (kinship) {
            case SAME -> SAME_SILENT;
            case RELATED -> RELATED_SILENT;
            case OTHER -> OTHER_SILENT;
        };
    }

    private static Wording wording(double alike) {
        return alike >= ALMOST_SAME ? Wording.SAME : alike >= SIMILAR ? Wording.SIMILAR : Wording.DIFFERENT;
    }
}
