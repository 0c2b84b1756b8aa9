package id.kentongan.web.api;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.aftercare.boundary.Comments;
import id.kentongan.report.aftercare.boundary.OwnComment;
import id.kentongan.web.access.Needs;
import id.kentongan.web.bounds.CommentLimit;
import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a citizen who is signed in says in public about reports. */
@Path("v1/me/reports/{ticket}/comments")
@ApplicationScoped
public class MyCommentsResource {

    @Inject
    private StaffDoor door;

    @Inject
    private Towns towns;

    @Inject
    private Comments comments;

    @Inject
    private CommentLimit limit;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpServletResponse response;

    @Context
    private HttpHeaders headers;

    @Needs(Action.JOIN_REPORT)
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list(@PathParam("ticket") String ticket) {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.citizen(request, response);
        return of(ticket, tenant -> comments.own(actor.personId(), tenant.id(), ticket));
    }

    @Needs(Action.JOIN_REPORT)
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response say(@PathParam("ticket") String ticket, InputStream body) throws IOException {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.citizen(request, response);
        @Nullable String key = CommentTalk.key(headers);
        String words = CommentTalk.words(body);
        return of(ticket, tenant -> {
            CommentTalk.pause(limit.ofPerson(actor.personId()));
            return comments.say(actor.personId(), tenant.id(), ticket, words, key);
        });
    }

    @Needs(Action.JOIN_REPORT)
    @POST
    @Path("{comment}/removal")
    @Produces(MediaType.APPLICATION_JSON)
    public Response remove(@PathParam("ticket") String ticket, @PathParam("comment") String comment) {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.citizen(request, response);
        UUID id = CommentTalk.id(comment);
        return of(ticket, tenant -> comments.remove(actor.personId(), tenant.id(), ticket, id));
    }

    private Response of(String ticket, Function<Tenant, List<OwnComment>> work) {
        Tenant tenant = towns.ofTicket(ticket).orElseThrow(() -> RefusedRequest.of(ProblemType.NOT_FOUND));
        return CommentTalk.own(CommentTalk.of(() -> work.apply(tenant)), tenant, headers);
    }
}
