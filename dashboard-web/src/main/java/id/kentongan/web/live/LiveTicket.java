package id.kentongan.web.live;

import id.kentongan.core.access.boundary.DenialDesk;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.identity.boundary.LiveDesk;
import id.kentongan.core.identity.boundary.SessionDesk;
import id.kentongan.core.identity.entity.Visit;
import id.kentongan.web.access.Needs;
import id.kentongan.web.bounds.BoundsFilter;
import id.kentongan.web.identity.door.SignInCookie;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code POST /live/ticket}: what an open page shows at the live socket. It passes every wall that a form passes, which a
 * handshake does not: where it comes from, how often, whose it is. The answer is the ticket as plain text; 401 for who is
 * not signed in, 404 for somebody of staff who has neither a board nor a
 * room.
 */
@Needs(Action.HEAR_BOARD)
@WebServlet("/live/ticket")
public class LiveTicket extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient SessionDesk sessions;

    @Inject
    private transient LiveDesk desk;

    @Inject
    private transient DenialDesk denials;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        // A page that listens is nobody working.
        Optional<Visit> visit = SignInCookie.read(request).flatMap(token -> sessions.look(token, false));
        if (visit.flatMap(Visit::actor).isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        Optional<String> ticket = desk.ticket(visit.get(), BoundsFilter.addressOf(request));
        if (ticket.isEmpty()) {
            if (visit.get().staff()) {
                denials.count(visit.get().person(), Action.HEAR_BOARD);
            }
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("text/plain");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(ticket.get());
    }
}
