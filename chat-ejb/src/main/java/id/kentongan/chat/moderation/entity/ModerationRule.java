package id.kentongan.chat.moderation.entity;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One rule as a moderator writes it. What cannot be known from one rule alone (its examples, how many there are) is
 * checked when a set of them is compiled.
 *
 * @param id small letters, digits, {@code -}, 3 to 60 characters; unique in its set
 * @param version counted up with every change, from 1
 * @param label what is found, such as {@code abuse} or {@code banjir}
 * @param language of the pattern, an ISO 639 code such as {@code id} or {@code jv}; {@code mul} for any
 * @param exceptions words that take the hit away when one of them stands at most {@value #CONTEXT} tokens away
 * @param expires from when on the rule is silent; never, when null
 * @param matching texts that the rule must hit, one at least
 * @param passing texts that the rule must not hit
 */
public record ModerationRule(
        String id,
        int version,
        RuleKind kind,
        PatternKind patternKind,
        String pattern,
        String label,
        Severity severity,
        String language,
        Set<String> exceptions,
        @Nullable Instant expires,
        List<String> matching,
        List<String> passing) {

    /** How many tokens to either side of a hit its exceptions are looked for. */
    public static final int CONTEXT = 4;

    /** The longest pattern, in characters. */
    public static final int LONGEST_PATTERN = 200;

    /** The most exceptions of one rule. */
    public static final int MOST_EXCEPTIONS = 40;

    /** The most examples of either kind. */
    public static final int MOST_EXAMPLES = 20;

    /** The longest example, in characters. */
    public static final int LONGEST_EXAMPLE = 300;

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{2,59}");
    private static final Pattern LABEL = Pattern.compile("[a-z][a-z0-9-]{1,39}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private static final Pattern CONTEXT_WORD = Pattern.compile("\\p{javaLowerCase}{2,40}");

    /** @throws RuleRefused if a field is out of its bounds */
    public ModerationRule {
        require(ID.matcher(id).matches(), id, RuleRefused.Reason.ID, id);
        require(version > 0, id, RuleRefused.Reason.VERSION, String.valueOf(version));
        require(LABEL.matcher(label).matches(), id, RuleRefused.Reason.LABEL, label);
        require(LANGUAGE.matcher(language).matches(), id, RuleRefused.Reason.LANGUAGE, language);
        require(!pattern.isBlank(), id, RuleRefused.Reason.PATTERN_EMPTY, "");
        require(
                pattern.length() <= LONGEST_PATTERN,
                id,
                RuleRefused.Reason.PATTERN_LONG,
                String.valueOf(pattern.length()));
        exceptions = Set.copyOf(exceptions);
        require(
                exceptions.size() <= MOST_EXCEPTIONS
                        && exceptions.stream()
                                .allMatch(word -> CONTEXT_WORD.matcher(word).matches()),
                id,
                RuleRefused.Reason.EXCEPTIONS,
                String.join(" ", exceptions));
        matching = List.copyOf(matching);
        passing = List.copyOf(passing);
        require(!matching.isEmpty(), id, RuleRefused.Reason.EXAMPLE_MISSING, "");
        require(bounded(matching) && bounded(passing), id, RuleRefused.Reason.EXAMPLES_MANY, "");
    }

    /** Whether the rule speaks at that moment. */
    public boolean inForce(Instant at) {
        return expires == null || at.isBefore(expires);
    }

    private static boolean bounded(List<String> examples) {
        return examples.size() <= MOST_EXAMPLES
                && examples.stream().allMatch(text -> !text.isBlank() && text.length() <= LONGEST_EXAMPLE);
    }

    private static void require(boolean right, String id, RuleRefused.Reason reason, String detail) {
        if (!right) {
            throw new RuleRefused(id, reason, detail);
        }
    }
}
