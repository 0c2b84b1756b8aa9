package id.kentongan.web.api;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.notification.boundary.NoticeInbox;
import id.kentongan.core.notification.boundary.NoticePage;
import id.kentongan.core.notification.boundary.NoticeRow;
import id.kentongan.web.access.Needs;
import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import id.kentongan.web.support.RefusedRequest.Mistake;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** The inbox of who is signed in. */
@Path("v1/me/notices")
@ApplicationScoped
public class MyNoticesResource {

    private static final int LIMIT = 20;

    @Inject
    private StaffDoor door;

    @Inject
    private NoticeInbox inbox;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpServletResponse response;

    @Context
    private HttpHeaders headers;

    /** A page of it, the newest first. */
    @Needs(Action.MANAGE_OWN_NOTICES)
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        Query query = new Query(request.getQueryString(), Set.of("unread", "cursor", "limit"));
        int limit = query.number("limit", LIMIT, 1, NoticeInbox.MOST);
        String unread = query.text("unread").orElse("false");
        @Nullable
        UUID before = query.text("cursor").map(MyNoticesResource::cursor).orElse(null);
        query.check();
        if (!Set.of("true", "false").contains(unread)) {
            throw RefusedRequest.of(
                    ProblemType.INVALID_PARAMETERS, List.of(Mistake.of("unread", "not-one-of", "true, false")));
        }
        Actor actor = door.actor(request, response);
        NoticePage page = inbox.page(actor, unread.equals("true"), before, limit);
        JsonArrayBuilder items = Speech.JSON.createArrayBuilder();
        page.rows().forEach(row -> items.add(item(row)));
        JsonObjectBuilder answer =
                Speech.JSON.createObjectBuilder().add("items", items).add("unread", inbox.unread(actor));
        page.next().ifPresentOrElse(next -> answer.add("next", next.toString()), () -> answer.addNull("next"));
        return Speech.of(headers).answer(answer.build());
    }

    /** Marks one as read. */
    @Needs(Action.MANAGE_OWN_NOTICES)
    @POST
    @Path("{notice}/read")
    @Produces(MediaType.APPLICATION_JSON)
    public Response read(@PathParam("notice") String notice) {
        return change(notice, inbox::read);
    }

    /** Says that one has taken note; the report is not accepted by it. */
    @Needs(Action.MANAGE_OWN_NOTICES)
    @POST
    @Path("{notice}/acknowledgement")
    @Produces(MediaType.APPLICATION_JSON)
    public Response acknowledge(@PathParam("notice") String notice) {
        return change(notice, inbox::acknowledge);
    }

    private Response change(String notice, BiPredicate<Actor, UUID> change) {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.actor(request, response);
        if (!Fields.isId(notice) || !change.test(actor, UUID.fromString(notice))) {
            throw RefusedRequest.of(ProblemType.NOT_FOUND);
        }
        return Speech.of(headers)
                .answer(Speech.JSON
                        .createObjectBuilder()
                        .add("unread", inbox.unread(actor))
                        .build());
    }

    private static UUID cursor(String text) {
        if (!Fields.isId(text)) {
            throw RefusedRequest.of(ProblemType.INVALID_PARAMETERS, List.of(Mistake.of("cursor", "not-a-cursor")));
        }
        return UUID.fromString(text);
    }

    private static JsonObjectBuilder item(NoticeRow row) {
        JsonObjectBuilder item = Speech.JSON
                .createObjectBuilder()
                .add("id", row.id().toString())
                .add("topic", Fields.word(row.topic()))
                .add("kind", row.kind().toLowerCase(Locale.ROOT))
                .add("urgent", row.urgent())
                .add("toldAs", Fields.word(row.toldAs()));
        Speech.time(item, "createdAt", row.createdAt(), row.zone());
        Speech.time(item, "readAt", row.readAt(), row.zone());
        Speech.time(item, "acknowledgedAt", row.acknowledgedAt(), row.zone());
        put(item, "ticket", row.report() ? row.reference() : null);
        put(item, "area", row.areaName());
        put(item, "unit", row.unitName());
        return item;
    }

    private static void put(JsonObjectBuilder into, String name, @Nullable String text) {
        if (text == null) {
            into.addNull(name);
        } else {
            into.add(name, text);
        }
    }
}
