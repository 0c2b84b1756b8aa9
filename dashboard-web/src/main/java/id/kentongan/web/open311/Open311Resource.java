package id.kentongan.web.open311;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of GeoReport v2. Every one ends in {@code .xml} or {@code .json}; what is behind them is the
 * {@link Open311Desk}'s business.
 */
@RequestScoped
@Path("")
public class Open311Resource {

    private static final String FORMAT = ".{format:[^/.]+}";

    @Inject
    private Open311Desk desk;

    @Context
    private UriInfo uri;

    @Context
    private HttpHeaders headers;

    @GET
    @Path("discovery" + FORMAT)
    public Response discovery(@PathParam("format") String suffix) {
        return answer(suffix, (query, texts) -> desk.discovery(uri.getBaseUri(), texts));
    }

    @GET
    @Path("services" + FORMAT)
    public Response services(@PathParam("format") String suffix) {
        return answer(suffix, desk::services);
    }

    @GET
    @Path("services/{code:[^/]+}" + FORMAT)
    public Response definition(@PathParam("code") String code, @PathParam("format") String suffix) {
        return answer(suffix, (query, texts) -> desk.definition(query, code, texts));
    }

    @POST
    @Path("requests" + FORMAT)
    public Response file(@PathParam("format") String suffix, InputStream body) {
        String type = headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
        return answer(suffix, (query, texts) -> {
            Parameters form = desk.form().read(body, type, declaredLength());
            return desk.file(query.and(form), idempotencyKeys(), texts);
        });
    }

    @GET
    @Path("requests/{id:[^/]+}" + FORMAT)
    public Response request(@PathParam("id") String id, @PathParam("format") String suffix) {
        return answer(suffix, (query, texts) -> desk.request(query, id, texts));
    }

    private Response answer(String suffix, BiFunction<Parameters, Texts, Document> work) {
        Format format = Format.ofSuffix(suffix)
                .orElseThrow(() -> new Refused(Refusal.unknown("format", Texts.quote("." + suffix))));
        Texts texts = Texts.preferred(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        Parameters query = Parameters.parse(uri.getRequestUri().getRawQuery());
        return Answer.of(format, work.apply(query, texts), texts);
    }

    /** The declared length; negative when there is none, or none that is a number. */
    private long declaredLength() {
        String length = headers.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("[0-9]{1,18}") ? Long.parseLong(length) : -1;
    }

    private List<String> idempotencyKeys() {
        @Nullable List<String> keys = headers.getRequestHeader("Idempotency-Key");
        return keys == null ? List.of() : keys;
    }
}
