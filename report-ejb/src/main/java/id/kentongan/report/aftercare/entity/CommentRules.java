package id.kentongan.report.aftercare.entity;

import id.kentongan.core.text.entity.Signs;
import id.kentongan.report.aftercare.entity.CommentRefused.Reason;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * What may be said in public at once, before anybody has read it. These are bounds against spam and against telling the
 * public how to reach somebody; whether something is decent is for people to say.
 */
public final class CommentRules {

    /** Characters. */
    public static final int LONGEST = 1_000;

    /** Of the reason for hiding one. */
    public static final int LONGEST_REASON = 500;

    private static final Pattern LINK = Pattern.compile(
            "(?i)\\b(?:https?|ftp)\\s*:|\\bwww\\s*\\.|\\b(?:wa\\.me|t\\.me|bit\\.ly|s\\.id)\\b"
                    + "|\\b[a-z0-9-]{2,63}\\.(?:com|net|org|info|biz|xyz|top|site|online|shop|link|click|app|io|me|ly|id)\\b");

    /** Nine digits and more, however they are grouped; dates and tickets have letters or fewer between. */
    private static final Pattern CONTACT =
            Pattern.compile("[\\p{L}0-9._%+-]+@[\\p{L}0-9-]+\\.[\\p{L}]{2,}|(?:\\+?\\d[ .()/-]{0,2}){9,}");

    private static final Pattern TICKET = Pattern.compile("\\b[A-Z]{3}-\\d{4}-[0-9]{5}-[0-9]{5}\\b");
    private static final Pattern FLOOD = Pattern.compile("(\\S)\\1{14,}");
    private static final Pattern MANY_LINES = Pattern.compile("\\n{3,}");

    private CommentRules() {}

    /**
     * @param words as somebody typed them
     * @param voice offices may name pages and telephone numbers
     * @return without blanks around, in one form of characters, with no more than one empty line in a row
     * @throws CommentRefused if it cannot be said like that
     */
    public static String fit(String words, Voice voice) {
        if (words.length() > 4 * LONGEST) {
            throw new CommentRefused(Reason.WORDS_TOO_LONG);
        }
        String said = MANY_LINES
                .matcher(Normalizer.normalize(words, Normalizer.Form.NFC)
                        .replace("\r\n", "\n")
                        .strip())
                .replaceAll("\n\n");
        if (said.isEmpty()) {
            throw new CommentRefused(Reason.WORDS_MISSING);
        }
        if (said.codePointCount(0, said.length()) > LONGEST) {
            throw new CommentRefused(Reason.WORDS_TOO_LONG);
        }
        if (said.codePoints().anyMatch(Signs::unfit)) {
            throw new CommentRefused(Reason.UNFIT_CHARACTERS);
        }
        if (voice != Voice.UNIT) {
            // as if typed plainly: wide letters and digits are letters and digits
            String plain = TICKET.matcher(Normalizer.normalize(said, Normalizer.Form.NFKC))
                    .replaceAll("");
            refuseIf(CONTACT.matcher(plain).find(), Reason.CONTACT);
            refuseIf(LINK.matcher(plain).find(), Reason.LINK);
        }
        refuseIf(FLOOD.matcher(said).find(), Reason.FLOOD);
        return said;
    }

    private static void refuseIf(boolean wrong, Reason reason) {
        if (wrong) {
            throw new CommentRefused(reason);
        }
    }
}
