package id.kentongan.web.api;

import id.kentongan.chat.talk.boundary.TalkDesk;
import id.kentongan.chat.talk.entity.MessageRow;
import id.kentongan.chat.talk.entity.NewMessage;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.web.access.Needs;
import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import id.kentongan.web.support.RefusedRequest.Mistake;
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
import java.util.function.Supplier;

/** What officers do in rooms of citizens: finding them, answering, telling something to everybody of an area. */
@Path("v1/staff/rooms")
@ApplicationScoped
public class StaffRoomsResource {

    @Inject
    private StaffDoor door;

    @Inject
    private TalkDesk desk;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpServletResponse response;

    @Context
    private HttpHeaders headers;

    /** The rooms of a kelurahan. */
    @Needs(Action.READ_ROOM)
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list() {
        Query query = new Query(request.getQueryString(), Set.of("kelurahan"));
        String code = query.required("kelurahan").orElse("");
        query.check();
        if (!AreaCode.isAreaCode(code)) {
            throw RefusedRequest.of(ProblemType.INVALID_PARAMETERS, List.of(Mistake.of("kelurahan", "no-such-area")));
        }
        Actor actor = door.staff(request, response);
        return RoomTalk.own(RoomTalk.rooms(RoomTalk.of(headers, () -> desk.rooms(actor, new AreaCode(code)))), headers);
    }

    /** Says something for an office. */
    @Needs(Action.SPEAK_IN_ROOM)
    @POST
    @Path("{room}/messages")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response say(@PathParam("room") String room, InputStream body) throws IOException {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.staff(request, response);
        NewMessage message = RoomTalk.message(body, headers);
        UUID id = RoomTalk.room(room);
        return message(() -> desk.say(actor, id, message));
    }

    /** Tells something to everybody of the room's area. */
    @Needs(Action.ANNOUNCE)
    @POST
    @Path("{room}/announcements")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response announce(@PathParam("room") String room, InputStream body) throws IOException {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.staff(request, response);
        Fields fields = new Fields(
                StrictJson.read(body.readAllBytes()), Set.of("id", "words", "replyTo", "position", "confirmation"));
        boolean asked = fields.yes("confirmation");
        NewMessage message = RoomTalk.message(fields, headers);
        UUID id = RoomTalk.room(room);
        return message(() -> asked ? desk.ask(actor, id, message) : desk.announce(actor, id, message));
    }

    /** An official of an RT or RW confirms that they have read an announcement. */
    @Needs(Action.READ_ROOM)
    @POST
    @Path("{room}/messages/{number}/confirmation")
    @Produces(MediaType.APPLICATION_JSON)
    public Response confirm(@PathParam("room") String room, @PathParam("number") String number) {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.staff(request, response);
        UUID id = RoomTalk.room(room);
        long seq = RoomTalk.number(number);
        return message(() -> desk.confirm(actor, id, seq));
    }

    /** Puts a message above the room, or takes it from there. */
    @Needs(Action.ANNOUNCE)
    @POST
    @Path("{room}/messages/{number}/pin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response pin(@PathParam("room") String room, @PathParam("number") String number, InputStream body)
            throws IOException {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.staff(request, response);
        Words words = new Words(StrictJson.read(body.readAllBytes()), Set.of("above"));
        boolean above = words.yes("above");
        words.check();
        UUID id = RoomTalk.room(room);
        long seq = RoomTalk.number(number);
        return message(() -> desk.pin(actor, id, seq, above));
    }

    private Response message(Supplier<MessageRow> work) {
        return RoomTalk.own(RoomTalk.message(RoomTalk.of(headers, work)).build(), headers);
    }
}
