package id.kentongan.web.identity.view;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.identity.boundary.SignIn;
import id.kentongan.web.access.Page;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The door of all pages. What is not named as public needs somebody who is signed in and, asked at each request, still
 * welcome.
 */
public class AccessFilter extends HttpFilter {

    /** A page that refreshes itself says so with this parameter: that does not count as somebody working. */
    static final String AUTOMATIC = "automatic";

    private static final long serialVersionUID = 1L;
    private static final String RESOURCES = "/jakarta.faces.resource/";
    private static final String IDLE_SINCE = AccessFilter.class.getName() + ".idleSince";

    @Inject
    private transient SignIn signIn;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getServletPath();
        Optional<Page> page = Page.at(path);
        boolean open = page.map(Page::action).filter(Action::isOpen).isPresent();
        if (open || path.startsWith(RESOURCES)) {
            chain.doFilter(request, response);
            return;
        }
        HttpSession session = request.getSession(false);
        Optional<Actor> known = Optional.ofNullable(session).flatMap(CurrentUser::of);
        Optional<Actor> actor = known.flatMap(earlier -> signIn.refresh(earlier.personId()));
        if (actor.isPresent() && !idleTooLong(request, session)) {
            if (page.isEmpty()) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
                return;
            }
            CurrentUser.set(session, actor.get());
            chain.doFilter(request, response);
            return;
        }
        boolean expired = known.isPresent() || session == null && request.getRequestedSessionId() != null;
        if (known.isPresent()) {
            session.invalidate();
        }
        send(request, response, signInAddress(request, expired));
    }

    /**
     * A page that refreshes itself would keep its session for ever. So the time of the last request before the automatic
     * ones is kept, and the session ends when they alone have gone on for its idle time. The container's own record of
     * accesses is the clock.
     */
    static boolean idleTooLong(HttpServletRequest request, HttpSession session) {
        if (request.getParameter(AUTOMATIC) == null) {
            session.removeAttribute(IDLE_SINCE);
            return false;
        }
        long last = session.getLastAccessedTime();
        if (session.getAttribute(IDLE_SINCE) instanceof Long since) {
            return last - since > session.getMaxInactiveInterval() * 1000L;
        }
        session.setAttribute(IDLE_SINCE, last);
        return false;
    }

    private static String signInAddress(HttpServletRequest request, boolean expired) {
        String address = request.getContextPath() + "/sign-in.xhtml";
        String query = request.getQueryString();
        String wanted = request.getServletPath() + (query == null ? "" : "?" + query);
        String separator = "?";
        if (expired) {
            address += "?expired=true";
            separator = "&";
        }
        // After a form was posted the page itself is what one can come back to.
        return "GET".equals(request.getMethod())
                ? address + separator + "next=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8)
                : address;
    }

    private static void send(HttpServletRequest request, HttpServletResponse response, String address)
            throws IOException {
        if (!"partial/ajax".equals(request.getHeader("Faces-Request"))) {
            response.sendRedirect(address);
            return;
        }
        // Faces' script follows this redirect; it would not notice a plain one.
        response.setContentType("text/xml");
        response.setCharacterEncoding("UTF-8");
        response.getWriter()
                .write("<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\""
                        + address.replace("&", "&amp;") + "\"/></partial-response>");
    }
}
