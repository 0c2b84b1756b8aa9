package id.kentongan.chat.moderation.entity;

import java.util.List;

/**
 * A text made plain for detection, with the way back to what was written. It is never shown and never stored: people
 * read the original.
 */
public final class NormalisedText {

    private final String original;
    private final String clean;
    private final int[] starts;
    private final int[] ends;
    private final List<Token> tokens;
    private final boolean cut;

    /**
     * @param clean the text in plain small letters, its disguises still in place
     * @param starts for each character of {@code clean}, where what it was made of begins in {@code original}
     * @param ends for each, where that ends
     * @param cut whether the original went on after what was read
     */
    public NormalisedText(String original, String clean, int[] starts, int[] ends, List<Token> tokens, boolean cut) {
        this.original = original;
        this.clean = clean;
        this.starts = starts.clone();
        this.ends = ends.clone();
        this.tokens = List.copyOf(tokens);
        this.cut = cut;
    }

    public String original() {
        return original;
    }

    /** Plain small letters: what regular expressions see. */
    public String clean() {
        return clean;
    }

    public List<Token> tokens() {
        return tokens;
    }

    /** Whether the text was too long and its end was not read. */
    public boolean cut() {
        return cut;
    }

    /** Where in the original the character of {@link #clean()} at that index begins. */
    public int startOf(int index) {
        return starts[index];
    }

    /** Where in the original the character of {@link #clean()} at that index ends. */
    public int endOf(int index) {
        return ends[index];
    }
}
