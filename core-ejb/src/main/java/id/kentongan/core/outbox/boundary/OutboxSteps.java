package id.kentongan.core.outbox.boundary;

import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.outbox.control.DeadLetters;
import id.kentongan.core.outbox.control.Outbox;
import id.kentongan.core.outbox.entity.OutboxMessage;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;

/** The relay's steps in the database, each a transaction of its own. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class OutboxSteps {

    private static final Scope RELAY = Scope.system(Scope.Work.RELAY);

    @Inject
    private Outbox outbox;

    @Inject
    private DeadLetters deadLetters;

    public List<OutboxMessage> lease(int most) {
        return RELAY.call(() -> outbox.lease(most));
    }

    public void published(List<OutboxMessage> messages) {
        RELAY.run(() -> outbox.published(messages));
    }

    public void handBack(List<OutboxMessage> messages) {
        RELAY.run(() -> outbox.handBack(messages));
    }

    /** Closes dead letters of messages that had their effect after all. */
    public int closeApplied() {
        return RELAY.call(deadLetters::closeApplied);
    }

    public int resendStale(int olderThanSeconds, int most) {
        return RELAY.call(() -> outbox.resendStale(olderThanSeconds, most));
    }
}
