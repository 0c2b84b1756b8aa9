package id.kentongan.core.vault.boundary;

import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Level;
import id.kentongan.core.vault.control.ContactKeys;
import id.kentongan.core.vault.control.People;
import id.kentongan.core.vault.entity.AgeBand;
import id.kentongan.core.vault.entity.Consent;
import id.kentongan.core.vault.entity.Contact;
import id.kentongan.core.vault.entity.ContactKind;
import id.kentongan.core.vault.entity.Move;
import id.kentongan.core.vault.entity.NewConsent;
import id.kentongan.core.vault.entity.Purpose;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where people are enrolled, found, asked and forgotten. What leaves is a random number, or what a named purpose needs;
 * whatever is read of a person stands in the audit, in the same transaction.
 *
 * <p>People are no tenant's, so it works in a scope of its own, whatever the caller's is.
 */
@Stateless
public class Vault {

    private static final Scope PEOPLE = Scope.system(Scope.Work.PEOPLE);

    @Inject
    private People people;

    @Inject
    private ContactKeys keys;

    /** Whether this node has the key that contacts are kept with; without it everything else here is refused. */
    public boolean ready() {
        return keys.ready();
    }

    /**
     * Whose contact it is. Takes the same time whether there is somebody or not.
     *
     * @param written as somebody wrote it
     * @return the person who has shown that it is theirs; empty for nobody's, and for what is no contact
     * @throws id.kentongan.core.vault.entity.VaultClosed if this node has no key
     */
    public Optional<UUID> personOf(ContactKind kind, String written) {
        return Contact.of(kind, written).flatMap(contact -> PEOPLE.call(() -> people.find(Purpose.SIGN_IN, contact)));
    }

    /**
     * Takes in who has just shown that the contact is theirs, such as by a code that was sent to it. Of several at once
     * all get the same person.
     *
     * @return the person's random number, new or known
     * @throws id.kentongan.core.vault.entity.VaultClosed if this node has no key
     */
    public UUID enrol(Contact contact) {
        return PEOPLE.call(() -> people.enrol(Purpose.SIGN_IN, contact));
    }

    /**
     * Gives a person another contact, after they have shown that it is theirs.
     *
     * @return false if it is another person's, or there is no such person
     * @throws id.kentongan.core.vault.entity.VaultClosed if this node has no key
     */
    public boolean addContact(UUID person, Contact contact) {
        return PEOPLE.call(() -> people.add(Purpose.SIGN_IN, person, contact));
    }

    /**
     * Where to send something to a person; stands in the audit each time.
     *
     * @param purpose {@code SIGN_IN}, {@code NOTICE} or {@code RIGHTS}; the database refuses others
     * @return empty if the person has no such contact
     * @throws id.kentongan.core.vault.entity.VaultClosed if this node does not have the key that it was kept with
     */
    public Optional<String> addressOf(UUID person, ContactKind kind, Purpose purpose) {
        return PEOPLE.call(() -> people.address(purpose, person, kind));
    }

    /** @return false if there is no such person */
    public boolean setAgeBand(UUID person, AgeBand band) {
        return PEOPLE.call(() -> people.setAgeBand(person, band));
    }

    /** Empty for who has not said. */
    public Optional<AgeBand> ageBand(UUID person) {
        return PEOPLE.call(() -> people.ageBand(person));
    }

    /**
     * Says where a person lives, as far as neighbours' rooms need it. To another kelurahan one moves once in 30 days.
     *
     * @param area a kelurahan or desa, or an RW of one
     * @throws IllegalArgumentException if it is another kind of area
     */
    public Move setHome(UUID person, AreaCode area) {
        if (area.level() != Level.KELURAHAN && area.level() != Level.RW) {
            throw new IllegalArgumentException(area + " is neither a kelurahan nor an RW");
        }
        return PEOPLE.call(() -> people.setHome(person, area));
    }

    /** Empty for who has not said. */
    public Optional<AreaCode> home(UUID person) {
        return PEOPLE.call(() -> people.home(person));
    }

    /**
     * Keeps a consent. One to an older text about the same ends with it.
     *
     * @param id drawn by the caller
     * @return false if it is in force already, or there is no such person
     */
    public boolean consent(UUID id, UUID person, NewConsent consent) {
        return PEOPLE.call(() -> people.consent(id, person, consent));
    }

    /**
     * @param tenantId the government that it was given to; null for the installation
     * @return false if none was in force
     */
    public boolean withdraw(UUID person, @Nullable Integer tenantId, String topic) {
        return PEOPLE.call(() -> people.withdraw(person, tenantId, topic));
    }

    /** A person's own ledger, oldest first, with what was withdrawn; stands in the audit each time. */
    public List<Consent> consents(UUID person) {
        return PEOPLE.call(() -> people.consents(Purpose.RIGHTS, person));
    }

    /**
     * Forgets a person: contacts, names, consents, who wrote which report; and what others' reports were filed with the
     * same contacts. There is no way back.
     *
     * @param purpose {@code RIGHTS} or {@code RETENTION}; the database refuses others
     * @return false if there is no such person
     */
    public boolean erase(UUID person, Purpose purpose) {
        return PEOPLE.call(() -> people.erase(purpose, person));
    }
}
