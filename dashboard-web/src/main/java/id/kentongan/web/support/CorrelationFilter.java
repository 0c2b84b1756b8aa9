package id.kentongan.web.support;

import id.kentongan.core.logging.Correlation;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Gives each request one id, the caller's if it has a sound form, and echoes it. Everything that the request causes is
 * logged under it, also what a listener does later.
 */
public class CorrelationFilter extends HttpFilter {

    public static final String HEADER = "X-Request-Id";

    private static final long serialVersionUID = 1L;
    private static final String ATTRIBUTE = CorrelationFilter.class.getName();

    /** The id of a request that passed this filter. */
    public static String idOf(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String id ? id : "unknown";
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getAttribute(ATTRIBUTE) != null) {
            chain.doFilter(request, response);
            return;
        }
        Correlation entered = Correlation.enter(request.getHeader(HEADER));
        try {
            request.setAttribute(ATTRIBUTE, entered.id());
            response.setHeader(HEADER, entered.id());
            chain.doFilter(request, response);
        } finally {
            entered.leave();
        }
    }
}
