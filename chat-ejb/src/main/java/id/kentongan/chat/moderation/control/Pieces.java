package id.kentongan.chat.moderation.control;

import id.kentongan.chat.moderation.entity.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Takes a plain text apart: words, numbers, hashtags, mentions, addresses, signs. */
final class Pieces {

    private static final int LONGEST_ADDRESS = 300;
    private static final Pattern EMAIL =
            Pattern.compile("[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){1,4}");

    private static final Pattern URL = Pattern.compile(
            "(?:https?://\\S+|www\\.\\S+|[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){0,3}\\.(?:com|net|org|info|xyz|id|co|me|ly|gg|io|"
                    + "to|link|site|online|club|vip|app|click|shop|live|win|bet|top|asia|tk|cc|biz|store|fun|pro|page)(?:[/:?]\\S*)?)");

    private Pieces() {}

    static List<Piece> of(String clean) {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < clean.length(); ) {
            if (blank(clean.charAt(i))) {
                i++;
                continue;
            }
            int end = i;
            while (end < clean.length() && !blank(clean.charAt(end))) {
                end++;
            }
            chunk(clean, i, end, pieces);
            i = end;
        }
        return pieces;
    }

    /** The pieces of a word when the signs in it are no letters. */
    static List<Piece> apart(String clean, Piece word) {
        List<Piece> parts = new ArrayList<>();
        int i = word.start();
        while (i < word.end()) {
            int end = i;
            while (end < word.end() && (wordy(clean.charAt(end)) || apostrophe(clean, end))) {
                end++;
            }
            if (end > i) {
                parts.add(new Piece(digits(clean, i, end) ? Kind.NUMBER : Kind.WORD, i, end));
            }
            i = Math.max(end, i + 1);
        }
        return parts;
    }

    private static void chunk(String clean, int start, int end, List<Piece> pieces) {
        int from = start;
        int to = end;
        while (from < to && "(\"'[{<«“‘,;:".indexOf(clean.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && ".,;:!?)\"'>]}»”’…".indexOf(clean.charAt(to - 1)) >= 0) {
            to--;
        }
        if (to - from >= 4 && to - from <= LONGEST_ADDRESS) {
            String address = clean.substring(from, to);
            if (address.indexOf('@') > 0 && EMAIL.matcher(address).matches()) {
                pieces.add(new Piece(Kind.EMAIL, from, to));
                return;
            }
            if (address.indexOf('.') > 0 && URL.matcher(address).matches()) {
                pieces.add(new Piece(Kind.URL, from, to));
                return;
            }
        }
        for (int i = start; i < end; ) {
            i = next(clean, start, i, end, pieces);
        }
    }

    private static int next(String clean, int chunk, int i, int end, List<Piece> pieces) {
        char c = clean.charAt(i);
        boolean marked = (c == '#' || c == '@') && i + 1 < end && Character.isLetterOrDigit(clean.charAt(i + 1));
        if (marked && (i == chunk || !wordy(clean.charAt(i - 1)))) {
            int stop = i + 1;
            while (stop < end && (wordy(clean.charAt(stop)) || clean.charAt(stop) == '_')) {
                stop++;
            }
            pieces.add(new Piece(c == '#' ? Kind.HASHTAG : Kind.MENTION, i, stop));
            return stop;
        }
        boolean dollar = c == '$' && i + 1 < end && Character.isLetter(clean.charAt(i + 1));
        if (wordy(c) || dollar) {
            int stop = wordEnd(clean, chunk, i, end);
            pieces.add(new Piece(digits(clean, i, stop) ? Kind.NUMBER : Kind.WORD, i, stop));
            return stop;
        }
        int point = clean.codePointAt(i);
        int length = Character.charCount(point);
        boolean letterlike = Undisguise.disguising(c) && c != '*' && end - chunk <= 1;
        if (Character.getType(point) == Character.OTHER_SYMBOL || letterlike) {
            pieces.add(new Piece(Kind.SYMBOL, i, Math.min(i + length, end)));
        }
        return Math.min(i + length, end);
    }

    /** Where a word ends: signs count as its letters when a letter follows, stars at its end when there are two. */
    private static int wordEnd(String clean, int chunk, int start, int end) {
        int stop = start + 1;
        while (stop < end) {
            char c = clean.charAt(stop);
            if (wordy(c) || apostrophe(clean, stop)) {
                stop++;
                continue;
            }
            if (!Undisguise.disguising(c)) {
                break;
            }
            int behind = stop;
            while (behind < end && Undisguise.disguising(clean.charAt(behind))) {
                behind++;
            }
            boolean inside = behind < end && wordy(clean.charAt(behind));
            boolean masked = c == '*' && behind - stop >= 2 && (start == chunk || clean.charAt(start - 1) != '*');
            if (!inside && !masked) {
                break;
            }
            stop = behind;
        }
        return stop;
    }

    private static boolean apostrophe(String clean, int at) {
        char c = clean.charAt(at);
        return (c == '\'' || c == '’')
                && at > 0
                && at + 1 < clean.length()
                && Character.isLetter(clean.charAt(at - 1))
                && Character.isLetter(clean.charAt(at + 1));
    }

    private static boolean digits(String clean, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Character.isDigit(clean.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean wordy(char c) {
        return Character.isLetterOrDigit(c);
    }

    private static boolean blank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
