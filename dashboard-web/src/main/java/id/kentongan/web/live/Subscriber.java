package id.kentongan.web.live;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Ground;
import id.kentongan.core.identity.entity.Visit;
import id.kentongan.core.organisation.entity.Unit;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCode;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * One open page. The socket has no back-pressure of its own, so here is a short queue with one message in flight; a page
 * that cannot keep up is closed with 1013 (try again later) and catches up from the database when it comes back.
 */
class Subscriber {

    static final int LONGEST_QUEUE = 256;

    private static final long TICKET_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Session socket;
    private final Visit visit;
    private final long since = System.nanoTime();
    private final Deque<String> queue = new ArrayDeque<>();
    private volatile Set<UUID> units;
    private volatile Set<Ground> grounds;
    private volatile boolean watching;
    private volatile boolean admitted;
    private boolean sending;
    private volatile boolean overflown;

    /** @param visit the session of the person whose page it is */
    Subscriber(Session socket, Visit visit) {
        this.socket = socket;
        this.visit = visit;
        this.units = units(visit);
        this.grounds = grounds(visit);
    }

    boolean hears(UUID unit) {
        return admitted && units.contains(unit);
    }

    /** It wants to hear of its whole area, and not of its own boards alone. */
    void watchArea() {
        watching = true;
    }

    /** Whether it has asked to hear of its area. */
    boolean watchesArea() {
        return admitted && watching;
    }

    /** Whether the unit is one of those whose area it watches. */
    boolean watches(Unit unit) {
        return watchesArea()
                && grounds.stream()
                        .anyMatch(ground -> ground.tenantId() == unit.tenantId()
                                && unit.area().within(ground.area()));
    }

    /** As it was at the handshake. */
    Visit visit() {
        return visit;
    }

    UUID sessionId() {
        return visit.sessionId();
    }

    /** It has shown its ticket, and hears from now on. */
    void admit() {
        admitted = true;
    }

    boolean admitted() {
        return admitted;
    }

    /** Whether it has been open for some time and shown no ticket. */
    boolean overdue() {
        return !admitted && System.nanoTime() - since > TICKET_NANOS;
    }

    /** The person may have moved to other units. */
    void moved(Visit visit) {
        units = units(visit);
        grounds = grounds(visit);
    }

    /** Whether somebody of staff has no board left that they may hear of; a citizen has rooms and an inbox. */
    boolean deaf() {
        return visit.staff() && units.isEmpty();
    }

    private static Set<UUID> units(Visit visit) {
        return visit.actor()
                .map(actor -> Access.unitsOf(actor, Action.HEAR_BOARD))
                .orElse(Set.of());
    }

    private static Set<Ground> grounds(Visit visit) {
        return visit.actor()
                .map(actor -> Access.groundOf(actor, Action.READ_REPORT))
                .orElse(Set.of());
    }

    void send(String message) {
        synchronized (queue) {
            if (overflown) {
                return;
            }
            overflown = queue.size() >= LONGEST_QUEUE;
            if (!overflown) {
                queue.addLast(message);
            }
        }
        if (overflown) {
            close(CloseCodes.TRY_AGAIN_LATER);
        } else {
            transmitNext();
        }
    }

    void close(CloseCode code) {
        try {
            socket.close(new CloseReason(code, ""));
        } catch (IOException | IllegalStateException e) {
            // it was on its way out already
        }
    }

    private void transmitNext() {
        String message;
        synchronized (queue) {
            if (sending) {
                return;
            }
            message = queue.pollFirst();
            sending = message != null;
        }
        if (message == null) {
            return;
        }
        try {
            socket.getAsyncRemote().sendText(message, this::sent);
        } catch (RuntimeException e) {
            // closed meanwhile; its end is reported to the endpoint
            close(CloseCodes.UNEXPECTED_CONDITION);
        }
    }

    private void sent(SendResult result) {
        if (!result.isOK()) {
            close(CloseCodes.UNEXPECTED_CONDITION);
            return;
        }
        synchronized (queue) {
            sending = false;
        }
        transmitNext();
    }
}
