package id.kentongan.web.health;

import id.kentongan.core.health.boundary.Farewell;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * A node that is about to stop serves whatever comes, and closes each connection behind its answer: a proxy that keeps it
 * open would send the next request into a node that is gone.
 */
public class FarewellFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Farewell farewell;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        // What becomes a live socket is no connection of requests any more; those are sent away one by one.
        if (farewell.begun() && !"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            response.setHeader("Connection", "close");
        }
        chain.doFilter(request, response);
    }
}
