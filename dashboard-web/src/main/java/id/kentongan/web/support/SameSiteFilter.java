package id.kentongan.web.support;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * Adds {@code SameSite=Lax} to the session's cookie where the server leaves it out: Payara 6 ignores the attribute of
 * {@code web.xml}. Servers that write it are left alone.
 */
public class SameSiteFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String HEADER = "Set-Cookie";
    private static final String ATTRIBUTE = "; SameSite=Lax";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String name = request.getServletContext().getSessionCookieConfig().getName();
        chain.doFilter(new Watching(request, response, name + "="), response);
    }

    static String complete(String cookie) {
        return cookie.toLowerCase(Locale.ROOT).contains("; samesite=") ? cookie : cookie + ATTRIBUTE;
    }

    /** The cookie is written at the moment when a session begins or changes its id. */
    private static class Watching extends HttpServletRequestWrapper {

        private final HttpServletResponse response;
        private final String prefix;

        Watching(HttpServletRequest request, HttpServletResponse response, String prefix) {
            super(request);
            this.response = response;
            this.prefix = prefix;
        }

        @Override
        public HttpSession getSession() {
            return getSession(true);
        }

        @Override
        public HttpSession getSession(boolean create) {
            HttpSession session = super.getSession(create);
            if (create && session.isNew()) {
                rewrite();
            }
            return session;
        }

        @Override
        public String changeSessionId() {
            String id = super.changeSessionId();
            rewrite();
            return id;
        }

        private void rewrite() {
            List<String> cookies = List.copyOf(response.getHeaders(HEADER));
            if (cookies.stream().allMatch(this::complete)) {
                return;
            }
            boolean first = true;
            for (String cookie : cookies) {
                String whole = cookie.startsWith(prefix) ? SameSiteFilter.complete(cookie) : cookie;
                if (first) {
                    response.setHeader(HEADER, whole);
                } else {
                    response.addHeader(HEADER, whole);
                }
                first = false;
            }
        }

        private boolean complete(String cookie) {
            return !cookie.startsWith(prefix) || SameSiteFilter.complete(cookie).equals(cookie);
        }
    }
}
