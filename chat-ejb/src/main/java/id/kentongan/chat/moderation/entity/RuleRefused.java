package id.kentongan.chat.moderation.entity;

import jakarta.ejb.ApplicationException;

/** A rule, or a set of rules, cannot be used. Says which, why and the cure. */
@ApplicationException(rollback = true)
public final class RuleRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why, each with the cure as an English sentence; pages translate by the name. */
    public enum Reason {
        ID("The id is not usable.", "Use 3 to 60 small letters, digits and hyphens."),
        ID_TWICE("Two rules have this id.", "Give one of them another id."),
        VERSION("The version is not usable.", "Count from 1 up."),
        LABEL("The label is not usable.", "Use 2 to 40 small letters, digits and hyphens."),
        LANGUAGE("The language is not usable.", "Use an ISO 639 code such as id or jv, or mul."),
        PATTERN_EMPTY("The pattern is empty.", "Write what the rule should find."),
        PATTERN_LONG("The pattern is longer than 200 characters.", "Make it shorter, or two rules of it."),
        WORD("The pattern is not one word of 2 to 60 letters.", "Use the kind phrase for several words, or regex."),
        PHRASE("The pattern is not a phrase of 2 to 10 words.", "Use the kind word for one word, or fewer words."),
        HASHTAG("The pattern is not a hashtag.", "Write one word of letters and digits, without the sign."),
        DOMAIN("The pattern is not a domain.", "Write it like example.com, without https:// and path."),
        REGEX("The regular expression cannot be read.", "Use RE2 syntax: no look-around, no back references."),
        REGEX_WIDE(
                "The regular expression repeats too much.", "Use smaller counts: written out, it may have 1000 steps."),
        REGEX_EMPTY("The regular expression hits the empty text.", "Ask for at least one character."),
        EXCEPTIONS("The exceptions are not usable.", "Use at most 40 single words in small letters."),
        EXAMPLE_MISSING("There is no example that the rule must hit.", "Write one at least."),
        EXAMPLES_MANY("There are too many examples, or one is too long.", "At most 20 of 300 characters."),
        EXAMPLE_NOT_HIT("The rule does not hit its example.", "Correct the pattern, its exceptions or the example."),
        EXAMPLE_HIT(
                "The rule hits an example that it must not hit.",
                "Narrow the pattern, or add words to its exceptions."),
        TOO_MANY("There are more than 2000 rules.", "Remove what has expired, or join words into one expression."),
        TOO_MANY_REGEX("There are more than 200 regular expressions.", "Use words and phrases where they will do."),
        ROW("The row cannot be read.", "Compare its columns with those of the heading.");

        private final String sentence;
        private final String cure;

        Reason(String sentence, String cure) {
            this.sentence = sentence;
            this.cure = cure;
        }

        public String sentence() {
            return sentence;
        }

        public String cure() {
            return cure;
        }
    }

    private final String rule;
    private final Reason reason;
    private final String detail;

    /**
     * @param rule the id of the rule, or where it was read
     * @param detail what was found instead; may be empty
     */
    public RuleRefused(String rule, Reason reason, String detail) {
        super(rule + ": " + reason.sentence + (detail.isEmpty() ? "" : " [" + detail + "]") + " " + reason.cure);
        this.rule = rule;
        this.reason = reason;
        this.detail = detail;
    }

    public String rule() {
        return rule;
    }

    public Reason reason() {
        return reason;
    }

    public String detail() {
        return detail;
    }
}
