package id.kentongan.chat.room.control;

import id.kentongan.chat.room.entity.Room;
import id.kentongan.chat.room.entity.RoomChanged;
import id.kentongan.chat.room.entity.RoomKind;
import id.kentongan.core.database.control.Columns;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.control.Writes;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.time.DatabaseClock;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All rooms. A room comes into being when it is first asked for; two who ask at once get the same one. An EJB, because
 * Payara Server looks a persistence unit up in the module of the component that runs: asked from another module, a plain
 * bean would not find it.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class Rooms {

    @PersistenceContext(unitName = "chat")
    private EntityManager entities;

    @Inject
    private Sql sql;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Event<RoomChanged> changed;

    /**
     * The one room of that kind; a community is {@linkplain #foundCommunity founded}.
     *
     * @param area the kelurahan of a kelurahan's room; the area of the unit of an officers' room
     * @param tier the unit's tier; KELURAHAN for a kelurahan's room
     */
    public Room room(int tenantId, RoomKind kind, AreaCode area, Tier tier) {
        return find(tenantId, kind, area, tier).orElseGet(() -> {
            found(tenantId, kind, area, tier);
            return find(tenantId, kind, area, tier).orElseThrow();
        });
    }

    /** The communities of a kelurahan and of its RW, by name; none that is closed. */
    public List<Room> communities(int tenantId, AreaCode kelurahan) {
        sql.applyScope();
        return entities.createQuery(
                        "select r from Room r where r.tenantId = :tenant and r.kind = :kind"
                                + " and (r.areaCode = :area or r.areaCode like :within) and r.closedAt is null"
                                + " order by r.name, r.id",
                        Room.class)
                .setParameter("tenant", tenantId)
                .setParameter("kind", RoomKind.COMMUNITY)
                .setParameter("area", kelurahan.value())
                .setParameter("within", kelurahan.value() + ".%")
                .getResultList();
    }

    /**
     * Makes the room of a community.
     *
     * @param area the kelurahan, or the RW, whose citizens can join
     * @param name 1 to 60 characters
     */
    public Room foundCommunity(int tenantId, UUID id, AreaCode area, String name) {
        sql.update(
                "insert into chat.room (id, tenant_id, kind, area_code, tier, name) values (?, ?, ?, ?, ?, ?)",
                id,
                tenantId,
                RoomKind.COMMUNITY.name(),
                area.value(),
                Tier.KELURAHAN.name(),
                name);
        return find(id).orElseThrow();
    }

    /** Nobody is in the community's room from now on; what was said there stays for moderators. */
    public void closeCommunity(int tenantId, UUID id) {
        sql.update(
                "update chat.room set closed_at = now() where tenant_id = ? and id = ? and kind = 'COMMUNITY'"
                        + " and closed_at is null",
                tenantId,
                id);
    }

    /** Lets nobody else say anything there, nor join a community, until the end of the transaction. */
    public void lock(UUID room) {
        sql.one("select 1 from chat.room where id = ? for update", row -> true, room);
    }

    private Optional<Room> find(int tenantId, RoomKind kind, AreaCode area, Tier tier) {
        sql.applyScope();
        return entities.createQuery(
                        "select r from Room r where r.tenantId = :tenant and r.kind = :kind and r.areaCode = :area"
                                + " and r.tier = :tier",
                        Room.class)
                .setParameter("tenant", tenantId)
                .setParameter("kind", kind)
                .setParameter("area", area.value())
                .setParameter("tier", tier)
                .getResultStream()
                .findFirst();
    }

    /** @return empty if there is none in this scope */
    public Optional<Room> find(UUID id) {
        sql.applyScope();
        return Optional.ofNullable(entities.find(Room.class, id));
    }

    /**
     * What the system posts in a room.
     *
     * @param kind of the room
     * @param area of the room: that of the unit, or of the citizens
     * @param tier of the unit; KELURAHAN for a citizens' room
     * @param id the cause's, so that one cause is posted once
     * @param textKey key of the sentence in the bundles
     * @param reference what the sentence is about: a report's ticket
     * @param about where it is
     * @param replyTo number of the message that it answers; null for none
     */
    public record Notice(
            int tenantId,
            RoomKind kind,
            AreaCode area,
            Tier tier,
            UUID id,
            String textKey,
            String reference,
            AreaCode about,
            OffsetDateTime at,
            @Nullable Long replyTo) {

        private Place place() {
            return new Place(tenantId, kind, area.value(), tier.name());
        }
    }

    private record Place(int tenantId, RoomKind kind, String area, String tier) {}

    private record Numbered(UUID room, long last, long change) {}

    /** Posts notices, those of a room in their order. */
    public void postNotices(List<Notice> notices) {
        if (notices.isEmpty()) {
            return;
        }
        List<Place> places = notices.stream().map(Notice::place).distinct().toList();
        Map<Place, Numbered> rooms = lock(places);
        if (rooms.size() < places.size()) {
            found(places.stream()
                    .filter(place -> !rooms.containsKey(place))
                    .sorted(Comparator.comparing(Place::toString))
                    .toList());
            rooms.putAll(lock(places));
        }
        long[] numbers = new long[notices.size()];
        long[] changes = new long[notices.size()];
        UUID[] into = new UUID[notices.size()];
        for (int i = 0; i < numbers.length; i++) {
            Numbered room = rooms.computeIfPresent(
                    notices.get(i).place(), (any, had) -> new Numbered(had.room(), had.last() + 1, had.change() + 1));
            numbers[i] = room.last();
            changes[i] = room.change();
            into[i] = room.room();
        }
        Writes writes = new Writes();
        List<Numbered> ends = List.copyOf(rooms.values());
        writes.add(
                "update chat.room r set last_seq = k.last, last_change = k.change"
                        + " from unnest(?::uuid[], ?::bigint[], ?::bigint[]) as k (id, last, change) where r.id = k.id",
                Columns.texts(ends, Numbered::room),
                ends.stream().mapToLong(Numbered::last).toArray(),
                ends.stream().mapToLong(Numbered::change).toArray());
        writes.add(
                """
                insert into chat.message (kind, room_id, seq, change, tenant_id, id, text_key, reference, area_code, created_at,
                                          reply_to)
                select 'NOTICE', k.* from unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::int[], ?::uuid[], ?::text[], ?::text[],
                                                 ?::text[], ?::timestamptz[], ?::bigint[]) k""",
                Columns.texts(List.of(into), room -> room),
                numbers,
                changes,
                notices.stream().mapToInt(Notice::tenantId).toArray(),
                Columns.texts(notices, Notice::id),
                Columns.texts(notices, Notice::textKey),
                Columns.texts(notices, Notice::reference),
                Columns.texts(notices, notice -> notice.about().value()),
                Columns.texts(notices, Notice::at),
                Columns.texts(notices, Notice::replyTo));
        sql.write(writes);
        ends.forEach(end -> changed.fire(new RoomChanged(end.room())));
    }

    /** Everybody locks rooms in the same order, so that nobody waits in a ring. */
    private Map<Place, Numbered> lock(List<Place> places) {
        Map<Place, Numbered> rooms = new HashMap<>();
        sql.list(
                "select r.tenant_id, r.kind, r.area_code, r.tier, r.id, r.last_seq, r.last_change from chat.room r"
                        + " join unnest(?::int[], ?::text[], ?::text[], ?::text[]) as k (tenant_id, kind, area_code, tier)"
                        + " on r.tenant_id = k.tenant_id and r.kind = k.kind and r.area_code = k.area_code"
                        + " and r.tier = k.tier order by r.id for update of r",
                row -> rooms.put(
                        new Place(
                                row.getInt(1), RoomKind.valueOf(row.getString(2)), row.getString(3), row.getString(4)),
                        new Numbered(row.getObject(5, UUID.class), row.getLong(6), row.getLong(7))),
                places.stream().mapToInt(Place::tenantId).toArray(),
                Columns.texts(places, Place::kind),
                Columns.texts(places, Place::area),
                Columns.texts(places, Place::tier));
        return rooms;
    }

    private void found(List<Place> places) {
        places.forEach(
                place -> found(place.tenantId(), place.kind(), new AreaCode(place.area()), Tier.valueOf(place.tier())));
    }

    private void found(int tenantId, RoomKind kind, AreaCode area, Tier tier) {
        sql.update(
                "insert into chat.room (id, tenant_id, kind, area_code, tier) values (?, ?, ?, ?, ?)"
                        + " on conflict (tenant_id, kind, area_code, tier) where kind <> 'COMMUNITY' do nothing",
                UuidV7.at(clock.instant()),
                tenantId,
                kind.name(),
                area.value(),
                tier.name());
    }
}
