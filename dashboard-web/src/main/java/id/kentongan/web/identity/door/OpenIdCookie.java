package id.kentongan.web.identity.door;

import id.kentongan.core.access.boundary.Origins;
import id.kentongan.core.identity.boundary.OpenIdSignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the browser keeps while its person is at the identity provider; it is good once. */
@ApplicationScoped
public class OpenIdCookie {

    private static final String NAME = "KENTONGAN-OPENID";

    private final Origins origins;

    @Inject
    public OpenIdCookie(Origins origins) {
        this.origins = origins;
    }

    /** For the container's proxy. */
    protected OpenIdCookie() {
        this.origins = null;
    }

    Optional<String> read(HttpServletRequest request) {
        Cookie @Nullable [] cookies = request.getCookies();
        String name = SignInCookie.name(NAME, origins.https());
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    void write(HttpServletResponse response, String kept) {
        response.addHeader(
                "Set-Cookie", SignInCookie.line(NAME, origins.https(), kept, "; Max-Age=" + OpenIdSignIn.KEEP_SECONDS));
    }

    void clear(HttpServletResponse response) {
        response.addHeader("Set-Cookie", SignInCookie.line(NAME, origins.https(), "", "; Max-Age=0"));
    }
}
