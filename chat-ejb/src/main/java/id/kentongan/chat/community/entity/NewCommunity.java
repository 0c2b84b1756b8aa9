package id.kentongan.chat.community.entity;

import id.kentongan.chat.community.entity.CommunityRefused.Reason;
import id.kentongan.core.text.entity.Signs;
import java.text.Normalizer;

/**
 * What somebody wants to found.
 *
 * @param name {@value #SHORTEST_NAME} to {@value #LONGEST_NAME} characters in one line, in Unicode's composed form
 * @param purpose {@value #SHORTEST_PURPOSE} to {@value #LONGEST_PURPOSE} characters
 */
public record NewCommunity(String name, String purpose, Visibility visibility) {

    public static final int SHORTEST_NAME = 3;
    public static final int LONGEST_NAME = 60;
    public static final int SHORTEST_PURPOSE = 10;
    public static final int LONGEST_PURPOSE = 300;

    /**
     * @throws CommunityRefused if it cannot be called so, or be for that
     */
    public NewCommunity {
        name = fit(name.replaceAll("\\s+", " "), SHORTEST_NAME, LONGEST_NAME, Reason.NAME_LENGTH);
        purpose = fit(purpose, SHORTEST_PURPOSE, LONGEST_PURPOSE, Reason.PURPOSE_LENGTH);
    }

    private static String fit(String words, int shortest, int longest, Reason otherwise) {
        // A character has two parts at most, and what is composed is not longer; whoever sends more sends too much.
        if (words.length() > 4 * longest) {
            throw new CommunityRefused(otherwise);
        }
        String said = Normalizer.normalize(words, Normalizer.Form.NFC)
                .replace("\r\n", "\n")
                .strip();
        int length = said.codePointCount(0, said.length());
        if (length < shortest || length > longest) {
            throw new CommunityRefused(otherwise);
        }
        if (said.codePoints().anyMatch(Signs::unfit)) {
            throw new CommunityRefused(Reason.UNFIT_CHARACTERS);
        }
        return said;
    }
}
