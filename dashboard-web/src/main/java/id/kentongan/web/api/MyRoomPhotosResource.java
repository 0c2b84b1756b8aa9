package id.kentongan.web.api;

import id.kentongan.chat.talk.boundary.TalkDesk;
import id.kentongan.chat.talk.entity.MessageRow;
import id.kentongan.chat.talk.entity.Picture;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.report.entity.Photo;
import id.kentongan.report.photo.entity.UnfitPhoto;
import id.kentongan.web.access.Needs;
import id.kentongan.web.bounds.CommentLimit;
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

/** Photos of what is said in rooms, one at a time: added to one's own message, seen by whoever may read it. */
@Path("v1/me/rooms/{room}/messages/{number}/photos")
@ApplicationScoped
public class MyRoomPhotosResource {

    @Inject
    private StaffDoor door;

    @Inject
    private TalkDesk desk;

    @Inject
    private PhotoBody bodies;

    @Inject
    private CommentLimit limit;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpServletResponse response;

    @Context
    private HttpHeaders headers;

    /** Adds one to one's own message. */
    @Needs(Action.TALK_WITH_NEIGHBOURS)
    @POST
    @Consumes("image/*")
    @Produces(MediaType.APPLICATION_JSON)
    public Response add(@PathParam("room") String room, @PathParam("number") String number, InputStream body)
            throws IOException {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.actor(request, response);
        UUID id = RoomTalk.room(room);
        long seq = RoomTalk.number(number);
        // Asked first: who has no right to it shall not send ten megabytes for nothing.
        RoomTalk.of(headers, () -> {
            desk.attachable(actor, id, seq);
            return actor;
        });
        CommentTalk.pause(actor.posts().isEmpty() ? limit.ofTalk(actor.personId()) : 0);
        try {
            Photo photo = bodies.develop(body);
            Picture picture = new Picture(photo.uploadHash(), photo.width(), photo.height(), photo.jpeg());
            MessageRow row = RoomTalk.of(headers, () -> desk.attach(actor, id, seq, picture));
            return RoomTalk.own(RoomTalk.message(row).build(), headers);
        } catch (UnfitPhoto e) {
            throw PhotoBody.refused(e.reason());
        }
    }

    /** The picture. */
    @Needs(Action.TALK_WITH_NEIGHBOURS)
    @GET
    @Path("{photo}")
    @Produces("image/jpeg")
    public Response show(
            @PathParam("room") String room, @PathParam("number") String number, @PathParam("photo") String photo) {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.actor(request, response);
        UUID id = RoomTalk.room(room);
        long seq = RoomTalk.number(number);
        UUID picture = RoomTalk.room(photo);
        return Response.ok(RoomTalk.of(headers, () -> desk.photo(actor, id, seq, picture)), "image/jpeg")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .build();
    }
}
