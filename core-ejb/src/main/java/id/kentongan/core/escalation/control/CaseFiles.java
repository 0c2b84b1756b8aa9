package id.kentongan.core.escalation.control;

import id.kentongan.core.database.entity.TenantKey;
import id.kentongan.core.escalation.entity.Case;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;

/**
 * All cases. An EJB, because Payara Server looks a persistence unit up in the module of the component that runs: asked
 * from another module, a plain bean would not find it.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class CaseFiles {

    @PersistenceContext(unitName = "core")
    private EntityManager entities;

    public void add(Case opened) {
        entities.persist(opened);
    }

    public Optional<Case> find(int tenantId, UUID id) {
        return Optional.ofNullable(entities.find(Case.class, new TenantKey(tenantId, id)));
    }
}
