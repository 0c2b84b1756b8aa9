package id.kentongan.chat.moderation.control;

import id.kentongan.chat.moderation.entity.Circumstances;
import id.kentongan.chat.moderation.entity.Decision;
import id.kentongan.chat.moderation.entity.Hit;
import id.kentongan.chat.moderation.entity.RuleKind;
import id.kentongan.chat.moderation.entity.Severity;
import id.kentongan.chat.moderation.entity.Thresholds;
import id.kentongan.chat.moderation.entity.Verdict.Reason;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The decision table. The strictest row that speaks wins; officers and announcements are queued at most.
 *
 * <table>
 * <caption>From the strictest to the mildest</caption>
 * <tr><td>severe rule, or score from {@link Thresholds#hold()}</td><td>{@link Decision#HOLD}</td></tr>
 * <tr><td>score from {@link Thresholds#nightHold()}, unattended</td><td>{@link Decision#HOLD}</td></tr>
 * <tr><td>medium rule, or score from {@link Thresholds#blur()}</td><td>{@link Decision#BLUR_AND_ALERT}</td></tr>
 * <tr><td>low rule, score from {@link Thresholds#queue()}, reported, or too long</td><td>{@link Decision#QUEUE}</td></tr>
 * <tr><td>else</td><td>{@link Decision#PASS}</td></tr>
 * </table>
 */
public final class Verdicts {

    /** What was decided, and which rows of the table spoke. */
    public record Outcome(Decision decision, Set<Reason> reasons) {}

    private Verdicts() {}

    /**
     * @param hits of rules in force; those of topics do not count
     * @param scores by label
     * @param cut whether the end of the text was not read
     */
    public static Outcome decide(
            List<Hit> hits,
            Map<String, Double> scores,
            boolean cut,
            Circumstances circumstances,
            Thresholds thresholds) {
        EnumSet<Reason> reasons = EnumSet.noneOf(Reason.class);
        for (Hit hit : hits) {
            if (hit.kind() == RuleKind.MODERATION) {
                reasons.add(of(hit.severity()));
            }
        }
        scores.forEach((label, score) -> byScore(label, score, circumstances, thresholds, reasons));
        if (circumstances.reports() >= thresholds.reports()) {
            reasons.add(Reason.REPORTED);
        }
        if (cut) {
            reasons.add(Reason.TOO_LONG);
        }
        Decision decision = Decision.PASS;
        for (Reason reason : reasons) {
            decision = decision.or(of(reason));
        }
        if ((circumstances.officer() || circumstances.announcement()) && decision.compareTo(Decision.QUEUE) > 0) {
            reasons.add(Reason.OFFICIAL);
            decision = decision.atMost(Decision.QUEUE);
        }
        return new Outcome(decision, reasons);
    }

    /** Whether the score of that label counts at all. */
    public static boolean counts(double score, Thresholds thresholds) {
        return score >= thresholds.queue();
    }

    private static void byScore(
            String label, double score, Circumstances circumstances, Thresholds thresholds, Set<Reason> reasons) {
        if (!counts(score, thresholds)) {
            return;
        }
        if (thresholds.queueOnly().contains(label)) {
            reasons.add(Reason.SCORE_QUEUE);
        } else if (score >= thresholds.hold()) {
            reasons.add(Reason.SCORE_HOLD);
        } else if (circumstances.unattended() && score >= thresholds.nightHold()) {
            reasons.add(Reason.SCORE_NIGHT);
        } else if (score >= thresholds.blur()) {
            reasons.add(Reason.SCORE_BLUR);
        } else {
            reasons.add(Reason.SCORE_QUEUE);
        }
    }

    private static Reason of(Severity severity) {
        return switch (severity) {
            case SEVERE -> Reason.SEVERE_RULE;
            case MEDIUM -> Reason.MEDIUM_RULE;
            case LOW -> Reason.LOW_RULE;
        };
    }

    private static Decision of(Reason reason) {
        return switch (reason) {
            case SEVERE_RULE, SCORE_HOLD, SCORE_NIGHT -> Decision.HOLD;
            case MEDIUM_RULE, SCORE_BLUR -> Decision.BLUR_AND_ALERT;
            case LOW_RULE, SCORE_QUEUE, REPORTED, TOO_LONG -> Decision.QUEUE;
            case OFFICIAL -> Decision.PASS;
        };
    }
}
