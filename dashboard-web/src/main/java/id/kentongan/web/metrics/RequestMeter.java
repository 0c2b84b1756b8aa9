package id.kentongan.web.metrics;

import static java.lang.System.Logger.Level.INFO;

import id.kentongan.core.logging.Log;
import id.kentongan.core.metrics.Meters;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Measures each request, and logs those that change something: kind of address, status and time. Neither the path nor a
 * parameter is written, since both may name a person or carry a secret.
 */
public class RequestMeter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = Log.of(RequestMeter.class);
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** Too many requests, busy, unavailable. */
    private static final Set<Integer> BY_THE_THOUSAND = Set.of(429, 503);

    private static final String REFUSED = RequestMeter.class.getName() + ".refused";

    @Inject
    private transient Meters meters;

    /**
     * Says why a request is refused, so that it is counted.
     *
     * @param reason one of a fixed set of names
     */
    public static void refused(HttpServletRequest request, String reason) {
        request.setAttribute(REFUSED, reason);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long began = System.nanoTime();
        boolean ended = false;
        try {
            chain.doFilter(request, response);
            ended = true;
        } finally {
            String route = route(
                    request.getMethod(),
                    request.getRequestURI().substring(request.getContextPath().length()));
            int status = ended ? response.getStatus() : 500;
            meters.histogram("kentongan_http_request_seconds", "route", route, "status", status / 100 + "xx")
                    .observeSince(began);
            @Nullable String refused = request.getAttribute(REFUSED) instanceof String reason ? reason : null;
            boolean submission = route.equals("open311-submit") || route.equals("api-write");
            if (submission && refused != null) {
                meters.count("kentongan_reports_refused_total", "reason", refused);
            }
            // Who asks too much must not fill the log as well: what is refused by the thousand is counted only.
            boolean many = refused != null && BY_THE_THOUSAND.contains(status);
            if (!READING.contains(request.getMethod()) && !many) {
                LOG.log(INFO, "WEB-0001 {0}: {1} after {2} ms", route, status, (System.nanoTime() - began) / 1_000_000);
            }
        }
    }

    /** One of a few names for whatever address a client may think of. */
    static String route(String method, String path) {
        boolean reading = READING.contains(method);
        if (path.startsWith("/open311/")) {
            if (path.contains("/requests")) {
                return reading ? "open311-read" : "open311-submit";
            }
            return "open311-other";
        }
        if (path.startsWith("/api/v1")) {
            return reading ? "api-read" : "api-write";
        }
        if (path.equals("/api/health") || path.equals("/api/metrics")) {
            return "watch";
        }
        if (path.contains("/jakarta.faces.resource/")) {
            return "resource";
        }
        if (path.endsWith(".xhtml")) {
            return reading ? "page" : "page-form";
        }
        return path.equals("/live") || path.equals("/live/ticket") ? "live" : "other";
    }
}
