package id.kentongan.chat.moderation.entity;

/**
 * A rumour that has been looked into.
 *
 * @param text as it goes round, 20 to 2,000 characters
 * @param clarification where it is answered: an address beginning with {@code https://}
 */
public record Claim(String id, String text, String clarification) {

    private static final int SHORTEST = 20;
    private static final int LONGEST = 2_000;

    public Claim {
        if (text.length() < SHORTEST || text.length() > LONGEST) {
            throw new IllegalArgumentException("a claim has from 20 to 2000 characters, not " + text.length());
        }
        if (!clarification.startsWith("https://")) {
            throw new IllegalArgumentException("a clarification is an address beginning with https://");
        }
    }
}
