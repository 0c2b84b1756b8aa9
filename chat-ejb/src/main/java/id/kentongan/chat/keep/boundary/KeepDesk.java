package id.kentongan.chat.keep.boundary;

import id.kentongan.chat.keep.control.Keeping;
import id.kentongan.chat.keep.control.Records;
import id.kentongan.chat.keep.entity.Hold;
import id.kentongan.chat.keep.entity.KeepRefused;
import id.kentongan.chat.keep.entity.KeepRefused.Reason;
import id.kentongan.chat.keep.entity.Retention;
import id.kentongan.chat.keep.entity.RoomRecord;
import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.access.entity.Post;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.organisation.control.Tenants;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.text.entity.Signs;
import id.kentongan.core.time.DatabaseClock;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where a government's privacy officers say how long what is said in its rooms is kept, hold back what somebody has to look
 * into, and take records along. All of it is in the audit.
 */
@Stateless
public class KeepDesk {

    /** Messages of one file of records. */
    public static final int MOST_RECORDS = 100_000;

    private static final int SHORTEST_REASON = 5;
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_HOLD_YEARS = 10;

    @Inject
    private Keeping keeping;

    @Inject
    private Records records;

    @Inject
    private Tenants tenants;

    @Inject
    private AuditTrail audit;

    @Inject
    private DatabaseClock clock;

    /** Governments whose records are the actor's. */
    public List<Tenant> governments(Actor actor) {
        return tenants.all().stream().filter(tenant -> may(actor, tenant.id())).toList();
    }

    /**
     * @throws KeepRefused if the government is none of the actor's
     */
    public Retention retention(Actor actor, int tenantId) {
        return in(actor, tenantId, () -> keeping.of(tenantId));
    }

    /**
     * Says how long it is from now on. What is older goes with the next rounds of the job.
     *
     * @throws KeepRefused if the government is none of the actor's
     */
    public void keep(Actor actor, int tenantId, Retention wanted) {
        in(actor, tenantId, () -> {
            keeping.set(tenantId, wanted, actor.personId());
            audit.record(
                    tenantId,
                    actor.personId(),
                    "ROOM_RETENTION",
                    "tenant:" + tenantId,
                    wanted.visibleDays() + "/" + wanted.sealedDays());
            return tenantId;
        });
    }

    /**
     * Holds, those in force first.
     *
     * @throws KeepRefused if the government is none of the actor's
     */
    public List<Hold> holds(Actor actor, int tenantId) {
        return in(actor, tenantId, () -> keeping.holds(tenantId));
    }

    /**
     * What was said in a period is kept until the hold expires or is lifted.
     *
     * @param kelurahan code of one whose rooms are meant; empty for all rooms of the government
     * @param reason {@value #SHORTEST_REASON} to {@value #LONGEST_REASON} characters
     * @param expires at most {@value #LONGEST_HOLD_YEARS} years from now
     * @return its id
     * @throws KeepRefused if it cannot be held
     */
    public UUID hold(
            Actor actor,
            int tenantId,
            String kelurahan,
            OffsetDateTime from,
            OffsetDateTime until,
            String reason,
            OffsetDateTime expires) {
        String said = reason.strip();
        boolean fits = said.length() >= SHORTEST_REASON
                && said.length() <= LONGEST_REASON
                && said.codePoints().noneMatch(Signs::unfit);
        if (!fits) {
            throw new KeepRefused(Reason.REASON);
        }
        return in(actor, tenantId, () -> {
            OffsetDateTime now = clock.now();
            if (!from.isBefore(until) || !expires.isAfter(now) || expires.isAfter(now.plusYears(LONGEST_HOLD_YEARS))) {
                throw new KeepRefused(Reason.PERIOD);
            }
            @Nullable AreaCode area = kelurahan.isBlank() ? null : area(tenantId, kelurahan);
            UUID id = keeping.hold(tenantId, area, from, until, said, expires, actor.personId());
            audit.record(tenantId, actor.personId(), "ROOM_HOLD", "room-hold:" + id, said);
            return id;
        });
    }

    /**
     * Ends a hold.
     *
     * @throws KeepRefused if there is none of that id in force
     */
    public void lift(Actor actor, int tenantId, UUID id) {
        in(actor, tenantId, () -> {
            if (!keeping.lift(tenantId, id, actor.personId())) {
                throw new KeepRefused(Reason.UNKNOWN);
            }
            audit.record(tenantId, actor.personId(), "ROOM_HOLD_LIFTED", "room-hold:" + id, null);
            return id;
        });
    }

    /**
     * Gives out what was said in the rooms of a kelurahan's citizens, room by room, in its order. The audit says who took it.
     *
     * @throws KeepRefused if there is no such kelurahan, or the period has more than {@value #MOST_RECORDS} messages
     */
    public void records(
            Actor actor,
            int tenantId,
            String kelurahan,
            OffsetDateTime from,
            OffsetDateTime until,
            Consumer<RoomRecord> taker) {
        in(actor, tenantId, () -> {
            AreaCode area = area(tenantId, kelurahan);
            if (!from.isBefore(until)) {
                throw new KeepRefused(Reason.PERIOD);
            }
            int count = records.count(tenantId, area, from, until);
            if (count > MOST_RECORDS) {
                throw new KeepRefused(Reason.TOO_MANY);
            }
            audit.record(
                    tenantId,
                    actor.personId(),
                    "ROOM_RECORDS",
                    "rooms:" + area.value(),
                    from.toLocalDate() + "/" + until.toLocalDate() + ", " + count);
            records.each(tenantId, area, from, until, taker);
            return count;
        });
    }

    private AreaCode area(int tenantId, String kelurahan) {
        return keeping.kelurahan(tenantId, kelurahan.strip()).orElseThrow(() -> new KeepRefused(Reason.UNKNOWN));
    }

    private interface Work<T> {
        T done();
    }

    private static <T> T in(Actor actor, int tenantId, Work<T> work) {
        if (!may(actor, tenantId)) {
            throw new KeepRefused(Reason.UNKNOWN);
        }
        return Scope.tenant(tenantId).call(work::done);
    }

    private static boolean may(Actor actor, int tenantId) {
        return actor.posts().stream()
                .filter(post -> post.tenantId() == tenantId)
                .anyMatch(post -> mayAt(actor, post));
    }

    private static boolean mayAt(Actor actor, Post post) {
        return Access.may(actor, Action.KEEP_ROOM_RECORDS, Matter.in(post.tenantId(), post.area()));
    }
}
