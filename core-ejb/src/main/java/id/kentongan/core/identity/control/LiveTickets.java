package id.kentongan.core.identity.control;

import id.kentongan.core.database.control.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/** Tickets for live pages: each lets one page in, once, within half a minute, on any node. */
@ApplicationScoped
public class LiveTickets {

    private static final int TICKET_LENGTH = 43;

    private final Sql sql;

    @Inject
    public LiveTickets(Sql sql) {
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected LiveTickets() {
        this.sql = null;
    }

    /**
     * Draws a ticket, and takes some away that were never used.
     *
     * @param address of the client, in any form
     */
    public String issue(UUID sessionId, String address) {
        String ticket = Secrets.draw();
        sql.update("""
                with old as (
                    delete from core.live_ticket where ticket_hash in (
                        select ticket_hash from core.live_ticket where expires_at < now()
                        order by expires_at limit 50 for update skip locked))
                insert into core.live_ticket (ticket_hash, session_id, address_hash, expires_at)
                values (?, ?, ?, now() + interval '30 seconds')
                """, Secrets.hash(ticket), sessionId, Secrets.hash(address));
        return ticket;
    }

    /**
     * Uses a ticket up. Somebody else's stays good for its owner.
     *
     * @return where it was asked from, unreadably; empty for a ticket that is none, was used, is too old or is somebody
     *     else's
     */
    public Optional<String> redeem(String ticket, UUID sessionId) {
        if (ticket.length() != TICKET_LENGTH) {
            return Optional.empty();
        }
        return sql.one(
                "delete from core.live_ticket where ticket_hash = ? and session_id = ? and expires_at > now()"
                        + " returning address_hash",
                row -> HexFormat.of().formatHex(row.getBytes(1)),
                Secrets.hash(ticket),
                sessionId);
    }
}
