package id.kentongan.core.identity.entity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A user name and a password that a person has just chosen; only fit ones can exist. */
public record NewCredentials(String userName, String password) {

    public static final int SHORTEST_PASSWORD = 12;
    public static final int LONGEST_PASSWORD = 128;
    public static final int LONGEST_USER_NAME = 40;

    private static final Pattern USER_NAME = Pattern.compile("[a-z0-9](?:[a-z0-9._-]{1,38})[a-z0-9]");

    /**
     * @throws UnfitCredentials with the reason, if the name or the password is not acceptable
     */
    public NewCredentials {
        userName = foldUserName(userName);
        password = foldPassword(password);
        if (!USER_NAME.matcher(userName).matches()) {
            throw new UnfitCredentials(UnfitCredentials.Reason.USER_NAME_FORM);
        }
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST_PASSWORD) {
            throw new UnfitCredentials(UnfitCredentials.Reason.PASSWORD_TOO_SHORT);
        }
        if (length > LONGEST_PASSWORD) {
            throw new UnfitCredentials(UnfitCredentials.Reason.PASSWORD_TOO_LONG);
        }
        if (password.codePoints().distinct().count() < 5
                || password.toLowerCase(Locale.ROOT).contains(userName)) {
            throw new UnfitCredentials(UnfitCredentials.Reason.PASSWORD_TOO_SIMPLE);
        }
    }

    /** The form in which user names are stored and compared. */
    public static String foldUserName(String userName) {
        return userName.strip().toLowerCase(Locale.ROOT);
    }

    /** One form for the same characters, however the keyboard composed them. */
    public static String foldPassword(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    @Override
    public String toString() {
        return "NewCredentials[userName=" + userName + "]";
    }
}
