package id.kentongan.core.identity.boundary;

import id.kentongan.core.identity.control.IdentityKey;
import id.kentongan.core.identity.entity.Arrival;
import id.kentongan.core.identity.entity.Entry;
import id.kentongan.core.mail.boundary.MailDesk;
import id.kentongan.core.mail.entity.Letter;
import id.kentongan.core.vault.boundary.Vault;
import id.kentongan.core.vault.entity.Contact;
import id.kentongan.core.vault.entity.ContactKind;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/**
 * Signing in with a code that is sent to one's address. Whoever has an address can: the first time makes a citizen of them,
 * so there is nothing to learn from it about who has been here before.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MailCodeSignIn {

    /** In the text of the letter, where the code stands. */
    public static final String CODE = "{code}";

    private static final int LONGEST_CODE = 20;

    @Inject
    CitizenAccounts citizens;

    @Inject
    Vault vault;

    @Inject
    MailDesk mail;

    @Inject
    IdentityKey key;

    /** Whether people can sign in this way here. */
    public boolean offered() {
        return key.present() && vault.ready();
    }

    /**
     * Sends a code, unless the address has had three in this hour.
     *
     * @param written as somebody wrote it
     * @param subject of the letter
     * @param text of the letter, with {@value #CODE} in it
     * @return under which the code can be used, whether one was sent or not; empty if it is no address
     */
    public Optional<UUID> send(String written, String subject, String text) {
        return Contact.of(ContactKind.E_MAIL, written).map(contact -> {
            UUID id = UUID.randomUUID();
            citizens.draw(id, contact.value())
                    .ifPresent(code -> mail.send(new Letter(contact.value(), subject, text.replace(CODE, code))));
            return id;
        });
    }

    /**
     * @param id from {@link #send}
     * @param written the same address once more
     * @return the session; empty for a wrong, used or old code, after five tries, and for who is not welcome
     */
    public Optional<Entry> signIn(UUID id, String written, String code, Arrival arrival) {
        String digits = code.length() > LONGEST_CODE ? "" : code.replaceAll("[\\s-]", "");
        return Contact.of(ContactKind.E_MAIL, written)
                .filter(contact -> citizens.use(id, contact.value(), digits))
                .flatMap(contact -> citizens.admit(vault.enrol(contact), arrival));
    }
}
