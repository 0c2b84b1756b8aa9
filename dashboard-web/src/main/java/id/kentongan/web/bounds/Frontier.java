package id.kentongan.web.bounds;

import id.kentongan.core.access.boundary.Origins;
import id.kentongan.core.access.entity.Site;
import id.kentongan.core.configuration.control.Settings;
import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a request was led from and to: only to the host that serves its path, and what changes something only from a page
 * of our own.
 */
@ApplicationScoped
public class Frontier {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN_FETCH = Set.of("same-origin", "none");

    private final Origins origins;

    @Inject
    public Frontier(Origins origins) {
        this.origins = origins;
    }

    /** For the container's proxy. */
    protected Frontier() {
        this.origins = new Origins(new Settings());
    }

    /**
     * @param path behind the context root
     * @throws RefusedRequest if the host is not ours (421), does not serve this path (404), or a page of somebody else
     *     sends what would change something (403)
     */
    void check(HttpServletRequest request, String path) {
        @Nullable String host = request.getHeader("Host");
        Set<Site> served = origins.sites(host);
        if (served.isEmpty()) {
            throw RefusedRequest.of(ProblemType.MISDIRECTED);
        }
        if (site(path).filter(site -> !served.contains(site)).isPresent()) {
            throw RefusedRequest.of(ProblemType.NOT_FOUND);
        }
        boolean byCookie = Route.Shape.of(path) == Route.Shape.PAGE || Route.bySession(path);
        if (byCookie && !SAFE.contains(request.getMethod()) && foreign(request, host)) {
            throw RefusedRequest.of(ProblemType.CROSS_SITE);
        }
    }

    /** @return empty for what every host serves: styles, errors, the way to the first page, signing in, one's own sessions */
    static Optional<Site> site(String path) {
        if (path.startsWith(Route.STAFF)) {
            return Optional.of(Site.STAFF);
        }
        if (path.startsWith("/open311/")
                || path.startsWith("/api/")
                || path.startsWith("/problems/")
                || path.equals("/lapor")
                || path.equals("/lacak")
                || Route.ofFeed(path)) {
            return Optional.of(Site.PUBLIC);
        }
        if (path.startsWith("/media/")) {
            return Optional.of(Site.MEDIA);
        }
        if (path.startsWith("/jakarta.faces.resource/")
                || path.startsWith("/error")
                || path.isEmpty()
                || path.equals("/")
                || path.equals("/sign-in.xhtml")
                || path.equals("/activate.xhtml")
                || path.equals("/mail-code.xhtml")
                || path.equals("/second-step.xhtml")
                || path.startsWith("/session/")) {
            return Optional.empty();
        }
        return Optional.of(Site.STAFF);
    }

    /**
     * What a browser says of where a form comes from: the fetch metadata, on plain http the origin. Who says neither and
     * brings cookies is no browser of today, and cannot be told from a forgery. Without cookies there is nothing to
     * abuse.
     */
    private boolean foreign(HttpServletRequest request, @Nullable String host) {
        @Nullable String fetch = request.getHeader("Sec-Fetch-Site");
        if (fetch != null) {
            return !OWN_FETCH.contains(fetch);
        }
        @Nullable String origin = request.getHeader("Origin");
        return origin == null ? request.getHeader("Cookie") != null : !origins.ours(origin, host);
    }
}
