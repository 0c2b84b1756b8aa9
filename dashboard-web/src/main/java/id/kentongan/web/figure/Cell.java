package id.kentongan.web.figure;

import org.jspecify.annotations.Nullable;

/**
 * A cell of a table: as the reader says it, and as a number where it is one.
 *
 * @param said what a page shows; text stays text wherever it goes, and never becomes a formula
 * @param number for who goes on calculating; null for words and for what there is not
 */
public record Cell(String said, @Nullable Double number, Form form) {

    /** What kind of number. */
    public enum Form {
        WORDS,
        /** A whole number. */
        COUNT,
        /** 0 to 100. */
        PERCENT,
        /** With one decimal. */
        DECIMAL,
        /** Whole minutes. */
        MINUTES
    }

    public static Cell words(String said) {
        return new Cell(said, null, Form.WORDS);
    }
}
