package id.kentongan.chat.moderation.control;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * A text in small letters of the plain alphabet where a letter only looks different: compatibility forms (NFKC's),
 * marks, and letters of other scripts that look like Latin ones. Every character keeps the way back to the original.
 */
final class PlainLetters {

    /** No code point is made of more; the longest one known is 18. */
    private static final int LONGEST_EXPANSION = 18;

    /** What becomes longer than this was written to be long. */
    static final int LONGEST = 2 * Normaliser.LONGEST;

    private static final Map<Integer, Character> LOOK_ALIKE = new HashMap<>();

    static {
        // Capital letters first: some look like another Latin letter than their small sisters.
        alike("АВЕКМНОРСТУХЅІЈԚԜ", "abekmhopctyxsijqw");
        alike("авекмнорстухѕіјԁһӏԛԝгп", "abekmhopctyxsijdhlqwrn");
        alike("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "abezhikmnoptyx");
        alike("αοντρυικεη", "aovtpuiken");
        alike("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnopqrstuvwyz");
        alike("ɡɑıłøđß", "gailods");
        for (int i = 0; i < 26; i++) {
            char letter = (char) ('a' + i);
            LOOK_ALIKE.put(0x1F1E6 + i, letter);
            LOOK_ALIKE.put(0x1F150 + i, letter);
            LOOK_ALIKE.put(0x1F170 + i, letter);
        }
    }

    private final StringBuilder clean;
    private int[] starts;
    private int[] ends;

    private final boolean cut;

    PlainLetters(String text) {
        clean = new StringBuilder(text.length());
        starts = new int[text.length() + LONGEST_EXPANSION];
        ends = new int[text.length() + LONGEST_EXPANSION];
        int at = 0;
        while (at < text.length() && clean.length() < LONGEST) {
            int point = text.codePointAt(at);
            int next = at + Character.charCount(point);
            take(point, at, next);
            at = next;
        }
        cut = at < text.length();
    }

    /** Whether the text goes on behind what was taken. */
    boolean cut() {
        return cut;
    }

    String clean() {
        return clean.toString();
    }

    int[] starts() {
        return java.util.Arrays.copyOf(starts, clean.length());
    }

    int[] ends() {
        return java.util.Arrays.copyOf(ends, clean.length());
    }

    private void take(int point, int start, int end) {
        if (point < 0x80) {
            add((char) Character.toLowerCase(point), start, end);
            return;
        }
        Character alike = LOOK_ALIKE.get(point);
        if (alike != null) {
            add(alike, start, end);
            return;
        }
        if (dropped(point)) {
            return;
        }
        String parts = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKD);
        int taken = 0;
        for (int i = 0; i < parts.length() && taken < LONGEST_EXPANSION; taken++) {
            int part = parts.codePointAt(i);
            i += Character.charCount(part);
            if (dropped(part)) {
                continue;
            }
            Character plain = LOOK_ALIKE.get(part);
            if (plain != null) {
                add(plain, start, end);
                continue;
            }
            for (char c : Character.toChars(Character.toLowerCase(part))) {
                add(c, start, end);
            }
        }
    }

    /** Marks above and below letters, joiners and other characters without a width. */
    private static boolean dropped(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT
                || point >= 0xFE00 && point <= 0xFE0F;
    }

    private void add(char c, int start, int end) {
        int at = clean.length();
        if (at == starts.length) {
            starts = java.util.Arrays.copyOf(starts, at * 2);
            ends = java.util.Arrays.copyOf(ends, at * 2);
        }
        starts[at] = start;
        ends[at] = end;
        clean.append(c);
    }

    private static void alike(String foreign, String latin) {
        int[] points = foreign.codePoints().toArray();
        if (points.length != latin.length()) {
            throw new IllegalStateException("not as many letters on both sides: " + foreign);
        }
        for (int i = 0; i < points.length; i++) {
            LOOK_ALIKE.put(points[i], latin.charAt(i));
        }
    }
}
