package id.kentongan.report.duplicate.boundary;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.report.control.verification.NoTwins;
import id.kentongan.report.control.verification.Twins;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Clusters, for who decides in the queue of verification. */
@ApplicationScoped
public class ClusterTwins implements Twins {

    @Inject
    private ClusterDesk desk;

    @Override
    public void join(Actor actor, int tenantId, String ticket, String mainTicket) {
        try {
            desk.merge(actor, tenantId, ticket, mainTicket);
        } catch (CannotMerge e) {
            throw new NoTwins(e.reason().name());
        }
    }

    @Override
    public void part(Actor actor, int tenantId, String ticket) {
        try {
            desk.unmerge(actor, tenantId, ticket);
        } catch (CannotMerge e) {
            throw new NoTwins(e.reason().name());
        }
    }
}
