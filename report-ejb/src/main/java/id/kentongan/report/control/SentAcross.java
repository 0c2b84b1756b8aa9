package id.kentongan.report.control;

import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.report.entity.Ticket;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Reports of one government that another one is asked to take over, or has taken over. */
@ApplicationScoped
public class SentAcross {

    private final Sql sql;

    @Inject
    public SentAcross(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected SentAcross() {
        this.sql = null;
    }

    /**
     * Whose rows are shown to somebody who asks for this report: the actor's, and those of the government where it was filed
     * while that one asks one of the actor's to take it over, and after it did. What the actor may do with the report is
     * decided as for any other. Costs a question only for a report of a government that the actor has nothing to do with.
     */
    public Scope scope(Actor actor, int tenantId, String ticket) {
        Optional<Ticket> number = actor.reaches(tenantId) ? Optional.empty() : Ticket.parse(ticket);
        if (number.isEmpty()) {
            return actor.scope();
        }
        boolean sent = actor.scope()
                .call(() -> sql.one(
                        "select 1 from report.proposal where tenant_id = ? and ticket = ?"
                                + " and state in ('PROPOSED', 'ACCEPTED') limit 1",
                        row -> true,
                        tenantId,
                        number.get().value()))
                .isPresent();
        return sent ? actor.scopeWith(tenantId) : actor.scope();
    }
}
