package id.kentongan.report.entity.verification;

import id.kentongan.core.deadline.entity.Term;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a government has its reports verified. One document, changed as a whole by a new version.
 *
 * @param version 0 for what is shipped
 * @param automatic whether what no rule holds is verified by the rules alone, as it comes in
 * @param quorum how many neighbours have to have voted before they recommend something
 * @param term within which somebody has to have looked; null for what the government's preset says
 * @param effects of what can be found; what is not named has the effect that is shipped
 * @param words that a person has to look at, in lower case
 */
public record VerificationRules(
        int version,
        boolean automatic,
        int quorum,
        @Nullable Term term,
        Map<Flag, Effect> effects,
        List<String> words) {

    public static final int MOST_WORDS = 500;
    public static final int LONGEST_WORD = 40;
    public static final int MOST_QUORUM = 50;
    public static final int LONGEST_TERM = 1_000;

    /** Nothing is verified by rules: what a government shows to everybody, it decides to show. */
    public static final VerificationRules SHIPPED = new VerificationRules(0, false, 3, null, Map.of(), List.of());

    public VerificationRules {
        Map<Flag, Effect> all = new EnumMap<>(Flag.class);
        for (Flag flag : Flag.values()) {
            all.put(flag, effects.getOrDefault(flag, flag.shipped()));
        }
        effects = Map.copyOf(all);
        words = List.copyOf(words);
        if (quorum < 1 || quorum > MOST_QUORUM || words.size() > MOST_WORDS) {
            throw new IllegalArgumentException("quorum " + quorum + ", " + words.size() + " words");
        }
    }

    /** What follows from a finding. */
    public Effect effect(Flag flag) {
        return effects.getOrDefault(flag, Effect.OFF);
    }
}
