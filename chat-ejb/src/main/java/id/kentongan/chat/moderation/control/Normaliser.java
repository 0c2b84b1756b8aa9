package id.kentongan.chat.moderation.control;

import id.kentongan.chat.moderation.entity.NormalisedText;
import id.kentongan.chat.moderation.entity.Token;
import id.kentongan.chat.moderation.entity.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a text plain for detection: what was written is not changed, and every token knows where it came from. Steps:
 * plain letters; single letters with spaces or dots between them joined (P); signs for letters (L), repeats (R),
 * missing vowels and stars (V) undone. Tokens of digits only are never changed.
 */
public final class Normaliser {

    /** So many characters are read; of a longer text the rest is left out and {@link NormalisedText#cut()} is true. */
    public static final int LONGEST = 2_000;

    /** Which disguises are undone. */
    enum Steps {
        /** For training: signs and repeats. */
        PLAIN,
        /** For detection: all. */
        ALL
    }

    private static final int FEWEST_LETTERS = 3;
    private static final int SHORTEST_INSIDE = 4;

    private final Lexicon lexicon;
    private final Undisguise undisguise;
    private final boolean joining;

    Normaliser(Lexicon lexicon, Steps steps) {
        this.lexicon = lexicon;
        this.joining = steps == Steps.ALL;
        this.undisguise = new Undisguise(lexicon, steps == Steps.ALL);
    }

    /** The text in plain tokens. Time is linear in its length. */
    public NormalisedText normalise(String text) {
        boolean cut = text.length() > LONGEST;
        String read = cut ? text.substring(0, LONGEST) : text;
        PlainLetters letters = new PlainLetters(read);
        int[] starts = letters.starts();
        int[] ends = letters.ends();
        String clean = letters.clean();
        List<Piece> pieces = Pieces.of(clean);
        List<Token> tokens = new ArrayList<>(pieces.size());
        for (int i = 0; i < pieces.size(); ) {
            int run = joining ? singles(clean, pieces, i) : 0;
            if (run >= FEWEST_LETTERS) {
                join(clean, pieces, i, run, tokens, starts, ends);
                i += run;
                continue;
            }
            resolve(clean, pieces.get(i), tokens, starts, ends);
            i++;
        }
        return new NormalisedText(text, clean, starts, ends, tokens, cut || letters.cut());
    }

    private void resolve(String clean, Piece piece, List<Token> tokens, int[] starts, int[] ends) {
        String surface = piece.text(clean);
        if (piece.kind() != Kind.WORD && piece.kind() != Kind.HASHTAG) {
            tokens.add(token(surface, surface, piece, starts, ends));
            return;
        }
        String word = undisguise.word(surface);
        boolean signs = surface.chars().anyMatch(c -> Undisguise.disguising((char) c));
        if (signs && word.equals(surface)) {
            // No word with signs for letters in it: what stands between them are words of their own.
            for (Piece part : Pieces.apart(clean, piece)) {
                String own = part.text(clean);
                tokens.add(token(part.kind() == Kind.NUMBER ? own : undisguise.word(own), own, part, starts, ends));
            }
            return;
        }
        tokens.add(token(word, surface, piece, starts, ends));
    }

    /** How many single characters stand in a row from there, with the same between all of them. */
    private static int singles(String clean, List<Piece> pieces, int from) {
        int count = 0;
        String gap = null;
        for (int i = from; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            boolean single = piece.length() == 1
                    && (piece.kind() == Kind.WORD || piece.kind() == Kind.NUMBER || piece.kind() == Kind.SYMBOL);
            if (!single) {
                break;
            }
            if (i > from) {
                String between = clean.substring(pieces.get(i - 1).end(), piece.start());
                if (between.isEmpty() || between.length() > 3 || gap != null && !gap.equals(between)) {
                    break;
                }
                gap = between;
            }
            count++;
        }
        return count;
    }

    /** Joins a run of single characters where that makes known words; else they stay as they are. */
    private void join(
            String clean, List<Piece> pieces, int from, int run, List<Token> tokens, int[] starts, int[] ends) {
        StringBuilder all = new StringBuilder(run);
        for (int i = from; i < from + run; i++) {
            all.append(pieces.get(i).text(clean));
        }
        String whole = undisguise.word(all.toString());
        if (lexicon.known(whole)) {
            tokens.add(token(whole, all.toString(), span(pieces, from, from + run), starts, ends));
            return;
        }
        String letters = Undisguise.firstReading(all.toString());
        for (int at = 0; at < run; ) {
            int length = longestInside(letters, at);
            if (length == 0) {
                resolve(clean, pieces.get(from + at), tokens, starts, ends);
                at++;
            } else {
                Piece piece = span(pieces, from + at, from + at + length);
                tokens.add(
                        token(letters.substring(at, at + length), all.substring(at, at + length), piece, starts, ends));
                at += length;
            }
        }
    }

    /** The length of the longest word of the rules that is spelt from there, or 0. Looked up only: this runs often. */
    private int longestInside(String letters, int at) {
        int most = Math.min(lexicon.longest(), letters.length() - at);
        for (int length = most; length >= SHORTEST_INSIDE; length--) {
            if (lexicon.spelt(letters.substring(at, at + length))) {
                return length;
            }
        }
        return 0;
    }

    private static Piece span(List<Piece> pieces, int from, int to) {
        return new Piece(Kind.WORD, pieces.get(from).start(), pieces.get(to - 1).end());
    }

    private static Token token(String text, String surface, Piece piece, int[] starts, int[] ends) {
        return new Token(text, surface, piece.kind(), starts[piece.start()], ends[piece.end() - 1]);
    }
}
