package id.kentongan.web.duplicate.view;

/**
 * A report that is probably about the same thing, ready to be shown.
 *
 * @param reason why, as a sentence
 * @param verified whether the public knows its words
 */
public record SimilarCard(
        String ticket,
        String status,
        String category,
        String receivedAt,
        String reason,
        String description,
        boolean verified) {}
