package id.kentongan.chat.talk.control;

import id.kentongan.chat.room.control.Members;
import id.kentongan.chat.room.control.Rooms;
import id.kentongan.chat.room.entity.Room;
import id.kentongan.chat.room.entity.RoomKind;
import id.kentongan.chat.talk.entity.Neighbour;
import id.kentongan.chat.talk.entity.Seat;
import id.kentongan.chat.talk.entity.Speaker;
import id.kentongan.chat.talk.entity.TalkRefused;
import id.kentongan.chat.talk.entity.TalkRefused.Reason;
import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.access.entity.Post;
import id.kentongan.core.access.entity.Role;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.organisation.control.Tenants;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Level;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.core.pseudonym.control.Pseudonyms;
import id.kentongan.core.vault.control.People;
import id.kentongan.core.vault.entity.AgeBand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Who may be in which room, and as whom. */
@ApplicationScoped
public class Seats {

    /** PP 17/2025: from 17 on with the person's own consent. */
    private static final Set<AgeBand> OLD_ENOUGH = EnumSet.of(AgeBand.AGED_17, AgeBand.ADULT);

    /** Of which there is one in each kelurahan, and which its officers find by it. */
    private static final List<RoomKind> OF_KELURAHAN =
            List.of(RoomKind.ANNOUNCEMENTS, RoomKind.KELURAHAN, RoomKind.RT_OFFICIALS);

    private static final Set<Role> OF_RT_RW = EnumSet.of(Role.RT_OFFICIAL, Role.RW_OFFICIAL);

    private final Rooms rooms;
    private final Members members;
    private final People people;
    private final Pseudonyms pseudonyms;
    private final Tenants tenants;
    private final Units units;

    @Inject
    public Seats(Rooms rooms, Members members, People people, Pseudonyms pseudonyms, Tenants tenants, Units units) {
        this.rooms = rooms;
        this.members = members;
        this.people = people;
        this.pseudonyms = pseudonyms;
        this.tenants = tenants;
        this.units = units;
    }

    /** For the container's proxy. */
    protected Seats() {
        this.rooms = null;
        this.members = null;
        this.people = null;
        this.pseudonyms = null;
        this.tenants = null;
        this.units = null;
    }

    /** Whose rows the person's rooms are: of the government at home, or of those that an officer works for. */
    public Scope scope(Actor actor) {
        return actor.posts().isEmpty() ? Scope.tenant(town(home(actor)).id()) : actor.scope();
    }

    /**
     * All rooms of a person, as they lie from the largest area to the smallest. An officer's are those of the units that
     * they have a post in; other rooms that they may read are found by their area.
     *
     * @throws TalkRefused to a citizen who may be in none
     */
    public List<Seat> all(Actor actor) {
        return actor.posts().isEmpty() ? citizens(actor) : officers(actor);
    }

    /**
     * @throws TalkRefused if there is no such room, or the person may not be in it
     */
    public Seat in(Actor actor, UUID room) {
        return rooms.find(room)
                .filter(found -> !found.closed())
                .flatMap(found -> seat(actor, found))
                .filter(this::joined)
                .orElseThrow(() -> new TalkRefused(Reason.UNKNOWN));
    }

    /**
     * As whom the person is in a room, or was: also in a community that was left or closed.
     *
     * @throws TalkRefused if there is no such room where the person lives or works
     */
    public Seat of(Actor actor, UUID room) {
        return rooms.find(room).flatMap(found -> seat(actor, found)).orElseThrow(() -> new TalkRefused(Reason.UNKNOWN));
    }

    private Optional<Seat> seat(Actor actor, Room room) {
        return actor.posts().isEmpty()
                ? Optional.of(neighbour(actor))
                        .filter(citizen -> lives(citizen, room))
                        .map(citizen -> seat(citizen, room))
                : officer(actor, room);
    }

    private boolean joined(Seat seat) {
        return seat.kind() != RoomKind.COMMUNITY
                || !seat.speaker().citizen()
                || members.has(seat.tenantId(), seat.room(), seat.speaker().id());
    }

    /**
     * The rooms of a kelurahan, for an officer who may read them.
     *
     * @return none if there is no such kelurahan, or it is none of the officer's
     */
    public List<Seat> of(Actor actor, AreaCode kelurahan) {
        if (kelurahan.level() != Level.KELURAHAN) {
            return List.of();
        }
        return tenants.operating(kelurahan).filter(town -> actor.reaches(town.id())).stream()
                .filter(town -> Access.may(actor, Action.READ_ROOM, Matter.in(town.id(), kelurahan)))
                .flatMap(town -> Stream.concat(
                        OF_KELURAHAN.stream().map(kind -> rooms.room(town.id(), kind, kelurahan, Tier.KELURAHAN)),
                        rooms.communities(town.id(), kelurahan).stream()))
                .flatMap(room -> officer(actor, room).stream())
                .toList();
    }

    private static boolean lives(Neighbour citizen, Room room) {
        return switch (room.kind()) {
            case KELURAHAN, ANNOUNCEMENTS, NEIGHBOURHOOD, COMMUNITY -> citizen.livesIn(room.area());
            case RT_OFFICIALS, OFFICERS -> false;
        };
    }

    private static Seat seat(Neighbour citizen, Room room) {
        return seat(room, citizen.speaker(), room.kind() != RoomKind.ANNOUNCEMENTS, false);
    }

    /**
     * A citizen as whom they are in the rooms of where they live.
     *
     * @throws TalkRefused to who may be in none, and to officers
     */
    public Neighbour neighbour(Actor actor) {
        if (!actor.posts().isEmpty()) {
            throw new TalkRefused(Reason.UNKNOWN);
        }
        AgeBand age = people.ageBand(actor.personId()).orElseThrow(() -> new TalkRefused(Reason.NO_AGE));
        if (!OLD_ENOUGH.contains(age)) {
            throw new TalkRefused(Reason.TOO_YOUNG);
        }
        AreaCode home = home(actor);
        AreaCode kelurahan = home.at(Level.KELURAHAN).orElseThrow();
        Tenant town = town(home);
        String name = pseudonyms.of(actor.personId(), town.id(), kelurahan).id();
        return new Neighbour(town.id(), Speaker.citizen(kelurahan, name), kelurahan, home);
    }

    private List<Seat> citizens(Actor actor) {
        Neighbour citizen = neighbour(actor);
        int town = citizen.tenantId();
        List<Room> own = new ArrayList<>();
        own.add(rooms.room(town, RoomKind.ANNOUNCEMENTS, citizen.kelurahan(), Tier.KELURAHAN));
        own.add(rooms.room(town, RoomKind.KELURAHAN, citizen.kelurahan(), Tier.KELURAHAN));
        if (citizen.home().level() == Level.RW) {
            own.add(rooms.room(town, RoomKind.NEIGHBOURHOOD, citizen.home(), Tier.KELURAHAN));
        }
        members.communitiesOf(town, citizen.speaker().id()).stream()
                .flatMap(id -> rooms.find(id).stream())
                .filter(room -> lives(citizen, room))
                .forEach(own::add);
        return own.stream().map(room -> seat(citizen, room)).toList();
    }

    /**
     * Somebody lives somewhere else: they are in the rooms of before no longer.
     *
     * @param from a kelurahan or an RW
     * @param to another one
     * @throws id.kentongan.core.vault.entity.VaultClosed if this node has no key for pseudonyms
     */
    public void moved(UUID person, AreaCode from, AreaCode to) {
        AreaCode kelurahan = from.at(Level.KELURAHAN).orElseThrow();
        tenants.operating(from)
                .ifPresent(town -> Scope.tenant(town.id())
                        .run(() -> members.leaveAllBut(
                                town.id(),
                                pseudonyms.idOf(person, kelurahan),
                                List.of(to, to.at(Level.KELURAHAN).orElseThrow()))));
    }

    private List<Seat> officers(Actor actor) {
        return actor.posts().stream()
                .filter(post -> post.tier() != Tier.AGENCY)
                .sorted(Comparator.comparing(Post::area).thenComparing(Post::role))
                .flatMap(post -> ownRooms(post).stream())
                .distinct()
                .flatMap(room -> officer(actor, room).stream())
                .distinct()
                .toList();
    }

    private List<Room> ownRooms(Post post) {
        List<Room> own = new ArrayList<>();
        if (post.tier() == Tier.KELURAHAN) {
            OF_KELURAHAN.forEach(kind -> own.add(rooms.room(post.tenantId(), kind, post.area(), Tier.KELURAHAN)));
        }
        own.add(rooms.room(post.tenantId(), RoomKind.OFFICERS, post.area(), post.tier()));
        return own;
    }

    private Optional<Seat> officer(Actor actor, Room room) {
        return room.kind() == RoomKind.OFFICERS ? colleague(actor, room) : neighboursOfficer(actor, room);
    }

    /** Who reads a unit's board talks in its officers' room. */
    private Optional<Seat> colleague(Actor actor, Room room) {
        Optional<Unit> unit = room.tier() == Tier.AGENCY ? Optional.empty() : units.forTier(room.area(), room.tier());
        return unit.filter(office -> Access.may(actor, Action.READ_BOARD, Matter.of(office)))
                .map(office -> seat(room, Speaker.officer(office.id(), actor.personId()), true, false));
    }

    /**
     * In rooms of citizens, and of RT and RW officials, an officer speaks for the office whose area is the smallest of those
     * by which they may; an official for their RT or RW.
     */
    private static Optional<Seat> neighboursOfficer(Actor actor, Room room) {
        Matter matter =
                Matter.in(room.tenantId(), room.area().at(Level.KELURAHAN).orElseThrow());
        return by(actor, Action.READ_ROOM, matter).map(reading -> {
            Optional<Post> speaking = by(actor, Action.SPEAK_IN_ROOM, matter);
            Post as = speaking.orElse(reading);
            Speaker speaker = OF_RT_RW.contains(as.role())
                    ? Speaker.official(as.unit(), actor.personId())
                    : Speaker.officer(as.unit(), actor.personId());
            boolean announces = Access.may(actor, Action.ANNOUNCE, matter);
            boolean speaks = room.kind() == RoomKind.ANNOUNCEMENTS ? announces : speaking.isPresent();
            return seat(room, speaker, speaks, announces);
        });
    }

    private static Seat seat(Room room, Speaker speaker, boolean speaks, boolean announces) {
        return new Seat(room.id(), room.tenantId(), room.kind(), room.area(), room.name(), speaker, speaks, announces);
    }

    private static Optional<Post> by(Actor actor, Action action, Matter matter) {
        return actor.posts().stream()
                .filter(post -> Access.may(
                        new Actor(actor.personId(), actor.displayName(), Set.of(post), false), action, matter))
                .max(Comparator.<Post>comparingInt(post -> post.area().value().length())
                        .thenComparing(post -> !OF_RT_RW.contains(post.role())));
    }

    private AreaCode home(Actor actor) {
        return people.home(actor.personId()).orElseThrow(() -> new TalkRefused(Reason.NO_HOME));
    }

    private Tenant town(AreaCode home) {
        return tenants.operating(home).orElseThrow(() -> new TalkRefused(Reason.NO_HOME));
    }
}
