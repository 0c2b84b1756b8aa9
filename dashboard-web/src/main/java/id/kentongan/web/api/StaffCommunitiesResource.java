package id.kentongan.web.api;

import id.kentongan.chat.community.boundary.CommunityDesk;
import id.kentongan.chat.community.boundary.CommunityFile;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.web.access.Needs;
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
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What moderators do about communities: letting them in, refusing them, closing them. */
@Path("v1/staff/communities")
@ApplicationScoped
public class StaffCommunitiesResource {

    @Inject
    private StaffDoor door;

    @Inject
    private CommunityDesk desk;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpServletResponse response;

    @Context
    private HttpHeaders headers;

    /** What is asked for where one moderates, the oldest first, and then what is open. */
    @Needs(Action.MODERATE_ROOM)
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.staff(request, response);
        return RoomTalk.own(CommunityTalk.moderated(CommunityTalk.of(headers, () -> desk.moderated(actor))), headers);
    }

    /** Lets one in, or refuses it. */
    @Needs(Action.MODERATE_ROOM)
    @POST
    @Path("{community}/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response decide(@PathParam("community") String community, InputStream body) throws IOException {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.staff(request, response);
        Words words = new Words(StrictJson.read(body.readAllBytes()), Set.of("letIn", "note"));
        boolean letIn = words.yes("letIn");
        @Nullable
        String note = words.optional("note", CommunityDesk.LONGEST_NOTE).orElse(null);
        words.check();
        UUID id = RoomTalk.room(community);
        return one(() -> desk.decide(actor, id, letIn, note));
    }

    @Needs(Action.MODERATE_ROOM)
    @POST
    @Path("{community}/closing")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response close(@PathParam("community") String community, InputStream body) throws IOException {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.staff(request, response);
        Words words = new Words(StrictJson.read(body.readAllBytes()), Set.of("note"));
        String note = words.required("note", CommunityDesk.LONGEST_NOTE);
        words.check();
        UUID id = RoomTalk.room(community);
        return one(() -> desk.close(actor, id, note));
    }

    private Response one(Supplier<CommunityFile> work) {
        return RoomTalk.own(
                CommunityTalk.moderated(CommunityTalk.of(headers, work)).build(), headers);
    }
}
