package id.kentongan.core.pseudonym.boundary;

import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.pseudonym.control.Pseudonyms;
import id.kentongan.core.pseudonym.entity.Choice;
import id.kentongan.core.pseudonym.entity.Pseudonym;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Where people get the names that others in their kelurahan see. */
@Stateless
public class PseudonymDesk {

    /** How many names are shown to choose from. */
    public static final int PROPOSALS = 3;

    @Inject
    private Pseudonyms pseudonyms;

    /**
     * The person's pseudonym in a kelurahan, made now if there was none.
     *
     * @throws id.kentongan.core.vault.entity.VaultClosed if this node has no key for pseudonyms
     */
    public Pseudonym of(UUID person, Tenant tenant, AreaCode kelurahan) {
        return Scope.tenant(tenant.id()).call(() -> pseudonyms.of(person, tenant.id(), kelurahan));
    }

    /** Names that are free there at this moment; other ones each time. */
    public List<String> proposals(Tenant tenant, AreaCode kelurahan) {
        return Scope.tenant(tenant.id()).call(() -> pseudonyms.proposals(tenant.id(), kelurahan, PROPOSALS));
    }

    /**
     * Takes one of the names that were proposed.
     *
     * @throws id.kentongan.core.vault.entity.VaultClosed if this node has no key for pseudonyms
     */
    public Choice choose(UUID person, Tenant tenant, AreaCode kelurahan, String name) {
        return Scope.tenant(tenant.id()).call(() -> pseudonyms.choose(person, tenant.id(), kelurahan, name));
    }
}
