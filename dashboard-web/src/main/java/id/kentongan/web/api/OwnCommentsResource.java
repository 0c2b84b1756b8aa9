package id.kentongan.web.api;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.aftercare.boundary.Comments;
import id.kentongan.report.aftercare.boundary.OwnComment;
import id.kentongan.web.access.Needs;
import id.kentongan.web.bounds.CommentLimit;
import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import id.kentongan.web.support.RefusedRequest.Mistake;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What whoever filed a report says about it in public, with its tracking code. */
@Path("v1/reports/{ticket}/own/comments")
@ApplicationScoped
public class OwnCommentsResource {

    private static final String CODE = "Tracking-Code";

    @Inject
    private Towns towns;

    @Inject
    private Comments comments;

    @Inject
    private CommentLimit limit;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpHeaders headers;

    @Needs(Action.FOLLOW_OWN_REPORT)
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list(@PathParam("ticket") String ticket) {
        return of(ticket, (tenant, code) -> comments.ownOfFiler(tenant.id(), ticket, code));
    }

    @Needs(Action.FOLLOW_OWN_REPORT)
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response say(@PathParam("ticket") String ticket, InputStream body) throws IOException {
        @Nullable String key = CommentTalk.key(headers);
        String words = CommentTalk.words(body);
        return of(ticket, (tenant, code) -> {
            // known to hold the code before it counts: nobody else uses up the talk of a report
            comments.ownOfFiler(tenant.id(), ticket, code);
            CommentTalk.pause(limit.ofReport(ticket));
            return comments.sayAsFiler(tenant.id(), ticket, code, words, key);
        });
    }

    @Needs(Action.FOLLOW_OWN_REPORT)
    @POST
    @Path("{comment}/removal")
    @Produces(MediaType.APPLICATION_JSON)
    public Response remove(@PathParam("ticket") String ticket, @PathParam("comment") String comment) {
        return of(ticket, (tenant, code) -> {
            UUID id = CommentTalk.id(comment);
            return comments.removeAsFiler(tenant.id(), ticket, code, id);
        });
    }

    private Response of(String ticket, BiFunction<Tenant, String, List<OwnComment>> work) {
        new Query(request.getQueryString(), Set.of()).check();
        @Nullable String code = headers.getHeaderString(CODE);
        if (code == null || code.isBlank()) {
            throw RefusedRequest.of(ProblemType.INVALID_PARAMETERS, List.of(Mistake.of(CODE, "missing")));
        }
        Tenant tenant = towns.ofTicket(ticket).orElseThrow(() -> RefusedRequest.of(ProblemType.NOT_FOUND));
        return CommentTalk.own(CommentTalk.of(() -> work.apply(tenant, code)), tenant, headers);
    }
}
