package id.kentongan.core.identity.boundary;

import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.identity.control.KeyRing;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Keys of partner systems that send reports. A revoked one may be used for five seconds more. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ApiKeys {

    private static final int LONGEST_KEY = 200;

    /** A key says whose work begins; until it is found that is unknown. */
    private static final Scope ASKING = Scope.system(Scope.Work.API_KEYS);

    @Inject
    KeyRing ring;

    /** Whether the key is one at all, for whatever jurisdiction. */
    public boolean known(String key) {
        return possible(key) && ASKING.call(() -> ring.known(key));
    }

    /** Whether the key was found to be one within the last minute; answered from memory. */
    public boolean remembered(String key) {
        return possible(key) && ring.remembered(key);
    }

    /** Whether the key may file reports in this jurisdiction. */
    public boolean valid(String key, int tenantId) {
        return find(key, tenantId).isPresent();
    }

    /** @return the id of the key, if it may file reports in this jurisdiction */
    public Optional<UUID> find(String key, int tenantId) {
        return possible(key) ? ASKING.call(() -> ring.find(key, tenantId)) : Optional.empty();
    }

    private static boolean possible(String key) {
        return !key.isEmpty() && key.length() <= LONGEST_KEY;
    }
}
