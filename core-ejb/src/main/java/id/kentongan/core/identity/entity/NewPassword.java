package id.kentongan.core.identity.entity;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A password that a person has just chosen; only a fit one can exist. What counts is how long it is and whether guessers
 * try it first; nobody is told to mix kinds of characters (NIST SP 800-63B 5.1.1.2, ASVS 6.2).
 */
public record NewPassword(String text) {

    public static final int SHORTEST = 8;

    /** Of staff, who can do more. */
    public static final int SHORTEST_OF_STAFF = 12;

    public static final int LONGEST = 128;

    private static final int FEWEST_DIFFERENT = 5;

    /**
     * @param chosen as it was typed
     * @param shortest {@link #SHORTEST} or {@link #SHORTEST_OF_STAFF}
     * @param name what the password must not contain, such as the user name
     * @throws UnfitCredentials with the reason, if it is not acceptable
     */
    public static NewPassword of(String chosen, int shortest, String name) {
        NewPassword password = new NewPassword(fold(chosen));
        int length = password.text.codePointCount(0, password.text.length());
        if (length < shortest) {
            throw new UnfitCredentials(UnfitCredentials.Reason.PASSWORD_TOO_SHORT);
        }
        if (length > LONGEST) {
            throw new UnfitCredentials(UnfitCredentials.Reason.PASSWORD_TOO_LONG);
        }
        if (password.text.codePoints().distinct().count() < FEWEST_DIFFERENT
                || !name.isEmpty() && password.text.toLowerCase(Locale.ROOT).contains(name)) {
            throw new UnfitCredentials(UnfitCredentials.Reason.PASSWORD_TOO_SIMPLE);
        }
        if (CommonPasswords.contain(password.text)) {
            throw new UnfitCredentials(UnfitCredentials.Reason.PASSWORD_COMMON);
        }
        return password;
    }

    /** One form for the same characters, however the keyboard composed them. */
    public static String fold(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    @Override
    public String toString() {
        return "NewPassword[]";
    }
}
