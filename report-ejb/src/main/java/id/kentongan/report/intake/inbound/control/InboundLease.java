package id.kentongan.report.intake.inbound.control;

import id.kentongan.core.database.control.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Of several nodes one reads the mailbox, until it has not said for two minutes that it still does. */
@ApplicationScoped
public class InboundLease {

    private static final String MAIL = "mail";

    private final UUID holder = UUID.randomUUID();
    private final Sql sql;

    @Inject
    public InboundLease(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected InboundLease() {
        this.sql = null;
    }

    /** Takes the lease or keeps it. Each node asks before each letter. */
    public boolean held() {
        return sql.update(
                        "insert into report.inbound_lease as l (name, holder, until)"
                                + " values (?, ?, now() + interval '2 minutes') on conflict (name) do update"
                                + " set holder = excluded.holder, until = excluded.until"
                                + " where l.holder = excluded.holder or l.until < now()",
                        MAIL,
                        holder)
                == 1;
    }
}
