package id.kentongan.web.api;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.report.aftercare.boundary.CommentDesk;
import id.kentongan.report.aftercare.boundary.StaffComment;
import id.kentongan.report.aftercare.boundary.StaffComments;
import id.kentongan.report.aftercare.entity.CommentRules;
import id.kentongan.report.entity.UnknownTicket;
import id.kentongan.web.access.Needs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
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
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is said in public about a report, for the offices: reading, answering, hiding. */
@Path("v1/staff/reports/{ticket}/comments")
@ApplicationScoped
public class StaffCommentsResource {

    @Inject
    private StaffDoor door;

    @Inject
    private Towns towns;

    @Inject
    private CommentDesk desk;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpServletResponse response;

    @Context
    private HttpHeaders headers;

    @Needs(Action.READ_REPORT)
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response page(@PathParam("ticket") String ticket) {
        CommentTalk.Wish wish = CommentTalk.Wish.of(request.getQueryString());
        Actor actor = door.actor(request, response);
        return of(actor, ticket, tenant -> {
            StaffComments page = desk.page(actor, tenant.id(), ticket, wish.after(), wish.limit() + 1);
            JsonArrayBuilder items = Speech.JSON.createArrayBuilder();
            page.comments().stream().limit(wish.limit()).forEach(each -> items.add(describe(each, tenant)));
            JsonObjectBuilder answer = Speech.JSON
                    .createObjectBuilder()
                    .add("items", items)
                    .add("mayAnswer", page.mayAnswer())
                    .add("mayHide", page.mayHide());
            Speech.text(
                    answer,
                    "next",
                    wish.next(page.comments().stream().map(StaffComment::id).toList()));
            return Speech.of(headers).answer(answer.build());
        });
    }

    /** Answers in public as the unit. */
    @Needs(Action.WORK_REPORT)
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response answer(@PathParam("ticket") String ticket, InputStream body) throws IOException {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.actor(request, response);
        @Nullable String key = CommentTalk.key(headers);
        String words = CommentTalk.words(body);
        return of(actor, ticket, tenant -> {
            desk.answer(actor, tenant.id(), ticket, words, key);
            return Response.noContent().build();
        });
    }

    /** Hides one from everybody but the offices. */
    @Needs(Action.HIDE_COMMENT)
    @POST
    @Path("{comment}/hiding")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response hide(@PathParam("ticket") String ticket, @PathParam("comment") String comment, InputStream body)
            throws IOException {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.actor(request, response);
        String reason = CommentTalk.words(body, "reason", CommentRules.LONGEST_REASON);
        UUID id = CommentTalk.id(comment);
        return of(actor, ticket, tenant -> {
            desk.hide(actor, tenant.id(), ticket, id, reason);
            return Response.noContent().build();
        });
    }

    /** The officer's units have read everything. */
    @Needs(Action.READ_REPORT)
    @POST
    @Path("read")
    @Produces(MediaType.APPLICATION_JSON)
    public Response read(@PathParam("ticket") String ticket) {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.actor(request, response);
        return of(actor, ticket, tenant -> {
            desk.read(actor, tenant.id(), ticket);
            return Response.noContent().build();
        });
    }

    private Response of(Actor actor, String ticket, Function<Tenant, Response> work) {
        Tenant tenant = towns.ofTicket(ticket).orElseThrow(() -> door.unknown(actor, Action.READ_REPORT));
        return CommentTalk.of(() -> {
            try {
                return work.apply(tenant);
            } catch (UnknownTicket e) {
                throw door.unknown(actor, Action.READ_REPORT);
            }
        });
    }

    private static JsonObjectBuilder describe(StaffComment comment, Tenant tenant) {
        JsonObjectBuilder item = Speech.JSON
                .createObjectBuilder()
                .add("id", comment.id().toString())
                .add("voice", Fields.word(comment.voice()));
        Speech.text(item, "name", comment.name());
        Speech.time(item, "at", comment.at(), tenant.zone());
        item.add("words", comment.words()).add("unread", comment.unread());
        Speech.time(item, "hiddenAt", comment.hiddenAt(), tenant.zone());
        Speech.text(item, "hiddenUnit", comment.hiddenUnit());
        Speech.text(item, "hiddenReason", comment.hiddenReason());
        return item;
    }
}
