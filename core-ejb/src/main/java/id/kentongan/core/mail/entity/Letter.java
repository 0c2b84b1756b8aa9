package id.kentongan.core.mail.entity;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A letter to one person. One that could carry a header of somebody else's choice cannot exist.
 *
 * @param to one bare address, such as {@code siti@contoh.id}
 * @param subject one line, at most 200 characters
 * @param text plain, at most 20,000 characters
 * @param id the same each time that the letter is sent, so that who gets it twice can tell; null where that does not matter
 */
public record Letter(
        String to, String subject, String text, @Nullable UUID id) {

    private static final int LONGEST_ADDRESS = 254;
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_TEXT = 20_000;

    /** Nothing that ends an address, begins another one or a comment, or is no visible character. */
    private static final Pattern ADDRESS = Pattern.compile("[^\\s\\p{Cntrl}<>()\\[\\],;:\\\\\"@]+@[A-Za-z0-9.-]+");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]");

    /** @throws IllegalArgumentException if a part is longer than it may be or has characters that it may not have */
    public Letter {
        if (to.length() > LONGEST_ADDRESS || !ADDRESS.matcher(to).matches()) {
            throw new IllegalArgumentException("not an address");
        }
        if (subject.isBlank()
                || subject.length() > LONGEST_SUBJECT
                || CONTROL.matcher(subject).find()) {
            throw new IllegalArgumentException("not a subject");
        }
        if (text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("not a text");
        }
    }

    /** One whose copies nobody has to tell from it. */
    public Letter(String to, String subject, String text) {
        this(to, subject, text, null);
    }

    /** Never the recipient or the text: they would end in a log. */
    @Override
    public String toString() {
        return "Letter[]";
    }
}
