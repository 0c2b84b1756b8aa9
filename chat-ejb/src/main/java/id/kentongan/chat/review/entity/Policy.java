package id.kentongan.chat.review.entity;

import java.util.Arrays;

/** What a message breaks: told to whoever wrote it, and what a reader says is wrong with it. */
public enum Policy {
    /** Insults and swear words. */
    INSULT("abuse"),
    THREAT("threat"),
    /** Against people for their religion, origin, race or group. */
    HATE("hate"),
    /** What tells who or where somebody is. */
    PRIVACY("doxing"),
    SEXUAL("sexual"),
    /** Advertising, gambling, fraud, the same again and again. */
    SPAM("spam"),
    /** A claim that has been found to be false. */
    HOAX("hoax"),
    OTHER("other");

    private final String label;

    Policy(String label) {
        this.label = label;
    }

    /** The word for it of rules and of the model. */
    public String label() {
        return label;
    }

    /** What a label of rules or of the model says; {@link #OTHER} for one that a government has made up itself. */
    public static Policy of(String label) {
        return Arrays.stream(values())
                .filter(policy -> policy.label.equals(label))
                .findFirst()
                .orElse(OTHER);
    }
}
