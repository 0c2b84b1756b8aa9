package id.kentongan.web.open311;

import id.kentongan.core.access.entity.Action;
import id.kentongan.web.access.Needs;
import id.kentongan.web.bounds.KeyLimit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of GeoReport v2. Every one ends in {@code .xml} or {@code .json}; what is behind them is the
 * business of the desks: {@link Open311Desk}, {@link RequestDesk}, {@link UpdateDesk}.
 */
@ApplicationScoped
@Path("")
public class Open311Resource {

    private static final String FORMAT = ".{format:[^/.]+}";

    /** What changes when the operator changes it. */
    private static final String KEPT = "public, max-age=60";

    /** What may have changed since: whoever has it asks whether it has. */
    private static final String FRESH = "no-cache";

    /** What holds a secret. */
    private static final String NEVER = "no-store";

    @Inject
    private Open311Desk desk;

    @Inject
    private RequestDesk requestDesk;

    @Inject
    private UpdateDesk updateDesk;

    @Inject
    private KeyLimit limit;

    @Context
    private UriInfo uri;

    @Context
    private HttpHeaders headers;

    @Context
    private Request request;

    /** For the query as it was sent: the address of JAX-RS mends what is broken in it. */
    @Context
    private HttpServletRequest servlet;

    @Needs(Action.LOOK_AROUND)
    @GET
    @Path("discovery" + FORMAT)
    public Response discovery(@PathParam("format") String suffix) {
        return answer(suffix, KEPT, (query, texts) -> desk.discovery(uri.getBaseUri(), texts));
    }

    @Needs(Action.READ_REFERENCE)
    @GET
    @Path("services" + FORMAT)
    public Response services(@PathParam("format") String suffix) {
        return answer(suffix, KEPT, desk::services);
    }

    @Needs(Action.READ_REFERENCE)
    @GET
    @Path("services/{code:[^/]+}" + FORMAT)
    public Response definition(@PathParam("code") String code, @PathParam("format") String suffix) {
        return answer(suffix, KEPT, (query, texts) -> desk.definition(query, code, texts));
    }

    @Needs(Action.FILE_REPORT)
    @POST
    @Path("requests" + FORMAT)
    public Response file(@PathParam("format") String suffix, InputStream body) {
        return answer(
                suffix,
                NEVER,
                (query, texts) ->
                        counted(query.and(form(body)), arguments -> desk.file(arguments, idempotencyKeys(), texts)));
    }

    @Needs(Action.READ_PUBLIC_REPORTS)
    @GET
    @Path("requests" + FORMAT)
    public Response requests(@PathParam("format") String suffix) {
        return answer(suffix, FRESH, requestDesk::list);
    }

    @Needs(Action.READ_PUBLIC_REPORTS)
    @GET
    @Path("requests/{id:[^/]+}" + FORMAT)
    public Response request(@PathParam("id") String id, @PathParam("format") String suffix) {
        return answer(suffix, FRESH, (query, texts) -> requestDesk.request(query, id, texts));
    }

    @Needs(Action.READ_PUBLIC_REPORTS)
    @GET
    @Path("tokens/{token:[^/]+}" + FORMAT)
    public Response token(@PathParam("token") String token, @PathParam("format") String suffix) {
        return answer(suffix, FRESH, (query, texts) -> requestDesk.token(query, token));
    }

    @Needs(Action.READ_PUBLIC_REPORTS)
    @GET
    @Path("servicerequestupdates" + FORMAT)
    public Response updates(@PathParam("format") String suffix) {
        return answer(suffix, FRESH, updateDesk::list);
    }

    @Needs(Action.SEND_PARTNER_UPDATE)
    @POST
    @Path("servicerequestupdates" + FORMAT)
    public Response update(@PathParam("format") String suffix, InputStream body) {
        return answer(suffix, NEVER, (query, texts) -> counted(query.and(form(body)), updateDesk::take));
    }

    /** Whoever sends counts against the limit of its key, once it was found good. */
    private Document counted(Parameters arguments, Function<Parameters, Document> work) {
        Optional<String> key = arguments.first("api_key").map(String::strip);
        key.ifPresent(limit::countFiling);
        return work.apply(arguments);
    }

    private Parameters form(InputStream body) {
        return desk.form().read(body, headers.getHeaderString(HttpHeaders.CONTENT_TYPE), declaredLength());
    }

    private Response answer(String suffix, String caching, BiFunction<Parameters, Texts, Document> work) {
        Format format = Format.ofSuffix(suffix)
                .orElseThrow(() -> new Refused(Refusal.unknown("format", Texts.quote("." + suffix))));
        Texts texts = Texts.preferred(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        Parameters query = Parameters.parse(servlet.getQueryString());
        return Answer.of(format, work.apply(query, texts), texts, caching, request);
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
