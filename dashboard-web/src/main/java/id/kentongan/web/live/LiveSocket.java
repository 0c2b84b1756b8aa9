package id.kentongan.web.live;

import id.kentongan.core.access.boundary.Origins;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.identity.boundary.LiveDesk;
import id.kentongan.core.identity.boundary.SessionDesk;
import id.kentongan.core.identity.entity.Visit;
import id.kentongan.web.access.Needs;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code /live}: an open page of a signed-in person listens here. It says one word, the {@linkplain LiveTicket ticket} that
 * its session was given, and behind it {@code area} if it wants to hear of all that is told to units where it may read
 * reports, or {@code rooms} if it wants to hear what is said in the person's rooms; whatever else it says is refused.
 */
@Dependent
@Needs(Action.HEAR_BOARD)
@ServerEndpoint(value = "/live", configurator = LiveHandshake.class)
public class LiveSocket {

    private static final String WITH_AREA = " area";
    private static final String WITH_ROOMS = " rooms";
    private static final int LONGEST_MESSAGE = 128;
    private static final int SEND_TIMEOUT_MILLIS = 10_000;

    @Inject
    private SignalHub hub;

    @Inject
    private RoomHub rooms;

    @Inject
    private SessionDesk sessions;

    @Inject
    private LiveDesk desk;

    @Inject
    private Origins origins;

    @OnOpen
    public void open(Session socket, EndpointConfig config) throws IOException {
        LiveHandshake.Visitor visitor =
                LiveHandshake.visitor(socket.getUserProperties()).orElse(null);
        Optional<Visit> visit = Optional.ofNullable(visitor)
                .filter(page -> origins.ours(page.origin(), page.host()))
                .flatMap(page -> sessions.look(page.token(), false));
        if (visit.flatMap(Visit::actor).isEmpty()) {
            socket.close(new CloseReason(CloseCodes.VIOLATED_POLICY, "sign in first"));
            return;
        }
        socket.setMaxTextMessageBufferSize(LONGEST_MESSAGE);
        socket.setMaxBinaryMessageBufferSize(LONGEST_MESSAGE);
        socket.setMaxIdleTimeout(0);
        socket.getAsyncRemote().setSendTimeout(SEND_TIMEOUT_MILLIS);
        hub.join(socket.getId(), new Subscriber(socket, visit.get()));
    }

    @OnMessage
    public void message(Session socket, String said) throws IOException {
        Optional<Subscriber> waiting = hub.waiting(socket.getId());
        if (waiting.isEmpty()) {
            socket.close(new CloseReason(CloseCodes.CANNOT_ACCEPT, "this socket only speaks"));
            return;
        }
        boolean area = said.endsWith(WITH_AREA);
        boolean talk = said.endsWith(WITH_ROOMS);
        String ticket = said.substring(0, said.length() - (area ? WITH_AREA.length() : talk ? WITH_ROOMS.length() : 0));
        Subscriber page = waiting.get();
        Optional<String> address = desk.redeem(ticket, page.visit());
        if (address.isEmpty()) {
            socket.close(new CloseReason(CloseCodes.VIOLATED_POLICY, "ask for a ticket first"));
            return;
        }
        if (area) {
            page.watchArea();
        }
        if (talk) {
            page.visit().actor().ifPresent(actor -> rooms.join(socket.getId(), page, actor));
        }
        hub.admit(socket.getId(), page, address.get());
    }

    @OnClose
    public void close(Session socket) {
        leave(socket);
    }

    /** A broken connection is everyday life; who was let in by halves, while the database was away, comes again later. */
    @OnError
    public void error(Session socket, Throwable failure) {
        leave(socket);
        try {
            socket.close(new CloseReason(CloseCodes.TRY_AGAIN_LATER, ""));
        } catch (IOException | IllegalStateException e) {
            // it was on its way out already
        }
    }

    private void leave(Session socket) {
        hub.leave(socket.getId());
        rooms.leave(socket.getId());
    }
}
