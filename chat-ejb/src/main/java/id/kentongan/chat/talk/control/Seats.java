package id.kentongan.chat.talk.control;

import id.kentongan.chat.room.control.Rooms;
import id.kentongan.chat.room.entity.Room;
import id.kentongan.chat.room.entity.RoomKind;
import id.kentongan.chat.talk.entity.Seat;
import id.kentongan.chat.talk.entity.Speaker;
import id.kentongan.chat.talk.entity.TalkRefused;
import id.kentongan.chat.talk.entity.TalkRefused.Reason;
import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.access.entity.Post;
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

/** Who may be in which room, and as whom. */
@ApplicationScoped
public class Seats {

    /** PP 17/2025: from 17 on with the person's own consent. */
    private static final Set<AgeBand> OLD_ENOUGH = EnumSet.of(AgeBand.AGED_17, AgeBand.ADULT);

    private final Rooms rooms;
    private final People people;
    private final Pseudonyms pseudonyms;
    private final Tenants tenants;
    private final Units units;

    @Inject
    public Seats(Rooms rooms, People people, Pseudonyms pseudonyms, Tenants tenants, Units units) {
        this.rooms = rooms;
        this.people = people;
        this.pseudonyms = pseudonyms;
        this.tenants = tenants;
        this.units = units;
    }

    /** For the container's proxy. */
    protected Seats() {
        this.rooms = null;
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
        if (actor.posts().isEmpty()) {
            Citizen citizen = citizen(actor);
            return rooms.find(room)
                    .filter(found -> citizen.lives(found))
                    .map(citizen::seat)
                    .orElseThrow(() -> new TalkRefused(Reason.UNKNOWN));
        }
        return rooms.find(room)
                .flatMap(found -> officer(actor, found))
                .orElseThrow(() -> new TalkRefused(Reason.UNKNOWN));
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
                .flatMap(town -> EnumSet.of(RoomKind.KELURAHAN, RoomKind.ANNOUNCEMENTS).stream()
                        .map(kind -> rooms.room(town.id(), kind, kelurahan, Tier.KELURAHAN)))
                .flatMap(room -> officer(actor, room).stream())
                .toList();
    }

    private record Citizen(Speaker speaker, Tenant town, AreaCode home, AreaCode kelurahan) {

        private boolean lives(Room room) {
            return switch (room.kind()) {
                case KELURAHAN, ANNOUNCEMENTS -> room.area().equals(kelurahan);
                case NEIGHBOURHOOD -> room.area().equals(home);
                case OFFICERS -> false;
            };
        }

        private Seat seat(Room room) {
            return Seats.seat(room, speaker, room.kind() != RoomKind.ANNOUNCEMENTS, false);
        }
    }

    private Citizen citizen(Actor actor) {
        AgeBand age = people.ageBand(actor.personId()).orElseThrow(() -> new TalkRefused(Reason.NO_AGE));
        if (!OLD_ENOUGH.contains(age)) {
            throw new TalkRefused(Reason.TOO_YOUNG);
        }
        AreaCode home = home(actor);
        AreaCode kelurahan = home.at(Level.KELURAHAN).orElseThrow();
        Tenant town = town(home);
        String name = pseudonyms.of(actor.personId(), town.id(), kelurahan).id();
        return new Citizen(Speaker.citizen(kelurahan, name), town, home, kelurahan);
    }

    private List<Seat> citizens(Actor actor) {
        Citizen citizen = citizen(actor);
        int town = citizen.town().id();
        List<Room> own = new ArrayList<>();
        own.add(rooms.room(town, RoomKind.ANNOUNCEMENTS, citizen.kelurahan(), Tier.KELURAHAN));
        own.add(rooms.room(town, RoomKind.KELURAHAN, citizen.kelurahan(), Tier.KELURAHAN));
        if (citizen.home().level() == Level.RW) {
            own.add(rooms.room(town, RoomKind.NEIGHBOURHOOD, citizen.home(), Tier.KELURAHAN));
        }
        return own.stream().map(citizen::seat).toList();
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
            own.add(rooms.room(post.tenantId(), RoomKind.ANNOUNCEMENTS, post.area(), Tier.KELURAHAN));
            own.add(rooms.room(post.tenantId(), RoomKind.KELURAHAN, post.area(), Tier.KELURAHAN));
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

    /** In rooms of citizens an officer speaks for the office whose area is the smallest of those by which they may. */
    private static Optional<Seat> neighboursOfficer(Actor actor, Room room) {
        Matter matter =
                Matter.in(room.tenantId(), room.area().at(Level.KELURAHAN).orElseThrow());
        return by(actor, Action.READ_ROOM, matter).map(reading -> {
            Optional<Post> speaking = by(actor, Action.SPEAK_IN_ROOM, matter);
            Speaker speaker = Speaker.officer(speaking.orElse(reading).unit(), actor.personId());
            boolean announces = Access.may(actor, Action.ANNOUNCE, matter);
            boolean speaks = room.kind() == RoomKind.ANNOUNCEMENTS ? announces : speaking.isPresent();
            return seat(room, speaker, speaks, announces);
        });
    }

    private static Seat seat(Room room, Speaker speaker, boolean speaks, boolean announces) {
        return new Seat(room.id(), room.tenantId(), room.kind(), room.area(), speaker, speaks, announces);
    }

    private static Optional<Post> by(Actor actor, Action action, Matter matter) {
        return actor.posts().stream()
                .filter(post -> Access.may(
                        new Actor(actor.personId(), actor.displayName(), Set.of(post), false), action, matter))
                .max(Comparator.comparing(post -> post.area().value().length()));
    }

    private AreaCode home(Actor actor) {
        return people.home(actor.personId()).orElseThrow(() -> new TalkRefused(Reason.NO_HOME));
    }

    private Tenant town(AreaCode home) {
        return tenants.operating(home).orElseThrow(() -> new TalkRefused(Reason.NO_HOME));
    }
}
