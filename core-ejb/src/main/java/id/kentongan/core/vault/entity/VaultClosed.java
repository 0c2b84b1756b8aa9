package id.kentongan.core.vault.entity;

import jakarta.ejb.ApplicationException;

/** This node has no key for contacts, or not the one that something was kept with: an operator has to give it one. */
@ApplicationException(rollback = true)
public class VaultClosed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public VaultClosed(String why) {
        super(why);
    }
}
