package id.kentongan.web.api;

import id.kentongan.chat.talk.boundary.TalkDesk;
import id.kentongan.chat.talk.entity.Changes;
import id.kentongan.chat.talk.entity.MessageRow;
import id.kentongan.chat.talk.entity.NewMessage;
import id.kentongan.chat.talk.entity.Reaction;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.report.intake.boundary.PublicReports;
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
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rooms of who is signed in: of a citizen those of home, of an officer those of the units that they work for. */
@Path("v1/me/rooms")
@ApplicationScoped
public class MyRoomsResource {

    private static final int STANDARD = 50;

    /** Less than proxies and telephones wait for an answer. */
    private static final int LONGEST_WAIT = 25;

    private static final int RETRY_SECONDS = 5;
    private static final int LONGEST_TICKET = 40;

    @Inject
    private StaffDoor door;

    @Inject
    private TalkDesk desk;

    @Inject
    private PublicReports reports;

    @Inject
    private RoomWaits waits;

    @Inject
    private CommentLimit limit;

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
        Actor actor = door.actor(request, response);
        return RoomTalk.own(RoomTalk.rooms(RoomTalk.of(headers, () -> desk.rooms(actor))), headers);
    }

    /** What was said before a message, the newest first; with words or a hashtag only what has them. */
    @Needs(Action.TALK_WITH_NEIGHBOURS)
    @GET
    @Path("{room}/messages")
    @Produces(MediaType.APPLICATION_JSON)
    public Response messages(@PathParam("room") String room) {
        Query query = new Query(request.getQueryString(), Set.of("before", "limit", "words", "tag"));
        long before = RoomTalk.number(query, "before", Long.MAX_VALUE);
        int size = query.number("limit", STANDARD, 1, TalkDesk.MOST);
        String words = query.text("words").orElse("");
        @Nullable String tag = query.text("tag").orElse(null);
        query.check();
        Actor actor = door.actor(request, response);
        UUID id = RoomTalk.room(room);
        List<MessageRow> rows = RoomTalk.of(
                headers,
                () -> words.isEmpty() && tag == null
                        ? desk.before(actor, id, before, size)
                        : desk.search(actor, id, words, tag, before, size));
        return RoomTalk.own(RoomTalk.messages(rows), headers);
    }

    /**
     * What happened after a change: each message once, as it is now. Who cannot have a socket waits here until something
     * happens; nobody's thread waits along.
     */
    @Needs(Action.TALK_WITH_NEIGHBOURS)
    @GET
    @Path("{room}/changes")
    @Produces(MediaType.APPLICATION_JSON)
    public void changes(@PathParam("room") String room, @Suspended AsyncResponse answer) {
        Query query = new Query(request.getQueryString(), Set.of("after", "limit", "wait"));
        long after = RoomTalk.number(query, "after", 0);
        int size = query.number("limit", STANDARD, 1, TalkDesk.MOST);
        int seconds = query.number("wait", 0, 0, LONGEST_WAIT);
        query.check();
        Actor actor = door.actor(request, response);
        UUID id = RoomTalk.room(room);
        Speech speech = Speech.of(headers);
        Supplier<Response> asked = () -> {
            Changes news = RoomTalk.of(speech, () -> desk.after(actor, id, after, size));
            return seconds > 0 && news.rows().isEmpty() ? null : RoomTalk.own(RoomTalk.changes(news), speech);
        };
        @Nullable Response known = asked.get();
        if (known != null) {
            answer.resume(known);
            return;
        }
        // Whether one may still be in the room is asked anew before the answer is given.
        Runnable later = () -> answer.resume(RoomTalk.own(
                RoomTalk.changes(RoomTalk.of(speech, () -> desk.after(actor, id, after, size))), speech));
        boolean waits = this.waits.begin(id, actor.personId(), after, seconds, () -> {
            try {
                later.run();
            } catch (RuntimeException e) {
                answer.resume(e);
            }
        });
        if (!waits) {
            throw RefusedRequest.of(ProblemType.BUSY, Integer.toString(RETRY_SECONDS))
                    .retryAfter(RETRY_SECONDS);
        }
    }

    /** Says something as a citizen. */
    @Needs(Action.TALK_WITH_NEIGHBOURS)
    @POST
    @Path("{room}/messages")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response say(@PathParam("room") String room, InputStream body) throws IOException {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.citizen(request, response);
        NewMessage message = RoomTalk.message(body, headers);
        UUID id = RoomTalk.room(room);
        CommentTalk.pause(limit.ofTalk(actor.personId()));
        return message(() -> desk.say(actor, id, message));
    }

    /** Puts other words in the place of one's own. */
    @Needs(Action.TALK_WITH_NEIGHBOURS)
    @POST
    @Path("{room}/messages/{number}/edit")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response edit(@PathParam("room") String room, @PathParam("number") String number, InputStream body)
            throws IOException {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.actor(request, response);
        String words = CommentTalk.words(body, "words", NewMessage.LONGEST);
        return message(room, number, (id, seq) -> desk.edit(actor, id, seq, words));
    }

    /** Takes one's own words back. */
    @Needs(Action.TALK_WITH_NEIGHBOURS)
    @POST
    @Path("{room}/messages/{number}/removal")
    @Produces(MediaType.APPLICATION_JSON)
    public Response remove(@PathParam("room") String room, @PathParam("number") String number) {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.actor(request, response);
        return message(room, number, (id, seq) -> desk.remove(actor, id, seq));
    }

    /** Says something to a message without words; without a sign one's own is taken back. */
    @Needs(Action.TALK_WITH_NEIGHBOURS)
    @POST
    @Path("{room}/messages/{number}/reaction")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response react(@PathParam("room") String room, @PathParam("number") String number, InputStream body)
            throws IOException {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.actor(request, response);
        Fields fields = new Fields(StrictJson.read(body.readAllBytes()), Set.of("sign"));
        @Nullable Reaction sign = fields.choice("sign", Reaction.class);
        fields.check();
        return message(room, number, (id, seq) -> desk.react(actor, id, seq, sign));
    }

    /** One's own words, or for officers anybody's, have become a report that everybody may know of. */
    @Needs(Action.TALK_WITH_NEIGHBOURS)
    @POST
    @Path("{room}/messages/{number}/report")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response report(@PathParam("room") String room, @PathParam("number") String number, InputStream body)
            throws IOException {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.actor(request, response);
        Fields fields = new Fields(StrictJson.read(body.readAllBytes()), Set.of("ticket"));
        @Nullable String ticket = fields.required("ticket", fields.text("ticket", LONGEST_TICKET));
        fields.check();
        return message(room, number, (id, seq) -> {
            int tenant = desk.room(actor, id).seat().tenantId();
            return reports.find(tenant, Objects.requireNonNull(ticket))
                    .map(found -> desk.reported(actor, id, seq, found.ticket()))
                    .orElseThrow(RoomTalk::noSuchReport);
        });
    }

    /** One has read everything up to there. */
    @Needs(Action.TALK_WITH_NEIGHBOURS)
    @POST
    @Path("{room}/reading")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response read(@PathParam("room") String room, InputStream body) throws IOException {
        new Query(request.getQueryString(), Set.of()).check();
        Actor actor = door.actor(request, response);
        Fields fields = new Fields(StrictJson.read(body.readAllBytes()), Set.of("number"));
        @Nullable Integer number = fields.required("number", fields.number("number", 0, Integer.MAX_VALUE));
        fields.check();
        UUID id = RoomTalk.room(room);
        return RoomTalk.own(
                RoomTalk.rooms(RoomTalk.of(headers, () -> {
                    desk.read(actor, id, Objects.requireNonNull(number));
                    return List.of(desk.room(actor, id));
                })),
                headers);
    }

    private Response message(String room, String number, BiFunction<UUID, Long, MessageRow> work) {
        UUID id = RoomTalk.room(room);
        long seq = RoomTalk.number(number);
        return message(() -> work.apply(id, seq));
    }

    private Response message(Supplier<MessageRow> work) {
        return RoomTalk.own(RoomTalk.message(RoomTalk.of(headers, work)).build(), headers);
    }
}
