package id.kentongan.report.entity;

import id.kentongan.core.database.entity.TenantKey;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Placement;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.organisation.entity.Unit;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.security.MessageDigest;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a citizen has seen in the street, and what became of it. A report knows where it belongs and why (the rule that
 * placed it and how far the border is), but not who wrote it. Every move appends to its history; the history is what
 * the citizen reads, so nothing happens to a report without a line of it.
 */
@Entity
@Table(schema = "report", name = "report")
@IdClass(TenantKey.class)
public class Report {

    @Id
    @Column(name = "tenant_id")
    private int tenantId;

    @Id
    private UUID id;

    private String ticket;

    @Column(name = "tracking_hash")
    private byte[] trackingHash;

    @Column(name = "category_code")
    private String categoryCode;

    @Enumerated(EnumType.STRING)
    private ReportStatus status;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    @Column(name = "area_code")
    private String areaCode;

    private double lat;
    private double lon;

    @Enumerated(EnumType.STRING)
    @Column(name = "location_rule")
    private Placement.Rule locationRule;

    @Column(name = "border_distance_m")
    private int borderMetres;

    @Column(name = "neighbour_code")
    private @Nullable String neighbourCode;

    private boolean approximate;
    private @Nullable String address;
    private String description;

    @Column(name = "received_at")
    private OffsetDateTime receivedAt;

    @Column(name = "updated_at")
    private OffsetDateTime updatedAt;

    @Column(name = "expected_at")
    private @Nullable OffsetDateTime expectedAt;

    @Column(name = "verified_at")
    private @Nullable OffsetDateTime verifiedAt;

    @Column(name = "accepted_at")
    private @Nullable OffsetDateTime acceptedAt;

    @Column(name = "closed_at")
    private @Nullable OffsetDateTime closedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "close_reason")
    private @Nullable CloseReason closeReason;

    /** The number of the report that says the same. */
    @Column(name = "duplicate_of")
    private @Nullable String duplicateOf;

    private int reopenings;

    @Column(name = "escalated_at")
    private @Nullable OffsetDateTime escalatedAt;

    @Column(name = "last_seq")
    private int lastSeq;

    @Version
    private int version;

    private @Nullable String follows;

    /** For JPA. */
    protected Report() {}

    /**
     * @param place where it was put and why
     * @param description the citizen's words; may be empty, as a third of a percent of real reports are
     * @param expectedAt when the public may expect it to be finished; null if the tenant promises nothing
     */
    public static Report file(
            Tenant tenant,
            String categoryCode,
            double lat,
            double lon,
            Placement.Found place,
            @Nullable String address,
            String description,
            Channel channel,
            TrackingCode trackingCode,
            @Nullable OffsetDateTime expectedAt,
            OffsetDateTime at) {
        Report filed = new Report();
        filed.tenantId = tenant.id();
        filed.id = UuidV7.at(at.toInstant());
        filed.ticket = Ticket.of(tenant.code(), filed.id).value();
        filed.trackingHash = trackingCode.hash();
        filed.categoryCode = categoryCode;
        filed.status = ReportStatus.SUBMITTED;
        filed.channel = channel;
        filed.areaCode = place.area().value();
        filed.lat = lat;
        filed.lon = lon;
        filed.locationRule = place.rule();
        filed.borderMetres = place.borderMetres();
        filed.neighbourCode = place.neighbour().map(AreaCode::value).orElse(null);
        filed.approximate = place.approximate();
        filed.address = address;
        filed.description = description;
        filed.receivedAt = at;
        filed.updatedAt = at;
        filed.expectedAt = expectedAt;
        return filed;
    }

    /** The rules of its government verify it as it comes in; no person and no unit has looked. */
    public ReportEvent verifiedByRules() {
        verifiedAt = receivedAt;
        return event(ReportEventType.VERIFIED, receivedAt, null, null, null);
    }

    /**
     * What was decided in the queue of verification is taken back: it waits again as it did before.
     *
     * @throws IllegalStateException if something else has happened since that cannot be taken back like that
     */
    public ReportEvent verificationUndone(UUID person, Unit by, OffsetDateTime at) {
        if (follows != null
                || acceptedAt != null
                || status != ReportStatus.SUBMITTED && closeReason != CloseReason.INVALID) {
            throw new IllegalStateException("nothing to take back while it is " + status);
        }
        status = ReportStatus.SUBMITTED;
        verifiedAt = null;
        closedAt = null;
        closeReason = null;
        updatedAt = at;
        return event(ReportEventType.VERIFICATION_UNDONE, at, person, by.id(), by.tier());
    }

    /**
     * What somebody did with it is taken back, with what followed from it for its own times.
     *
     * @param before where it stood
     * @param verified since when it counted as verified then; null if it did not
     * @param accepted since when it was taken on then; null if it was not
     */
    public ReportEvent moveUndone(
            ReportStatus before,
            @Nullable OffsetDateTime verified,
            @Nullable OffsetDateTime accepted,
            UUID person,
            Unit by,
            OffsetDateTime at) {
        status = before;
        verifiedAt = verified;
        acceptedAt = accepted;
        updatedAt = at;
        return event(ReportEventType.MOVE_UNDONE, at, person, by.id(), by.tier());
    }

    /** @return the first line of the history */
    public ReportEvent filed(Unit told) {
        return event(ReportEventType.FILED, receivedAt, null, told.id(), told.tier());
    }

    /** A disaster makes it more urgent than its category is, from its first moment on. */
    public ReportEvent raisedInDisaster() {
        return event(ReportEventType.RAISED_IN_DISASTER, receivedAt, null, null, null);
    }

    /**
     * Somebody moves it on. Whoever does more with it than hand it over or note something has looked at it, so from then on it
     * counts as verified; what was found to be no report does not, since what is verified can be read by everybody.
     *
     * @param by the unit for which the person acts
     * @param order what is done; the caller has seen to it that what the move needs is there
     * @param resumed where it stood before a wait; for {@link Move#RESUME} alone
     * @throws IllegalMove if it does not stand where the move begins
     */
    public ReportEvent move(MoveOrder order, @Nullable ReportStatus resumed, UUID person, Unit by, OffsetDateTime at) {
        Move move = order.move();
        begin(move, at);
        boolean believed = move != Move.HAND_OVER && move != Move.NOTE && order.reason() != CloseReason.INVALID;
        if (believed && verifiedAt == null) {
            verifiedAt = at;
        }
        ReportStatus to = move.to();
        if (to != null) {
            status = to;
        } else if (move == Move.RESUME && resumed != null) {
            status = resumed;
        }
        switch (move) {
            case ACCEPT -> acceptedAt = acceptedAt == null ? at : acceptedAt;
            case CONFIRM -> close(CloseReason.FIXED_VERIFIED, null, at);
            case CLOSE_UNCHECKED -> close(CloseReason.FIXED_UNVERIFIED, null, at);
            case REJECT -> close(Objects.requireNonNull(order.reason()), order.duplicateOf(), at);
            case REOPEN -> reopen();
            case RECATEGORISE -> categoryCode = Objects.requireNonNull(order.category());
            default -> {
                // it stands somewhere else, and no more
            }
        }
        String words = order.words();
        boolean open = move.saidToAll();
        return new ReportEvent(
                tenantId,
                id,
                ++lastSeq,
                move.event(),
                at,
                status,
                person,
                by.id(),
                by.tier(),
                order.unit() == null ? null : order.unit().id(),
                open ? words : null,
                open ? null : words);
    }

    /**
     * The reporter has answered what was asked.
     *
     * @param words for the offices alone
     * @param resumed where it stood before the question
     * @throws IllegalStateException if nothing was asked
     */
    public ReportEvent answered(String words, ReportStatus resumed, OffsetDateTime at) {
        if (status != ReportStatus.AWAITING_REPORTER) {
            throw new IllegalStateException("nobody waits for an answer while it is " + status);
        }
        status = resumed;
        return said(ReportEventType.ANSWERED, null, null, null, words, at);
    }

    /**
     * The reporter does not agree with how it was closed; it stays closed until somebody has looked.
     *
     * @param reason for the offices alone
     * @param told who has to look
     * @throws IllegalStateException if it is not closed
     */
    public ReportEvent objected(String reason, Unit told, OffsetDateTime at) {
        requireClosed();
        return said(ReportEventType.OBJECTED, null, told, null, reason, at);
    }

    /**
     * Somebody independent has looked, and it stays closed.
     *
     * @param words for everybody
     * @throws IllegalStateException if it is not closed
     */
    public ReportEvent upheld(String words, UUID person, Unit by, OffsetDateTime at) {
        requireClosed();
        return said(ReportEventType.UPHELD, person, by, words, null, at);
    }

    private void requireClosed() {
        if (status.open()) {
            throw new IllegalStateException("there is no closing to speak of while it is " + status);
        }
    }

    private ReportEvent said(
            ReportEventType type,
            @Nullable UUID person,
            @Nullable Unit unit,
            @Nullable String toAll,
            @Nullable String toOffices,
            OffsetDateTime at) {
        updatedAt = at;
        return new ReportEvent(
                tenantId,
                id,
                ++lastSeq,
                type,
                at,
                status,
                person,
                unit == null ? null : unit.id(),
                unit == null ? null : unit.tier(),
                null,
                toAll,
                toOffices);
    }

    /** By when the public may expect it: later than was said, never sooner. What was closed too early is not given more time. */
    public void expectBy(OffsetDateTime end) {
        OffsetDateTime said = expectedAt;
        if (reopenings == 0 && (said == null || end.isAfter(said))) {
            expectedAt = end;
        }
    }

    /**
     * Nobody has answered for as long as a wait may last: it stands where it stood before.
     *
     * @throws IllegalStateException if it does not wait
     */
    public ReportEvent waitedEnough(ReportStatus resumed, Unit told, OffsetDateTime at) {
        if (status != ReportStatus.AWAITING_REPORTER && status != ReportStatus.AWAITING_OTHERS) {
            throw new IllegalStateException("nobody is waited for while it is " + status);
        }
        status = resumed;
        updatedAt = at;
        return event(ReportEventType.RESUMED, at, null, told.id(), told.tier());
    }

    /** So many people support it that it is more urgent than it was taken for. */
    public ReportEvent raisedBySupport(OffsetDateTime at) {
        updatedAt = at;
        return event(ReportEventType.RAISED, at, null, null, null);
    }

    /** It belongs to another kelurahan than was thought. */
    public void belongTo(AreaCode area) {
        areaCode = area.value();
    }

    private void begin(Move move, OffsetDateTime at) {
        if (follows != null || !move.from().contains(status)) {
            throw new IllegalMove(move, status);
        }
        updatedAt = at;
    }

    private void close(CloseReason reason, @Nullable String sameAs, OffsetDateTime at) {
        status = reason.status();
        closedAt = at;
        closeReason = reason;
        duplicateOf = sameAs;
    }

    private void reopen() {
        closedAt = null;
        closeReason = null;
        duplicateOf = null;
        reopenings++;
    }

    /**
     * Given to somebody who has not answered in time: it is the unit's again.
     *
     * @throws IllegalMove unless somebody's answer is waited for
     */
    public ReportEvent returnUnanswered(Unit handler, OffsetDateTime at) {
        begin(Move.DECLINE, at);
        status = ReportStatus.COORDINATION;
        return event(ReportEventType.RETURNED, at, null, handler.id(), handler.tier());
    }

    /** Something about a part of its work that another unit does; the report stands where it stood. */
    public ReportEvent aboutTask(
            ReportEventType type,
            UUID officer,
            Unit by,
            @Nullable Unit to,
            @Nullable String remark,
            OffsetDateTime at) {
        updatedAt = at;
        return new ReportEvent(
                tenantId,
                id,
                ++lastSeq,
                type,
                at,
                status,
                officer,
                by.id(),
                by.tier(),
                to == null ? null : to.id(),
                null,
                remark);
    }

    /**
     * Something about whether another government takes it over; until that one does, the report stands where it stood.
     *
     * @param officer null when nobody did it but the clock
     */
    public ReportEvent aboutProposal(
            ReportEventType type,
            @Nullable UUID officer,
            Unit by,
            @Nullable Unit to,
            @Nullable String remark,
            OffsetDateTime at) {
        updatedAt = at;
        return new ReportEvent(
                tenantId,
                id,
                ++lastSeq,
                type,
                at,
                status,
                officer,
                by.id(),
                by.tier(),
                to == null ? null : to.id(),
                null,
                remark);
    }

    /**
     * Somebody above has given an instruction about it; the report stands where it stood. That it was given everybody may
     * know, what it says the offices alone.
     *
     * @param number of the instruction
     */
    public ReportEvent instructed(String number, UUID officer, Unit by, OffsetDateTime at) {
        return said(ReportEventType.INSTRUCTED, officer, by, null, number, at);
    }

    /** A deadline has passed and a unit was told; the report itself stands where it stood. */
    public ReportEvent told(ReportEventType how, Unit unit, Tier tier, OffsetDateTime at) {
        updatedAt = at;
        if ((how == ReportEventType.ESCALATED || how == ReportEventType.SUPERVISED) && escalatedAt == null) {
            escalatedAt = at;
        }
        return event(how, at, null, unit.id(), tier);
    }

    /**
     * Who was meant, or who had it, cannot receive any more: somebody else has to take it on.
     *
     * @param broken who was meant; null when what was meant was no unit
     * @param instead who has it
     */
    public ReportEvent rerouted(@Nullable UUID broken, Unit instead, OffsetDateTime at) {
        updatedAt = at;
        status = ReportStatus.SUBMITTED;
        return new ReportEvent(
                tenantId,
                id,
                ++lastSeq,
                ReportEventType.REROUTED,
                at,
                status,
                null,
                broken,
                null,
                instead.id(),
                null,
                null);
    }

    /**
     * Its area was divided or renamed, and its place lies in another one now. Where it stands stays.
     *
     * @param office that answers there
     */
    public ReportEvent moved(AreaCode area, Unit office, OffsetDateTime at) {
        String before = areaCode;
        updatedAt = at;
        areaCode = area.value();
        return new ReportEvent(
                tenantId,
                id,
                ++lastSeq,
                ReportEventType.AREA_CHANGED,
                at,
                status,
                null,
                null,
                null,
                office.id(),
                null,
                before + " \u2192 " + area.value());
    }

    private ReportEvent event(
            ReportEventType type, OffsetDateTime at, @Nullable UUID person, @Nullable UUID unit, @Nullable Tier tier) {
        return new ReportEvent(tenantId, id, ++lastSeq, type, at, status, person, unit, tier, null, null, null);
    }

    public int tenantId() {
        return tenantId;
    }

    public UUID id() {
        return id;
    }

    public Ticket ticket() {
        return new Ticket(ticket);
    }

    public String categoryCode() {
        return categoryCode;
    }

    public ReportStatus status() {
        return status;
    }

    public AreaCode area() {
        return new AreaCode(areaCode);
    }

    public double lat() {
        return lat;
    }

    public double lon() {
        return lon;
    }

    public Placement.Rule locationRule() {
        return locationRule;
    }

    public int borderMetres() {
        return borderMetres;
    }

    /**
     * Where it was put and why, as it was found when it came in.
     *
     * @param path the names of its area, deepest first
     */
    public Placement.Found place(List<String> path) {
        return new Placement.Found(
                area(),
                path.isEmpty() ? areaCode : path.get(0),
                path,
                locationRule,
                borderMetres,
                neighbour(),
                approximate);
    }

    public Optional<AreaCode> neighbour() {
        return Optional.ofNullable(neighbourCode).map(AreaCode::new);
    }

    public Channel channel() {
        return channel;
    }

    /** @return the hash of the code that was shown to whoever filed it */
    public byte[] trackingHash() {
        return trackingHash.clone();
    }

    public boolean approximate() {
        return approximate;
    }

    public @Nullable String address() {
        return address;
    }

    public String description() {
        return description;
    }

    public OffsetDateTime receivedAt() {
        return receivedAt;
    }

    public OffsetDateTime updatedAt() {
        return updatedAt;
    }

    public @Nullable OffsetDateTime expectedAt() {
        return expectedAt;
    }

    /** Whether this is the code that was shown to whoever filed the report. */
    public boolean trackedBy(TrackingCode code) {
        return MessageDigest.isEqual(trackingHash, code.hash());
    }

    /** The number of the last line of its history. */
    public int lastSeq() {
        return lastSeq;
    }

    /** Since when it is taken on for the first time; null while it is not. */
    public @Nullable OffsetDateTime acceptedAt() {
        return acceptedAt;
    }

    /** Raised by one with every change; who shows a report can tell by it whether somebody else was faster. */
    public int version() {
        return version;
    }

    /** Why it needs no more work; null while it is open, and for what earlier systems closed. */
    public @Nullable CloseReason closeReason() {
        return closeReason;
    }

    /** The number of the report that says the same; null unless that is why it was closed. */
    public @Nullable String duplicateOf() {
        return duplicateOf;
    }

    /** The number of the report that it follows: it stands where that one stands, and nobody moves it by itself. */
    public @Nullable String follows() {
        return follows;
    }

    public @Nullable OffsetDateTime closedAt() {
        return closedAt;
    }

    public boolean verified() {
        return verifiedAt != null;
    }

    /** Since when everybody may read it; null while nobody has looked. */
    public @Nullable OffsetDateTime verifiedAt() {
        return verifiedAt;
    }
}
