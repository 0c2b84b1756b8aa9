package id.kentongan.core.escalation.entity;

import id.kentongan.core.database.entity.TenantKey;
import id.kentongan.core.deadline.entity.Phase;
import id.kentongan.core.deadline.entity.Priority;
import id.kentongan.core.deadline.entity.Term;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody must answer in time: a report, an instruction, an alarm from a chat room. The case knows who
 * has been told so far and whether anybody has answered; what it is about is its owner's business. It carries the same
 * id as the thing itself.
 *
 * <p>While it is open it climbs: each step of its ladder tells one tier more. The first unit that accepts it stops the
 * climb. Every message about a case has the next number of the case, so that receivers can apply them in order.
 */
@Entity
@Table(schema = "core", name = "case_file")
@IdClass(TenantKey.class)
public class Case {

    @Id
    @Column(name = "tenant_id")
    private int tenantId;

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private CaseKind kind;

    private String reference;
    private String topic;

    @Column(name = "area_code")
    private String areaCode;

    private String preset;

    /** Id of the request that opened it; cases of earlier versions have none. */
    private @Nullable String correlation;

    @Enumerated(EnumType.STRING)
    private CaseState state;

    @Enumerated(EnumType.STRING)
    private Tier tier;

    @Column(name = "last_seq")
    private int lastSeq;

    @Column(name = "opened_at")
    private OffsetDateTime openedAt;

    @Column(name = "accepted_at")
    private @Nullable OffsetDateTime acceptedAt;

    private int round;

    @Column(name = "clock_from")
    private @Nullable OffsetDateTime clockFrom;

    @Enumerated(EnumType.STRING)
    private Priority priority;

    @Column(name = "ladder_version")
    private int ladderVersion;

    @Column(name = "finish_amount")
    private @Nullable Integer finishAmount;

    @Enumerated(EnumType.STRING)
    @Column(name = "finish_measure")
    private Term.@Nullable Measure finishMeasure;

    @Column(name = "finish_from")
    private @Nullable OffsetDateTime finishFrom;

    @Column(name = "climbs_since")
    private int climbsSince;

    @Column(name = "reopened_in")
    private int reopenedIn;

    @Column(name = "acted_at")
    private @Nullable OffsetDateTime actedAt;

    @Column(name = "waits_from")
    private @Nullable OffsetDateTime waitsFrom;

    @Column(name = "closed_at")
    private @Nullable OffsetDateTime closedAt;

    @Version
    private int version;

    /** For JPA. */
    protected Case() {}

    /** A copy of a stored case, for who works on many at once; JPA does not know it. */
    public static Case read(ResultSet row) throws SQLException {
        Case stored = new Case();
        stored.tenantId = row.getInt("tenant_id");
        stored.id = row.getObject("id", UUID.class);
        stored.kind = CaseKind.valueOf(row.getString("kind"));
        stored.reference = row.getString("reference");
        stored.topic = row.getString("topic");
        stored.areaCode = row.getString("area_code");
        stored.preset = row.getString("preset");
        stored.ladderVersion = row.getInt("ladder_version");
        stored.priority = Priority.valueOf(row.getString("priority"));
        String measure = row.getString("finish_measure");
        stored.finishWithin(
                measure == null ? null : new Term(row.getInt("finish_amount"), Term.Measure.valueOf(measure)));
        stored.state = CaseState.valueOf(row.getString("state"));
        stored.tier = Tier.valueOf(row.getString("tier"));
        stored.lastSeq = row.getInt("last_seq");
        stored.round = row.getInt("round");
        stored.openedAt = row.getObject("opened_at", OffsetDateTime.class);
        stored.acceptedAt = row.getObject("accepted_at", OffsetDateTime.class);
        stored.clockFrom = row.getObject("clock_from", OffsetDateTime.class);
        stored.finishFrom = row.getObject("finish_from", OffsetDateTime.class);
        stored.actedAt = row.getObject("acted_at", OffsetDateTime.class);
        stored.waitsFrom = row.getObject("waits_from", OffsetDateTime.class);
        stored.closedAt = row.getObject("closed_at", OffsetDateTime.class);
        stored.climbsSince = row.getInt("climbs_since");
        stored.reopenedIn = row.getInt("reopened_in");
        stored.correlation = row.getString("correlation");
        stored.version = row.getInt("version");
        return stored;
    }

    /**
     * @param tier the first tier that is told
     * @param ladderVersion by which version of its government's ladder it climbs
     * @param correlation id of the request that opens it, if there is one
     */
    public static Case open(
            NewCase wanted,
            String preset,
            int ladderVersion,
            Tier tier,
            OffsetDateTime at,
            @Nullable String correlation) {
        Case opened = besideLadders(
                wanted.kind(),
                wanted.tenant().id(),
                wanted.id(),
                wanted.reference(),
                wanted.topic(),
                wanted.area(),
                preset,
                tier,
                at,
                correlation);
        opened.ladderVersion = ladderVersion;
        opened.priority = wanted.priority();
        opened.finishWithin(wanted.finish());
        return opened;
    }

    /**
     * A case whose deadlines its owner plans.
     *
     * @param preset a name that no ladder has
     */
    public static Case besideLadders(
            CaseKind kind,
            int tenantId,
            UUID id,
            String reference,
            String topic,
            AreaCode area,
            String preset,
            Tier tier,
            OffsetDateTime at,
            @Nullable String correlation) {
        Case opened = new Case();
        opened.kind = kind;
        opened.tenantId = tenantId;
        opened.id = id;
        opened.reference = reference;
        opened.topic = topic;
        opened.areaCode = area.value();
        opened.preset = preset;
        opened.priority = Priority.NORMAL;
        opened.state = CaseState.OPEN;
        opened.tier = tier;
        opened.openedAt = at;
        opened.correlation = correlation;
        return opened;
    }

    /** The case reaches a tier. A tier once reached is not left downward by a later, lower reminder. */
    public void reach(Tier next) {
        if (next.compareTo(tier) > 0) {
            tier = next;
        }
    }

    /**
     * Somebody answers.
     *
     * @throws AlreadyAccepted unless it is open
     */
    public void accept(OffsetDateTime at) {
        if (state != CaseState.OPEN) {
            throw new AlreadyAccepted(reference);
        }
        state = CaseState.ACCEPTED;
        acceptedAt = at;
        actedAt = null;
    }

    /**
     * It was answered and somebody else has to answer now: it climbs again, in a new round. The time between goes for
     * nothing: what was left of the terms when it was answered is left now.
     *
     * @throws AlreadyAccepted unless it was answered
     */
    public void handBack(OffsetDateTime at) {
        OffsetDateTime answered = acceptedAt;
        if (state != CaseState.ACCEPTED || answered == null) {
            throw new AlreadyAccepted(reference);
        }
        clockFrom = clockFrom().plus(Duration.between(answered, at));
        acceptedAt = null;
        state = CaseState.OPEN;
        round++;
    }

    /** It needs no more answer. */
    public void close(OffsetDateTime at) {
        state = CaseState.CLOSED;
        closedAt = at;
        waitsFrom = null;
    }

    /** It was closed too early: it climbs again from its first tier on, in a new round, and has its whole terms again. */
    public void reopen(OffsetDateTime at) {
        state = CaseState.OPEN;
        acceptedAt = null;
        closedAt = null;
        finishFrom = at;
        actedAt = null;
        climbAnew(at);
        reopenedIn = round;
    }

    /** Its ladder begins again, in a new round. */
    private void climbAnew(OffsetDateTime at) {
        clockFrom = at;
        round++;
        climbsSince = round;
    }

    /**
     * It is more urgent than it was taken for: while nobody has answered it climbs a quicker ladder from now on.
     *
     * @return whether it is; one that is as urgent already stays as it is
     */
    public boolean raise(Priority to, OffsetDateTime at) {
        if (to.compareTo(priority) <= 0 || state == CaseState.CLOSED) {
            return false;
        }
        priority = to;
        if (state == CaseState.OPEN) {
            climbAnew(at);
        }
        return true;
    }

    /**
     * It is another matter than was thought, with other terms, by the ladder that is in force now.
     *
     * @param finish within what it should be finished; null if nothing says so
     */
    public void concern(String other, Priority urgency, @Nullable Term finish, int ladder) {
        topic = other;
        priority = urgency;
        ladderVersion = ladder;
        finishWithin(finish);
    }

    private void finishWithin(@Nullable Term term) {
        finishAmount = term == null ? null : term.amount();
        finishMeasure = term == null ? null : term.measure();
    }

    /** Who has taken it on has begun. */
    public void act(OffsetDateTime at) {
        if (actedAt == null) {
            actedAt = at;
        }
    }

    /** Who has taken it on had not begun after all. */
    public void actNoMore() {
        actedAt = null;
    }

    /** Whether it is waited for that who has taken it on begins. */
    public boolean idle() {
        return state == CaseState.ACCEPTED && actedAt == null;
    }

    /** Nobody of the offices can go on for now. */
    public void await(OffsetDateTime at) {
        waitsFrom = at;
    }

    /** They can again. */
    public void awaitNoMore() {
        waitsFrom = null;
    }

    /** It belongs to another area than was thought. */
    public void belongTo(AreaCode area) {
        areaCode = area.value();
    }

    /** From when the terms of the running round count. */
    public OffsetDateTime clockFrom() {
        return clockFrom == null ? openedAt : clockFrom;
    }

    /** From when it counts within what it should be finished. */
    public OffsetDateTime finishFrom() {
        return finishFrom == null ? openedAt : finishFrom;
    }

    /** Within what it should be finished; null if its category does not say. */
    public @Nullable Term finish() {
        Term.Measure measure = finishMeasure;
        Integer amount = finishAmount;
        return measure == null || amount == null ? null : new Term(amount, measure);
    }

    public Priority priority() {
        return priority;
    }

    public int ladderVersion() {
        return ladderVersion;
    }

    /** The round since which the steps of a phase count that were taken. */
    public int countsSince(Phase phase) {
        return phase == Phase.FINISH ? reopenedIn : climbsSince;
    }

    /** Since when nobody of the offices can go on; null while they can. */
    public @Nullable OffsetDateTime waitsFrom() {
        return waitsFrom;
    }

    /** When somebody took it on; null while nobody has. */
    public @Nullable OffsetDateTime acceptedAt() {
        return acceptedAt;
    }

    /** 0 for the first climb; one more each time it was handed back or reopened. */
    public int round() {
        return round;
    }

    /** @return the number of the case's next message */
    public int nextSequence() {
        return ++lastSeq;
    }

    /** @return the number of the last message so far; 0 before the first */
    public int lastSequence() {
        return lastSeq;
    }

    public CaseKind kind() {
        return kind;
    }

    public CaseState state() {
        return state;
    }

    public int tenantId() {
        return tenantId;
    }

    public UUID id() {
        return id;
    }

    public String reference() {
        return reference;
    }

    public String topic() {
        return topic;
    }

    public AreaCode area() {
        return new AreaCode(areaCode);
    }

    public String preset() {
        return preset;
    }

    public @Nullable String correlation() {
        return correlation;
    }

    public boolean isOpen() {
        return state == CaseState.OPEN;
    }

    public Tier tier() {
        return tier;
    }

    public OffsetDateTime openedAt() {
        return openedAt;
    }
}
