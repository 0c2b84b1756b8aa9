package id.kentongan.core.access.boundary;

import id.kentongan.core.access.control.Denials;
import id.kentongan.core.access.control.Denials.Denial;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Post;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.database.entity.Scope;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Map;

/** Writes into the audit, once a minute, how often who was refused what (OWASP ASVS 5.0, 16.3.2). */
@Stateless
public class DenialDesk {

    private static final Scope OPERATION = Scope.system(Scope.Work.OPERATION);

    @Inject
    Denials denials;

    @Inject
    AuditTrail audit;

    /** Counts that the actor was refused; costs no transaction. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public void count(Actor actor, Action action) {
        int tenant = actor.posts().stream().mapToInt(Post::tenantId).min().orElse(AuditTrail.INSTALLATION);
        denials.count(new Denial(tenant, actor.personId(), action.name()));
    }

    /** Writes down what was counted since the last time, a line for each person and action. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void write() {
        Map<Denial, Integer> taken = denials.take();
        if (taken.isEmpty()) {
            return;
        }
        try {
            OPERATION.run(() -> taken.forEach((denial, count) -> audit.record(
                    denial.tenantId(), denial.personId(), "DENIED", "action:" + denial.action(), count + " x")));
        } catch (RuntimeException e) {
            denials.giveBack(taken);
            throw e;
        }
    }
}
