package id.kentongan.web.api;

import id.kentongan.chat.review.boundary.OwnRuling;
import id.kentongan.chat.review.boundary.ReviewDesk;
import id.kentongan.chat.review.entity.Policy;
import id.kentongan.chat.review.entity.ReviewRefused;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.web.access.Needs;
import id.kentongan.web.support.ProblemType;
import id.kentongan.web.support.RefusedRequest;
import id.kentongan.web.support.RefusedRequest.Mistake;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What one can say about messages that should not stand there, and against what became of one's own. */
@Path("v1/me/rooms")
@ApplicationScoped
public class MyRulingsResource {

    @Inject
    private StaffDoor door;

    @Inject
    private ReviewDesk desk;

    @Context
    private HttpServletRequest request;

    @Context
    private HttpServletResponse response;

    @Context
    private HttpHeaders headers;

    /** Says that a message should not stand there. */
    @Needs(Action.TALK_WITH_NEIGHBOURS)
    @POST
    @Path("{room}/messages/{number}/flag")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response flag(@PathParam("room") String room, @PathParam("number") String number, InputStream body)
            throws IOException {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.actor(request, response);
        Fields fields = new Fields(StrictJson.read(body.readAllBytes()), Set.of("policy"));
        @Nullable Policy policy = fields.required("policy", fields.choice("policy", Policy.class));
        fields.check();
        UUID id = RoomTalk.room(room);
        long seq = RoomTalk.number(number);
        boolean first = of(() -> desk.flag(actor, id, seq, Objects.requireNonNull(policy)));
        return RoomTalk.own(
                Speech.JSON.createObjectBuilder().add("first", first).build(), headers);
    }

    /** What became of one's own message. */
    @Needs(Action.TALK_WITH_NEIGHBOURS)
    @GET
    @Path("{room}/messages/{number}/ruling")
    @Produces(MediaType.APPLICATION_JSON)
    public Response ruling(@PathParam("room") String room, @PathParam("number") String number) {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.actor(request, response);
        UUID id = RoomTalk.room(room);
        long seq = RoomTalk.number(number);
        return ruling(() -> desk.own(actor, id, seq));
    }

    /** Says something against it, once. */
    @Needs(Action.TALK_WITH_NEIGHBOURS)
    @POST
    @Path("{room}/messages/{number}/appeal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response appeal(@PathParam("room") String room, @PathParam("number") String number, InputStream body)
            throws IOException {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.actor(request, response);
        String words = CommentTalk.words(body, "words", ReviewDesk.LONGEST_APPEAL);
        UUID id = RoomTalk.room(room);
        long seq = RoomTalk.number(number);
        return ruling(() -> desk.appeal(actor, id, seq, words));
    }

    private Response ruling(Supplier<OwnRuling> work) {
        OwnRuling ruling = of(work);
        JsonObjectBuilder item = Speech.JSON.createObjectBuilder();
        Speech.text(item, "outcome", ruling.outcome() == null ? null : Fields.word(ruling.outcome()));
        Speech.text(item, "policy", ruling.policy() == null ? null : Fields.word(ruling.policy()));
        Speech.text(item, "note", ruling.note());
        Speech.time(item, "until", ruling.until(), ZoneOffset.UTC);
        item.add("appealable", ruling.appealable());
        if (ruling.upheld() == null) {
            item.addNull("upheld");
        } else {
            item.add("upheld", ruling.upheld());
        }
        Speech.text(item, "answer", ruling.answer());
        return RoomTalk.own(item.build(), headers);
    }

    private <T> T of(Supplier<T> work) {
        try {
            return RoomTalk.of(headers, work);
        } catch (ReviewRefused e) {
            throw refusal(e.reason(), Speech.of(headers));
        }
    }

    private static RefusedRequest refusal(ReviewRefused.Reason reason, Speech speech) {
        return switch (reason) {
            case UNDECIDED, APPEALED -> {
                String why = reason.name().toLowerCase(Locale.ROOT);
                yield RefusedRequest.of(ProblemType.NOT_NOW, speech.text("not-now.review." + why))
                        .with("why", why);
            }
            case OWN_MESSAGE, OWN_DECISION, CLAIMED, DECIDED -> RefusedRequest.of(ProblemType.NOT_YOUR_MOVE, "message");
            case WORDS_MISSING -> wrong(Mistake.of("words", "missing"));
            case WORDS_TOO_LONG -> wrong(Mistake.of("words", "too-long", Integer.toString(ReviewDesk.LONGEST_APPEAL)));
            case UNFIT_CHARACTERS -> wrong(Mistake.of("words", "control-characters"));
            case UNKNOWN, POLICY_MISSING, HOURS -> RefusedRequest.of(ProblemType.NOT_FOUND);
        };
    }

    private static RefusedRequest wrong(Mistake mistake) {
        return RefusedRequest.of(ProblemType.INVALID_FIELDS, List.of(mistake));
    }
}
