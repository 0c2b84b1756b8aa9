package id.kentongan.core.identity.entity;

/** How a person proved to be who the account says. */
public enum SignInMethod {
    PASSWORD,
    /** A password, and then the code of an authenticator. */
    TOTP,
    /** A password, and then one of the codes that were kept for the day when the authenticator is lost. */
    RECOVERY_CODE,
    /** The provider of the person's government said so. */
    OPENID,
    /** A code that was sent to the person's address. */
    MAIL_CODE
}
