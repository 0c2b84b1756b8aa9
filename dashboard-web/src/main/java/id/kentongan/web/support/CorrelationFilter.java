package id.kentongan.web.support;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gives each request one id, the caller's if it has a sound form, and echoes it. */
public class CorrelationFilter extends HttpFilter {

    public static final String HEADER = "X-Request-Id";

    private static final long serialVersionUID = 1L;
    private static final String ATTRIBUTE = CorrelationFilter.class.getName();
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{8,64}");

    /** The id of a request that passed this filter. */
    public static String idOf(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String id ? id : "unknown";
    }

    static String choose(@Nullable String offered) {
        return offered != null && sound(offered) ? offered : UUID.randomUUID().toString();
    }

    static boolean sound(String id) {
        return FORM.matcher(id).matches();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String id = choose(request.getHeader(HEADER));
        request.setAttribute(ATTRIBUTE, id);
        response.setHeader(HEADER, id);
        chain.doFilter(request, response);
    }
}
