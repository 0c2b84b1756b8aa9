package id.kentongan.web.language;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Remembers {@code ?lang=en} and {@code ?lang=id} in a cookie; only the query string is looked at, never a body. */
public class LanguageFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String COOKIE = "lang";
    private static final String ATTRIBUTE = LanguageFilter.class.getName();
    private static final int ONE_YEAR = 365 * 24 * 3600;
    private static final Pattern PARAMETER = Pattern.compile("(?:^|&)lang=(id|en)(?=&|$)");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        asked(request.getQueryString()).ifPresent(language -> {
            request.setAttribute(ATTRIBUTE, language);
            Cookie cookie = new Cookie(COOKIE, language);
            cookie.setPath(request.getContextPath() + "/");
            cookie.setMaxAge(ONE_YEAR);
            cookie.setHttpOnly(true);
            cookie.setSecure(request.isSecure());
            cookie.setAttribute("SameSite", "Lax");
            response.addCookie(cookie);
        });
        chain.doFilter(request, response);
    }

    static Locale chosen(HttpServletRequest request) {
        String language = request.getAttribute(ATTRIBUTE) instanceof String asked
                ? asked
                : Arrays.stream(Optional.ofNullable(request.getCookies()).orElse(new Cookie[0]))
                        .filter(cookie -> COOKIE.equals(cookie.getName()))
                        .map(Cookie::getValue)
                        .findFirst()
                        .orElse("id");
        return "en".equals(language) ? Language.ENGLISH : Language.INDONESIAN;
    }

    /** @return the language that an address chooses; empty for one that chooses none */
    public static Optional<String> asked(@Nullable String query) {
        Matcher parameter = PARAMETER.matcher(query == null ? "" : query);
        return parameter.find() ? Optional.of(parameter.group(1)) : Optional.empty();
    }
}
