package id.kentongan.web.frame;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Remembers preferences that an address states for a year; only the query string is looked at, never a body. */
public class PreferenceFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final int ONE_YEAR = 365 * 24 * 3600;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        for (Preference preference : Preference.values()) {
            preference.asked(request.getQueryString()).ifPresent(value -> {
                preference.choose(request, value);
                Cookie cookie = new Cookie(preference.parameter(), value);
                cookie.setPath(request.getContextPath() + "/");
                cookie.setMaxAge(ONE_YEAR);
                cookie.setHttpOnly(true);
                cookie.setSecure(request.isSecure());
                cookie.setAttribute("SameSite", "Lax");
                response.addCookie(cookie);
            });
        }
        AreaMemory.keep(request, response);
        chain.doFilter(request, response);
    }
}
