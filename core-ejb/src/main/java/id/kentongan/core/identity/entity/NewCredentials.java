package id.kentongan.core.identity.entity;

import java.util.Locale;
import java.util.regex.Pattern;

/** A user name and a password that a person has just chosen; only fit ones can exist. */
public record NewCredentials(String userName, String password) {

    public static final int SHORTEST_PASSWORD = NewPassword.SHORTEST_OF_STAFF;
    public static final int LONGEST_PASSWORD = NewPassword.LONGEST;
    public static final int LONGEST_USER_NAME = 40;

    private static final Pattern USER_NAME = Pattern.compile("[a-z0-9](?:[a-z0-9._-]{1,38})[a-z0-9]");

    /**
     * @throws UnfitCredentials with the reason, if the name or the password is not acceptable
     */
    public NewCredentials {
        userName = foldUserName(userName);
        if (!USER_NAME.matcher(userName).matches()) {
            throw new UnfitCredentials(UnfitCredentials.Reason.USER_NAME_FORM);
        }
        password = NewPassword.of(password, SHORTEST_PASSWORD, userName).text();
    }

    /** The form in which user names are stored and compared. */
    public static String foldUserName(String userName) {
        return userName.strip().toLowerCase(Locale.ROOT);
    }

    /** One form for the same characters, however the keyboard composed them. */
    public static String foldPassword(String password) {
        return NewPassword.fold(password);
    }

    @Override
    public String toString() {
        return "NewCredentials[userName=" + userName + "]";
    }
}
