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
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One open page. The socket has no back-pressure of its own, so here is a short queue with one message in flight, or a few
 * where that is cheaper; a page that cannot keep up is closed with 1013 (try again later) and catches up from the database
 * when it comes back.
 */
class Subscriber {

    static final int LONGEST_QUEUE = 256;
    /** What may be on its way to a page before the last of it is asked whether it has gone. */
    static final int MOST_UNCONFIRMED = 32;

    /**
     * It plans a task with each message sent by {@code sendText}, even for a socket that may be idle for ever, which in
     * Payara costs several times as much as the message; its writer does not, nor does it wait.
     */
    private static final String TYRUS = "org.glassfish.tyrus.";

    private static final long TICKET_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Session socket;
    private final Visit visit;
    private final long since = System.nanoTime();
    private final Deque<String> queue = new ArrayDeque<>();
    private volatile Set<UUID> units;
    private volatile Set<Ground> grounds;
    private volatile boolean listens;
    private volatile boolean watching;
    private volatile boolean admitted;
    private boolean sending;
    private int unconfirmed;
    private final boolean writes;
    private volatile boolean overflown;

    /** @param visit the session of the person whose page it is */
    Subscriber(Session socket, Visit visit) {
        this(socket, visit, socket.getClass().getName().startsWith(TYRUS));
    }

    /** @param writes whether this container's writer comes back before its words have gone */
    Subscriber(Session socket, Visit visit, boolean writes) {
        this.writes = writes;
        this.socket = socket;
        this.visit = visit;
        this.units = units(visit);
        this.grounds = grounds(visit);
        this.listens = listens(visit);
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
        listens = listens(visit);
    }

    /** Whether somebody of staff has no board and no room left that they may hear of; a citizen has rooms and an inbox. */
    boolean deaf() {
        return visit.staff() && !listens;
    }

    private static boolean listens(Visit visit) {
        return visit.actor().filter(Access::listens).isPresent();
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
        for (String message = take(); message != null; message = take()) {
            try {
                unconfirmed = writes ? (unconfirmed + 1) % MOST_UNCONFIRMED : 0;
                if (unconfirmed == 0) {
                    socket.getAsyncRemote().sendText(message, this::sent);
                    return;
                }
                try (Writer writer = socket.getBasicRemote().getSendWriter()) {
                    writer.write(message);
                }
                free();
            } catch (IOException | RuntimeException e) {
                // closed meanwhile; its end is reported to the endpoint
                close(CloseCodes.UNEXPECTED_CONDITION);
                return;
            }
        }
    }

    /** @return what is to be sent by the caller alone until it is {@linkplain #free() free} again; null if there is nothing */
    private @Nullable String take() {
        synchronized (queue) {
            if (sending) {
                return null;
            }
            String message = queue.pollFirst();
            sending = message != null;
            return message;
        }
    }

    private void free() {
        synchronized (queue) {
            sending = false;
        }
    }

    private void sent(SendResult result) {
        if (!result.isOK()) {
            close(CloseCodes.UNEXPECTED_CONDITION);
            return;
        }
        free();
        transmitNext();
    }
}
