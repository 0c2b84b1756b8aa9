package id.kentongan.web.api;

import id.kentongan.chat.community.boundary.CommunityDesk;
import id.kentongan.chat.community.boundary.CommunityView;
import id.kentongan.chat.community.entity.NewCommunity;
import id.kentongan.chat.community.entity.Visibility;
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
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The communities of where a citizen lives: finding them, asking for one, joining, leaving. */
@Path("v1/me/communities")
@ApplicationScoped
public class MyCommunitiesResource {

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

    @Needs(Action.TALK_WITH_NEIGHBOURS)
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.citizen(request, response);
        return RoomTalk.own(CommunityTalk.mine(CommunityTalk.of(headers, () -> desk.of(actor))), headers);
    }

    /** Asks for one; a moderator decides. */
    @Needs(Action.TALK_WITH_NEIGHBOURS)
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response found(InputStream body) throws IOException {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.citizen(request, response);
        Fields fields = new Fields(StrictJson.read(body.readAllBytes()), Set.of("name", "purpose", "visibility"));
        @Nullable String name = fields.required("name", fields.text("name", NewCommunity.LONGEST_NAME));
        @Nullable String purpose = fields.required("purpose", fields.text("purpose", NewCommunity.LONGEST_PURPOSE));
        @Nullable Visibility visibility = fields.required("visibility", fields.choice("visibility", Visibility.class));
        fields.check();
        return one(() -> desk.found(
                actor,
                new NewCommunity(
                        Objects.requireNonNull(name),
                        Objects.requireNonNull(purpose),
                        Objects.requireNonNull(visibility))));
    }

    @Needs(Action.TALK_WITH_NEIGHBOURS)
    @POST
    @Path("{community}/joining")
    @Produces(MediaType.APPLICATION_JSON)
    public Response join(@PathParam("community") String community) {
        return one(community, desk::join);
    }

    @Needs(Action.TALK_WITH_NEIGHBOURS)
    @POST
    @Path("{community}/leaving")
    @Produces(MediaType.APPLICATION_JSON)
    public Response leave(@PathParam("community") String community) {
        return one(community, desk::leave);
    }

    private Response one(String community, BiFunction<Actor, UUID, CommunityView> work) {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.citizen(request, response);
        UUID id = RoomTalk.room(community);
        return one(() -> work.apply(actor, id));
    }

    private Response one(Supplier<CommunityView> work) {
        return RoomTalk.own(CommunityTalk.mine(CommunityTalk.of(headers, work)).build(), headers);
    }
}
