package id.kentongan.chat.talk.entity;

import id.kentongan.chat.talk.entity.TalkRefused.Reason;
import id.kentongan.core.database.entity.PublicNumber;
import id.kentongan.core.text.entity.Signs;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to say.
 *
 * @param clientId drawn by who sends it: the same number twice is one message
 * @param words 1 to {@value #LONGEST} characters, in Unicode's composed form
 * @param replyTo number of the message that is answered; null for none
 * @param place where it is; null where nobody has said so
 */
public record NewMessage(
        UUID clientId,
        String words,
        @Nullable Long replyTo,
        @Nullable Place place) {

    /** Characters of a message. */
    public static final int LONGEST = 2_000;

    /** Hashtags of a message. */
    public static final int MOST_TAGS = 10;

    /** Reports that a message speaks of. */
    public static final int MOST_TICKETS = 5;

    private static final int LONGEST_TAG = 40;
    private static final Pattern TICKET =
            Pattern.compile("(?<![\\p{L}\\p{N}-])" + PublicNumber.FORM + "(?![\\p{L}\\p{N}-])");
    private static final Pattern TAG =
            Pattern.compile("(?<![\\p{L}\\p{N}_&#])#([\\p{L}\\p{N}_]{2," + LONGEST_TAG + "})");

    /**
     * @throws TalkRefused if it cannot be said
     */
    public NewMessage {
        words = fit(words);
        if (tags(words).size() > MOST_TAGS) {
            throw new TalkRefused(Reason.TOO_MANY_TAGS);
        }
    }

    /**
     * Without a place.
     *
     * @throws TalkRefused if it cannot be said
     */
    public NewMessage(UUID clientId, String words, @Nullable Long replyTo) {
        this(clientId, words, replyTo, null);
    }

    /** Its hashtags without the sign, in small letters, in their order. */
    public List<String> tags() {
        return List.copyOf(tags(words));
    }

    /** Tickets of reports that its words name, in capital letters as they are written; the first {@value #MOST_TICKETS}. */
    public List<String> tickets() {
        return TICKET.matcher(words)
                .results()
                .map(MatchResult::group)
                .distinct()
                .limit(MOST_TICKETS)
                .toList();
    }

    /**
     * Words as they are kept.
     *
     * @throws TalkRefused if they cannot be said
     */
    public static String fit(String words) {
        if (words.length() > 2 * LONGEST) {
            throw new TalkRefused(Reason.WORDS_TOO_LONG);
        }
        String said = Normalizer.normalize(words, Normalizer.Form.NFC)
                .replace("\r\n", "\n")
                .strip();
        if (said.isEmpty()) {
            throw new TalkRefused(Reason.WORDS_MISSING);
        }
        if (said.codePointCount(0, said.length()) > LONGEST) {
            throw new TalkRefused(Reason.WORDS_TOO_LONG);
        }
        if (said.codePoints().anyMatch(Signs::unfit)) {
            throw new TalkRefused(Reason.UNFIT_CHARACTERS);
        }
        return said;
    }

    private static Set<String> tags(String words) {
        Set<String> tags = new LinkedHashSet<>();
        Matcher found = TAG.matcher(words);
        while (found.find()) {
            tags.add(found.group(1).toLowerCase(Locale.ROOT));
        }
        return tags;
    }
}
