package id.kentongan.core.identity.boundary;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.identity.control.LiveTickets;
import id.kentongan.core.identity.entity.Visit;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;

/** Lets open pages in at the live socket: with a ticket that their own session has asked for a moment ago. */
@Stateless
public class LiveDesk {

    @Inject
    LiveTickets tickets;

    /**
     * @param address of the client, for the bound of sockets from one address
     * @return a ticket that is good once within 30 seconds; empty for somebody of staff who has neither a board nor a
     *     room to hear of
     */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<String> ticket(Visit visit, String address) {
        return visit.actor()
                .filter(actor -> !visit.staff() || Access.listens(actor))
                .map(actor -> tickets.issue(visit.sessionId(), address));
    }

    /**
     * @param ticket as the page sent it; whatever it is
     * @return where it was asked from, in a form that is good for comparing alone; empty when it opens nothing
     */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<String> redeem(String ticket, Visit visit) {
        return tickets.redeem(ticket, visit.sessionId());
    }
}
