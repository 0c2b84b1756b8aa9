package id.kentongan.web.identity.door;

import id.kentongan.core.identity.boundary.SessionDesk;
import id.kentongan.core.identity.entity.Arrival;
import id.kentongan.core.identity.entity.Entry;
import id.kentongan.core.identity.entity.Visit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/**
 * Finds out who is there. The server calls it before any filter, so before anything is bounded: it only looks what the
 * request offers, and the database is asked when a page wants to know. It tells the server of nobody: what somebody may
 * is decided by our own table, and servers differ in whom they believe.
 */
@ApplicationScoped
public class Doorkeeper implements HttpAuthenticationMechanism {

    /** A page that refreshes itself says so with this parameter: that does not count as somebody working. */
    public static final String AUTOMATIC = "automatic";

    private static final String ATTRIBUTE = Visit.class.getName();
    private static final long REMEMBER_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final int MOST = 10_000;

    /** Whose a token was within the last minute, for limits alone. */
    private record Seen(UUID personId, long since) {}

    private final SessionDesk sessions;
    private final SignInCookie cookie;
    private final ConcurrentMap<String, Seen> seen = new ConcurrentHashMap<>();

    @Inject
    public Doorkeeper(SessionDesk sessions, SignInCookie cookie) {
        this.sessions = sessions;
        this.cookie = cookie;
    }

    /** For the container's proxy. */
    protected Doorkeeper() {
        this.sessions = null;
        this.cookie = null;
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        Credential.of(request);
        return context.doNothing();
    }

    /**
     * Asks whose session this is and keeps the answer for the rest of the request. A session that is due gets another
     * token on the way.
     */
    public Optional<Visit> look(HttpServletRequest request, HttpServletResponse response) {
        Optional<String> offered = Credential.of(request).token();
        if (offered.isEmpty()) {
            return Optional.empty();
        }
        String token = offered.get();
        Optional<Visit> visit = sessions.look(token, request.getParameter(AUTOMATIC) == null);
        visit.ifPresentOrElse(
                known -> {
                    request.setAttribute(ATTRIBUTE, known);
                    remember(token, known.personId());
                    if (known.renewable()) {
                        sessions.renew(token, known).ifPresent(entry -> cookie.write(response, entry));
                    }
                },
                () -> seen.remove(token));
        return visit;
    }

    /** What {@link #look} found earlier in this request. */
    public static Optional<Visit> found(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Visit visit ? Optional.of(visit) : Optional.empty();
    }

    /** Whose request this was said to be within the last minute, without asking; for limits, never for rights. */
    public Optional<UUID> remembered(HttpServletRequest request) {
        return Credential.of(request)
                .token()
                .map(seen::get)
                .filter(known -> System.nanoTime() - known.since() < REMEMBER_NANOS)
                .map(Seen::personId);
    }

    /** Where this request comes from, for a sign-in. */
    public static Arrival arrival(HttpServletRequest request) {
        return new Arrival(
                Device.of(request.getHeader("User-Agent")),
                SignInCookie.read(request).orElse(null));
    }

    /** Somebody has just signed in: hands out the token, and nothing goes over from who sat there before. */
    public void admit(HttpServletRequest request, HttpServletResponse response, Entry entry) {
        forget(request);
        cookie.write(response, entry);
    }

    /** The session at hand goes on under another token, while its page is still being answered. */
    public void elevate(HttpServletRequest request, HttpServletResponse response, Entry entry) {
        request.changeSessionId();
        request.setAttribute(ATTRIBUTE, entry.visit());
        cookie.write(response, entry);
    }

    /** Signs out. */
    public void dismiss(HttpServletRequest request, HttpServletResponse response) {
        SignInCookie.read(request).ifPresent(token -> {
            seen.remove(token);
            sessions.end(token);
        });
        forget(request);
        cookie.clear(response);
    }

    /** The server's own session holds the state of pages; it belongs to who saw them. */
    public static void forget(HttpServletRequest request) {
        request.removeAttribute(ATTRIBUTE);
        if (request.getSession(false) != null) {
            request.getSession(false).invalidate();
        }
    }

    private void remember(String token, UUID personId) {
        if (seen.size() >= MOST) {
            seen.clear();
        }
        seen.put(token, new Seen(personId, System.nanoTime()));
    }
}
