package id.kentongan.web.identity.door;

import id.kentongan.core.access.boundary.Origins;
import id.kentongan.core.identity.entity.Entry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cookie that holds a session's token. Behind https its name begins with {@code __Host-}: a browser takes it from
 * this host alone, so no neighbour under the same domain can plant one. Without https, which is for one's own machine,
 * it has the plain name. The header is written here, since servers differ in what they make of {@code SameSite}.
 */
@ApplicationScoped
public class SignInCookie {

    private static final String PLAIN = "KENTONGAN-SESI";
    private static final String PREFIX = "__Host-";
    private static final String STRICT = PREFIX + PLAIN;
    private static final Pattern IN_HEADER =
            Pattern.compile("(?:^|;)\\s*(?:__Host-)?" + PLAIN + "=([A-Za-z0-9_-]{1,100})\\s*(?=;|$)");

    private final Origins origins;

    @Inject
    public SignInCookie(Origins origins) {
        this.origins = origins;
    }

    /** For the container's proxy. */
    protected SignInCookie() {
        this.origins = null;
    }

    /** The token that the browser sent. */
    public static Optional<String> read(HttpServletRequest request) {
        Cookie @Nullable [] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Stream.of(STRICT, PLAIN)
                        .flatMap(name -> Arrays.stream(cookies)
                                .filter(cookie -> cookie.getName().equals(name)))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    /** The token in a whole {@code Cookie} header, for where there are no parsed ones. */
    public static Optional<String> read(@Nullable String header) {
        Matcher token = IN_HEADER.matcher(header == null ? "" : header);
        return token.find() ? Optional.of(token.group(1)) : Optional.empty();
    }

    /** Hands the browser its token. */
    public void write(HttpServletResponse response, Entry entry) {
        response.addHeader("Set-Cookie", text(entry.token(), entry.keep()));
    }

    /** Takes the token away from the browser. */
    public void clear(HttpServletResponse response) {
        response.addHeader("Set-Cookie", line(PLAIN, origins.https(), "", "; Max-Age=0"));
    }

    String text(String token, Duration keep) {
        return line(PLAIN, origins.https(), token, keep.isZero() ? "" : "; Max-Age=" + keep.toSeconds());
    }

    /** The name under which a cookie travels. */
    static String name(String plain, boolean https) {
        return https ? PREFIX + plain : plain;
    }

    /** A whole {@code Set-Cookie}. */
    static String line(String plain, boolean https, String value, String age) {
        return name(plain, https) + "=" + value + "; Path=/" + age + (https ? "; Secure" : "")
                + "; HttpOnly; SameSite=Lax";
    }
}
