package id.kentongan.core.vault.entity;

/** How a person can be reached. */
public enum ContactKind {
    E_MAIL,
    PHONE
}
