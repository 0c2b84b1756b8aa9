package id.kentongan.core.reveal.entity;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody asks to open who wrote a report.
 *
 * @param reason {@value #SHORTEST_REASON} to {@value #LONGEST_REASON} characters
 * @param bar the rule by which the reporter is not told; null: they are told
 */
public record RevealWish(
        LegalBasis basis, String reason, @Nullable NoticeBar bar) {

    public static final int SHORTEST_REASON = 20;
    public static final int LONGEST_REASON = 1_000;

    public RevealWish {
        if (reason(reason, SHORTEST_REASON).isEmpty()) {
            throw new IllegalArgumentException("no reason");
        }
    }

    /**
     * @param shortest number of characters
     * @return the words without spaces around them; empty if they are too few, too many, or not words
     */
    public static Optional<String> reason(@Nullable String words, int shortest) {
        String text = words == null ? "" : words.strip().replace("\r\n", "\n");
        int length = text.codePointCount(0, text.length());
        boolean legible = text.codePoints().allMatch(point -> point == '\n' || !Character.isISOControl(point));
        return length >= shortest && length <= LONGEST_REASON && legible ? Optional.of(text) : Optional.empty();
    }
}
