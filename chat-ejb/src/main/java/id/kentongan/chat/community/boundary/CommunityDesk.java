package id.kentongan.chat.community.boundary;

import id.kentongan.chat.community.control.Communities;
import id.kentongan.chat.community.control.Founding;
import id.kentongan.chat.community.entity.Community;
import id.kentongan.chat.community.entity.CommunityRefused;
import id.kentongan.chat.community.entity.CommunityRefused.Reason;
import id.kentongan.chat.community.entity.CommunityState;
import id.kentongan.chat.community.entity.NewCommunity;
import id.kentongan.chat.room.control.Members;
import id.kentongan.chat.room.control.Rooms;
import id.kentongan.chat.room.entity.Room;
import id.kentongan.chat.room.entity.RoomKind;
import id.kentongan.chat.talk.control.RoomNames;
import id.kentongan.chat.talk.control.Seats;
import id.kentongan.chat.talk.control.Talk;
import id.kentongan.chat.talk.entity.Neighbour;
import id.kentongan.chat.talk.entity.Seat;
import id.kentongan.chat.talk.entity.Speaker;
import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Ground;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.live.entity.SeatsChanged;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.text.entity.Signs;
import id.kentongan.core.time.DatabaseClock;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where citizens ask for communities, join and leave them, and moderators decide about them. */
@Stateless
public class CommunityDesk {

    /** Communities of one answer to a moderator. */
    public static final int MOST = 200;

    /** Characters of what a moderator says to a decision. */
    public static final int LONGEST_NOTE = 500;

    @Inject
    private Communities communities;

    @Inject
    private Founding founding;

    @Inject
    private Members members;

    @Inject
    private Rooms rooms;

    @Inject
    private RoomNames names;

    @Inject
    private Seats seats;

    @Inject
    private Talk talk;

    @Inject
    private AuditTrail audit;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Event<SeatsChanged> changed;

    // ------------------------------------------------------------ citizens

    /** For how many days somebody has been in the room of the kelurahan who may found one. */
    public int days() {
        return founding.policy().days();
    }

    /**
     * What there is where the person lives, and what became of what they asked for and of what they were in.
     *
     * @throws id.kentongan.chat.talk.entity.TalkRefused to who may be in no room
     */
    public List<CommunityView> of(Actor actor) {
        return seats.scope(actor).call(() -> {
            Neighbour neighbour = seats.neighbour(actor);
            Set<UUID> joined = joined(neighbour);
            return communities
                    .of(
                            neighbour.tenantId(),
                            List.of(neighbour.kelurahan(), neighbour.home()),
                            neighbour.speaker().id())
                    .stream()
                    .map(community -> view(neighbour, community, joined))
                    .toList();
        });
    }

    /**
     * Asks for a community. It comes into being when a moderator agrees.
     *
     * @throws CommunityRefused if the account is not trusted, the words are held back, or there are too many
     * @throws id.kentongan.chat.talk.entity.TalkRefused to who may be in no room, and to who is silenced or out of them
     */
    public CommunityView found(Actor actor, NewCommunity wish) {
        return seats.scope(actor).call(() -> {
            Neighbour neighbour = seats.neighbour(actor);
            Seat seat = seats.in(actor, kelurahan(neighbour).id());
            talk.speak(seat);
            UUID id = founding.ask(neighbour, seat, wish);
            return view(neighbour, id);
        });
    }

    /**
     * Joins a community; again is the same as once. Open pages hear it from then on.
     *
     * @throws CommunityRefused if there is none for this person, it is full, or the person is in too many
     * @throws id.kentongan.chat.talk.entity.TalkRefused to who may be in no room, or is out of them for a time
     */
    public CommunityView join(Actor actor, UUID id) {
        return seats.scope(actor).call(() -> {
            Neighbour neighbour = seats.neighbour(actor);
            Community community = open(neighbour, id);
            rooms.lock(id);
            String name = neighbour.speaker().id();
            if (!members.has(community.tenantId(), id, name)) {
                refuseIf(
                        members.citizens(community.tenantId(), id)
                                >= founding.policy().members(),
                        Reason.FULL,
                        founding.policy().members());
                refuseIf(
                        members.communitiesOf(community.tenantId(), name).size()
                                >= founding.policy().joined(),
                        Reason.TOO_MANY_JOINED,
                        founding.policy().joined());
                talk.enter(seat(community, neighbour.speaker()));
                changed.fire(new SeatsChanged(Set.of(actor.personId())));
            }
            return view(neighbour, id);
        });
    }

    /**
     * Leaves a community; again is the same as once.
     *
     * @throws CommunityRefused if there is none for this person
     * @throws id.kentongan.chat.talk.entity.TalkRefused to who may be in no room
     */
    public CommunityView leave(Actor actor, UUID id) {
        return seats.scope(actor).call(() -> {
            Neighbour neighbour = seats.neighbour(actor);
            Community community = open(neighbour, id);
            members.leave(community.tenantId(), id, neighbour.speaker().id());
            changed.fire(new SeatsChanged(Set.of(actor.personId())));
            return view(neighbour, id);
        });
    }

    private Room kelurahan(Neighbour neighbour) {
        return rooms.room(neighbour.tenantId(), RoomKind.KELURAHAN, neighbour.kelurahan(), Tier.KELURAHAN);
    }

    private Community open(Neighbour neighbour, UUID id) {
        return communities
                .find(id)
                .filter(found -> found.state() == CommunityState.OPEN && neighbour.livesIn(found.area()))
                .orElseThrow(() -> new CommunityRefused(Reason.UNKNOWN));
    }

    private static Seat seat(Community community, Speaker speaker) {
        return new Seat(
                community.id(),
                community.tenantId(),
                RoomKind.COMMUNITY,
                community.area(),
                community.name(),
                speaker,
                true,
                false);
    }

    private CommunityView view(Neighbour reader, UUID id) {
        return view(reader, communities.find(id).orElseThrow(), joined(reader));
    }

    private Set<UUID> joined(Neighbour reader) {
        return Set.copyOf(
                members.communitiesOf(reader.tenantId(), reader.speaker().id()));
    }

    private CommunityView view(Neighbour reader, Community community, Set<UUID> joined) {
        return new CommunityView(
                community,
                names.of(community.area()),
                joined.contains(community.id()),
                community.founder().equals(reader.speaker().id()));
    }

    // ------------------------------------------------------------ moderators

    /** What is asked for where the actor moderates, the oldest first, and then what is open; at most {@value #MOST}. */
    public List<CommunityFile> moderated(Actor actor) {
        return actor.scope()
                .call(() -> Access.groundOf(actor, Action.MODERATE_ROOM).stream()
                        .collect(Collectors.groupingBy(
                                Ground::tenantId, Collectors.mapping(Ground::area, Collectors.toSet())))
                        .entrySet()
                        .stream()
                        .flatMap(ground -> communities.moderated(ground.getKey(), ground.getValue(), MOST).stream())
                        .limit(MOST)
                        .map(this::file)
                        .toList());
    }

    /**
     * Lets a community in, or refuses it. One that is let in has a room, and its founder is in it as everybody else.
     *
     * @param note for the founder, up to {@value #LONGEST_NOTE} characters; needed for refusing
     * @throws CommunityRefused if it cannot be decided, or not by the actor
     */
    public CommunityFile decide(Actor actor, UUID id, boolean letIn, @Nullable String note) {
        return decide(actor, id, CommunityState.ASKED, letIn ? CommunityState.OPEN : CommunityState.REFUSED, note);
    }

    /**
     * Closes a community: nobody is in it any more.
     *
     * @param note for those who were in it, 1 to {@value #LONGEST_NOTE} characters
     * @throws CommunityRefused if it is not open, or none of the actor's
     */
    public CommunityFile close(Actor actor, UUID id, @Nullable String note) {
        return decide(actor, id, CommunityState.OPEN, CommunityState.CLOSED, note);
    }

    private CommunityFile decide(
            Actor actor, UUID id, CommunityState before, CommunityState after, @Nullable String note) {
        @Nullable String said = fit(note);
        return actor.scope().call(() -> {
            Community community = communities
                    .locked(id)
                    .filter(found ->
                            Access.may(actor, Action.MODERATE_ROOM, Matter.in(found.tenantId(), found.kelurahan())))
                    .orElseThrow(() -> new CommunityRefused(Reason.UNKNOWN));
            refuseIf(community.state() != before, Reason.DECIDED, 0);
            refuseIf(said == null && after != CommunityState.OPEN, Reason.NOTE_MISSING, 0);
            communities.decide(community, after, said, actor.personId(), clock.now());
            if (after == CommunityState.OPEN) {
                rooms.foundCommunity(community.tenantId(), id, community.area(), community.name());
                talk.join(seat(community, Speaker.citizen(community.kelurahan(), community.founder())));
            } else if (after == CommunityState.CLOSED) {
                rooms.closeCommunity(community.tenantId(), id);
            }
            audit.record(community.tenantId(), actor.personId(), "COMMUNITY_" + after, "community:" + id, said);
            return file(communities.find(id).orElseThrow());
        });
    }

    private CommunityFile file(Community community) {
        return new CommunityFile(community, names.of(community.area()));
    }

    private static @Nullable String fit(@Nullable String note) {
        if (note == null || note.isBlank()) {
            return null;
        }
        String said = note.strip();
        refuseIf(said.codePointCount(0, said.length()) > LONGEST_NOTE, Reason.NOTE_TOO_LONG, 0);
        refuseIf(said.codePoints().anyMatch(Signs::unfit), Reason.UNFIT_CHARACTERS, 0);
        return said;
    }

    private static void refuseIf(boolean bad, Reason reason, int number) {
        if (bad) {
            throw new CommunityRefused(reason, number);
        }
    }
}
