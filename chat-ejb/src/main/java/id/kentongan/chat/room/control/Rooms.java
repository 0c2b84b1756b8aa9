package id.kentongan.chat.room.control;

import id.kentongan.chat.room.entity.Room;
import id.kentongan.chat.room.entity.RoomKind;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.time.DatabaseClock;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.UUID;

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

    /**
     * @param area the kelurahan of a kelurahan's room; the area of the unit of an officers' room
     * @param tier the unit's tier; KELURAHAN for a kelurahan's room
     */
    public Room room(int tenantId, RoomKind kind, AreaCode area, Tier tier) {
        sql.update(
                "insert into chat.room (id, tenant_id, kind, area_code, tier) values (?, ?, ?, ?, ?)"
                        + " on conflict (tenant_id, kind, area_code, tier) do nothing",
                UuidV7.at(clock.instant()),
                tenantId,
                kind.name(),
                area.value(),
                tier.name());
        return entities.createQuery(
                        "select r from Room r where r.tenantId = :tenant and r.kind = :kind and r.areaCode = :area"
                                + " and r.tier = :tier",
                        Room.class)
                .setParameter("tenant", tenantId)
                .setParameter("kind", kind)
                .setParameter("area", area.value())
                .setParameter("tier", tier)
                .getSingleResult();
    }

    /**
     * Posts a notice of the system. Its id is the cause's, so that one cause is posted once.
     *
     * @param textKey key of the sentence in the bundles
     * @param reference what the sentence is about: a report's ticket
     * @param about where it is
     */
    public void postNotice(Room room, UUID id, String textKey, String reference, AreaCode about, OffsetDateTime at) {
        entities.refresh(room, LockModeType.PESSIMISTIC_WRITE);
        sql.update(
                "insert into chat.message (tenant_id, id, room_id, seq, kind, text_key, reference, area_code, created_at)"
                        + " values (?, ?, ?, ?, 'NOTICE', ?, ?, ?, ?)",
                room.tenantId(),
                id,
                room.id(),
                room.nextSequence(),
                textKey,
                reference,
                about.value(),
                at);
    }
}
