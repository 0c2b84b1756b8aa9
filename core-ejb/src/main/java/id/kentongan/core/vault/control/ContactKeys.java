package id.kentongan.core.vault.control;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.logging.Log;
import id.kentongan.core.vault.entity.Contact;
import id.kentongan.core.vault.entity.VaultClosed;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The key that contacts are kept with, and the one before it: what was kept with that is still found and read. Without a
 * key the vault takes nothing in, and reports come without their author rather than not at all.
 */
@ApplicationScoped
public class ContactKeys {

    private static final Logger LOG = Log.of(ContactKeys.class);
    private static final String KEY = "kentongan.contact.key";
    private static final String KEY_BEFORE = "kentongan.contact.old.key";

    private final Settings settings;

    private @Nullable ContactCipher current;

    private @Nullable ContactCipher before;

    @Inject
    public ContactKeys(Settings settings) {
        this.settings = settings;
    }

    /** For the container's proxy. */
    protected ContactKeys() {
        this.settings = null;
    }

    @PostConstruct
    void read() {
        current = cipher(KEY).orElse(null);
        before = cipher(KEY_BEFORE).orElse(null);
        if (current == null) {
            LOG.log(
                    WARNING,
                    "VLT-4001 contacts of reporters are not kept and nobody can sign in by mail: set"
                            + " KENTONGAN_CONTACT_KEY to 32 random characters or more");
        }
    }

    private Optional<ContactCipher> cipher(String name) {
        try {
            return settings.key(name).map(ContactCipher::new);
        } catch (IllegalStateException e) {
            LOG.log(ERROR, "VLT-5001 " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Whether this node can keep contacts. */
    public boolean ready() {
        return current != null;
    }

    /**
     * The name of the key that contacts are kept with now.
     *
     * @throws VaultClosed if this node has no key
     */
    public String id() {
        return current().id();
    }

    /** What a contact is found by: with the key of now, and with the one before or the same again. */
    List<byte[]> lookups(Contact contact) {
        ContactCipher known = current();
        ContactCipher older = before == null ? known : before;
        return List.of(known.lookup(contact), older.lookup(contact));
    }

    /**
     * Enciphers what is kept of a person.
     *
     * @param label what it is, such as {@code E_MAIL}
     * @throws VaultClosed if this node has no key
     */
    public byte[] seal(String label, String text) {
        return current().seal(label, text);
    }

    /**
     * Reads what was kept.
     *
     * @param label what it is, such as {@code E_MAIL}
     * @throws VaultClosed if this node does not have the key that it was kept with
     */
    public String open(String keyId, String label, byte[] sealed) {
        return Stream.of(current(), before)
                .filter(cipher -> cipher != null && cipher.id().equals(keyId))
                .findFirst()
                .orElseThrow(() -> new VaultClosed("kept with the key " + keyId + ", which this node does not have"))
                .open(label, sealed);
    }

    private ContactCipher current() {
        ContactCipher known = current;
        if (known == null) {
            throw new VaultClosed("this node has no key for contacts");
        }
        return known;
    }
}
