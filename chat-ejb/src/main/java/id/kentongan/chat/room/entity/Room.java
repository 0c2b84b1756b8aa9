package id.kentongan.chat.room.entity;

import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place to talk. It numbers its messages itself, inside the transaction that posts them, so that a reader who knows
 * the last number knows whether anything is missing.
 */
@Entity
@Table(schema = "chat", name = "room")
public class Room {

    @Id
    private UUID id;

    @Column(name = "tenant_id")
    private int tenantId;

    @Enumerated(EnumType.STRING)
    private RoomKind kind;

    @Column(name = "area_code")
    private String areaCode;

    @Enumerated(EnumType.STRING)
    private Tier tier;

    @Column(name = "last_seq")
    private long lastSeq;

    @Column(name = "last_change")
    private long lastChange;

    @Column(name = "slow_seconds")
    private int slowSeconds;

    private @Nullable String name;

    @Column(name = "closed_at")
    private @Nullable OffsetDateTime closedAt;

    /** For JPA. */
    protected Room() {}

    public UUID id() {
        return id;
    }

    public int tenantId() {
        return tenantId;
    }

    public RoomKind kind() {
        return kind;
    }

    public AreaCode area() {
        return new AreaCode(areaCode);
    }

    public Tier tier() {
        return tier;
    }

    /** What a community calls itself; null for a room that is called by its area. */
    public @Nullable String name() {
        return name;
    }

    /** Whether a moderator has closed it: then nobody is in it any more. */
    public boolean closed() {
        return closedAt != null;
    }

    public long lastSequence() {
        return lastSeq;
    }

    /** Number of the last thing that happened to any of its messages. */
    public long lastChange() {
        return lastChange;
    }

    /** How long a citizen waits between two messages; 0 for not at all. */
    public int slowSeconds() {
        return slowSeconds;
    }
}
