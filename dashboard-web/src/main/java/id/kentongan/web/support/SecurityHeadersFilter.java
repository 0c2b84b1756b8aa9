package id.kentongan.web.support;

import id.kentongan.core.access.boundary.Origins;
import id.kentongan.web.access.Page;
import id.kentongan.web.map.Tiles;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * What browsers must not do with our answers. The pages' {@code script-src} with its nonce comes as a second policy from
 * PrimeFaces; a browser enforces both, so this one says nothing of scripts on pages.
 */
public class SecurityHeadersFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    static final String POLICY = "Content-Security-Policy";

    /** For pages. */
    static final String PAGES = "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
            + " img-src 'self' data:; font-src 'self'; connect-src 'self'; style-src 'self'; frame-src 'none';"
            + " media-src 'self'; worker-src 'self'; manifest-src 'self'";

    /** For what is no page, and for plain pages that have no script. */
    public static final String OTHERS = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Set<String> MAPS = Set.of(Page.MAP.path(), Page.WALL.path(), Page.REPORT.path());

    @Inject
    private transient Origins origins;

    @Inject
    private transient Tiles tiles;

    /** Pages with a map alone load pictures from the server of tiles, if there is one. */
    private String pages(String path) {
        String origin = MAPS.contains(path) ? tiles.origin() : "";
        return origin.isEmpty() ? PAGES : PAGES.replace("img-src 'self' data:", "img-src 'self' data: " + origin);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getServletPath();
        boolean resource = path.startsWith("/jakarta.faces.resource/");
        boolean page = path.endsWith(".xhtml") && !resource;
        response.setHeader(POLICY, page ? pages(path) : OTHERS);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        if (page || resource) {
            // What may be read from other sites is the public interface alone.
            response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        }
        // Who talks with neighbours may say where they are; no other page asks.
        String places = path.equals(Page.TALK.path()) ? "geolocation=(self)" : "geolocation=()";
        response.setHeader("Permissions-Policy", places + ", camera=(), microphone=()");
        if (origins.https()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        if (!resource) {
            // Whatever may be kept says so itself.
            response.setHeader("Cache-Control", page || path.startsWith("/api") ? "no-store" : "no-cache");
        }
        chain.doFilter(request, response);
    }
}
