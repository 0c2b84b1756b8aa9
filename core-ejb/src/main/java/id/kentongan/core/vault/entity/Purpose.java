package id.kentongan.core.vault.entity;

/** What the vault is asked for. Each of its functions answers for some purposes and stops the transaction for others. */
public enum Purpose {
    /** Somebody shows who they are. */
    SIGN_IN,
    /** Telling a person about something that is theirs. */
    NOTICE,
    /** A person asks for their own data, or to be forgotten. */
    RIGHTS,
    /** What was kept long enough is taken away. */
    RETENTION
}
