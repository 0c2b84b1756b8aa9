package id.kentongan.web.frame;

import id.kentongan.core.organisation.entity.AreaCode;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The area that an address stated last, kept in a cookie until the browser is closed. */
final class AreaMemory {

    static final String NAME = "area";

    /** All of one's own areas. */
    static final String ALL = "all";

    private static final String ATTRIBUTE = AreaMemory.class.getName();
    private static final Pattern PARAMETER = Pattern.compile("(?:^|&)area=(all|[0-9.]{2,21})(?=&|$)");

    private AreaMemory() {}

    /** Remembers what the query says, if it says something that can be. */
    static void keep(HttpServletRequest request, HttpServletResponse response) {
        asked(request.getQueryString()).ifPresent(value -> {
            request.setAttribute(ATTRIBUTE, value);
            Cookie cookie = new Cookie(NAME, value);
            cookie.setPath(request.getContextPath() + "/");
            cookie.setHttpOnly(true);
            cookie.setSecure(request.isSecure());
            cookie.setAttribute("SameSite", "Lax");
            response.addCookie(cookie);
        });
    }

    static Optional<String> asked(@Nullable String query) {
        Matcher parameter = PARAMETER.matcher(query == null ? "" : query);
        return parameter.find()
                ? Optional.of(parameter.group(1)).filter(value -> value.equals(ALL) || AreaCode.isAreaCode(value))
                : Optional.empty();
    }

    /** @return empty for all, and for what is no area */
    static Optional<AreaCode> in(HttpServletRequest request) {
        Object stated = request.getAttribute(ATTRIBUTE);
        Optional<String> value = stated instanceof String said
                ? Optional.of(said)
                : Arrays.stream(Optional.ofNullable(request.getCookies()).orElse(new Cookie[0]))
                        .filter(cookie -> NAME.equals(cookie.getName()))
                        .map(Cookie::getValue)
                        .findFirst();
        return value.filter(AreaCode::isAreaCode).map(AreaCode::new);
    }
}
