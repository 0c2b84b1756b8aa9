package id.kentongan.web.metrics;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.configuration.control.Settings;
import id.kentongan.core.metrics.Exposition;
import id.kentongan.core.operation.boundary.Figures;
import id.kentongan.web.access.Needs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * The figures of this node as Prometheus' text, for who has the token of the settings. Without a token in the settings
 * there is no such address.
 */
@Path("metrics")
@ApplicationScoped
public class MetricsResource {

    /** A shorter one could be guessed, and counts as none. */
    private static final int SHORTEST_TOKEN = 16;

    private static final String SCHEME = "Bearer ";

    @Inject
    private Settings settings;

    @Inject
    private Figures figures;

    @Needs(Action.READ_FIGURES)
    @GET
    public Response read(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        String token = settings.secret("kentongan.metrics.token")
                .filter(known -> known.length() >= SHORTEST_TOKEN)
                .orElseThrow(NotFoundException::new);
        if (!admits(token, authorization)) {
            return Response.status(Response.Status.UNAUTHORIZED)
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"metrics\"")
                    .build();
        }
        return Response.ok(figures.text(), Exposition.MEDIA_TYPE).build();
    }

    static boolean admits(String token, @Nullable String authorization) {
        return authorization != null
                && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8),
                        authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8));
    }
}
