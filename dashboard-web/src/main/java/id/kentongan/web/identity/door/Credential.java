package id.kentongan.web.identity.door;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request offers as proof of who is there. One request has one: an interface takes keys and never a session, so
 * that no other site can make a browser file anything; a page takes a session and never a key.
 *
 * @param value of a session the token, of a key the key, of a form the token of the session that may still be there; else
 *     empty
 */
public record Credential(Kind kind, String value) {

    /** In the order in which they are looked for. */
    public enum Kind {
        /** The answer of an OpenID provider that comes back with the browser. */
        CALLBACK,
        /** A password or a code in a form. */
        FORM,
        API_KEY,
        SESSION,
        NONE
    }

    /** Where the provider sends the browser back to. */
    public static final String CALLBACK_PATH = "/sign-in/openid";

    private static final int LONGEST_KEY = 200;
    private static final String ATTRIBUTE = Credential.class.getName();
    private static final Credential NOTHING = new Credential(Kind.NONE, "");
    private static final Pattern BEARER = Pattern.compile("(?i)Bearer +(\\S{1,200})\\s*");
    private static final Pattern KEY_IN_QUERY = Pattern.compile("(?:^|&)api_key=([^&%+]{1,200})(?:&|$)");

    /** What this request offers; looked at once. */
    public static Credential of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Credential known) {
            return known;
        }
        Credential chosen = choose(request);
        request.setAttribute(ATTRIBUTE, chosen);
        return chosen;
    }

    private static Credential choose(HttpServletRequest request) {
        String path = request.getServletPath();
        if (path.equals(CALLBACK_PATH)) {
            return new Credential(Kind.CALLBACK, "");
        }
        @Nullable String more = request.getPathInfo();
        boolean session =
                path.equals("/api") && more != null && (more.startsWith("/v1/staff/") || more.startsWith("/v1/me/"));
        if (!session && (path.startsWith("/api") || path.startsWith("/open311"))) {
            return key(request).map(key -> new Credential(Kind.API_KEY, key)).orElse(NOTHING);
        }
        Optional<String> token = SignInCookie.read(request);
        if (path.equals("/sign-in.xhtml") && request.getMethod().equals("POST")) {
            return new Credential(Kind.FORM, token.orElse(""));
        }
        return token.map(sent -> new Credential(Kind.SESSION, sent)).orElse(NOTHING);
    }

    /** @return the session's token, if the request has one */
    Optional<String> token() {
        return kind == Kind.SESSION || kind == Kind.FORM && !value.isEmpty() ? Optional.of(value) : Optional.empty();
    }

    /** @return the API key of this request */
    public Optional<String> apiKey() {
        return kind == Kind.API_KEY ? Optional.of(value) : Optional.empty();
    }

    private static Optional<String> key(HttpServletRequest request) {
        @Nullable String bearer = request.getHeader("Authorization");
        if (bearer != null) {
            Matcher form = BEARER.matcher(bearer);
            if (form.matches()) {
                return Optional.of(form.group(1));
            }
        }
        @Nullable String own = request.getHeader("X-Api-Key");
        if (own != null && !own.isBlank() && own.length() <= LONGEST_KEY) {
            return Optional.of(own.strip());
        }
        @Nullable String query = request.getQueryString();
        Matcher inQuery = KEY_IN_QUERY.matcher(query == null ? "" : query);
        return inQuery.find() ? Optional.of(inQuery.group(1)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "Credential[" + kind + "]";
    }
}
