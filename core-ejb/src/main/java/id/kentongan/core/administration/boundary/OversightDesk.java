package id.kentongan.core.administration.boundary;

import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.access.entity.NotPermitted;
import id.kentongan.core.administration.control.Rights;
import id.kentongan.core.administration.control.Words;
import id.kentongan.core.administration.entity.ChangeRefused;
import id.kentongan.core.administration.entity.ChangeRefused.Reason;
import id.kentongan.core.administration.entity.OversightRow;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.time.DatabaseClock;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which government oversees which: a province its cities and regencies. Who oversees may read and answer what climbs to it,
 * so that it is begun and ended by administrators of the installation alone. An end is a date, nothing is deleted.
 */
@Stateless
public class OversightDesk {

    private static final Scope OPERATION = Scope.system(Scope.Work.OPERATION);

    /** A form that was open for a while still means "from now on". */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private static final Duration FARTHEST = Duration.ofDays(10 * 366L);

    @Inject
    Sql sql;

    @Inject
    AuditTrail audit;

    @Inject
    DatabaseClock clock;

    /** Rows of a government, whether it oversees or is overseen: those in force first, then the newest. */
    public List<OversightRow> of(Actor actor, int tenantId) {
        Rights.demand(actor, Action.READ_GOVERNMENT, Matter.in(tenantId, area(tenantId)));
        return sql.list("""
                select o.overseer_id, r.name, o.overseen_id, n.name, o.mode, o.valid_from, o.valid_until,
                       coalesce(o.valid_until <= now(), false) as over
                from core.oversight o
                join core.tenant r on r.id = o.overseer_id join core.tenant n on n.id = o.overseen_id
                where o.overseer_id = ? or o.overseen_id = ?
                order by over, r.name, n.name, o.valid_from desc limit 500""", OversightDesk::row, tenantId, tenantId);
    }

    /** Whether pages offer the actor to change any. */
    public static boolean mayChange(Actor actor) {
        return Rights.may(actor, Action.CHANGE_OVERSIGHT, Matter.installation());
    }

    /**
     * Begins one.
     *
     * @param command whether the overseer may give orders, as the province of Jakarta; else it supervises
     * @param from null for now
     * @param until null for no end
     * @throws ChangeRefused if the overseen one does not lie in the overseer's area, it is overseen then already, or the
     *     times cannot be
     */
    public void begin(
            Actor actor, int overseer, int overseen, boolean command, @Nullable Instant from, @Nullable Instant until) {
        Rights.demand(actor, Action.CHANGE_OVERSIGHT);
        if (overseer == overseen || !area(overseen).within(area(overseer))) {
            throw new ChangeRefused(Reason.NO_SUCH_AREA);
        }
        Instant now = clock.instant();
        Instant begin = from == null || from.isBefore(now) && from.isAfter(now.minus(PATIENCE)) ? now : from;
        if (begin.isBefore(now)
                || begin.isAfter(now.plus(FARTHEST))
                || until != null && (!until.isAfter(begin) || until.isAfter(now.plus(FARTHEST)))) {
            throw new ChangeRefused(Reason.TIMES);
        }
        OPERATION.run(() -> {
            sql.one("select pg_advisory_xact_lock(hashtext('core.oversight'))", row -> true);
            int begun = sql.update(
                    """
                    insert into core.oversight (overseer_id, overseen_id, mode, valid_from, valid_until)
                    select ?, ?, ?, ?, ?::timestamptz where not exists (
                        select from core.oversight where overseer_id = ? and overseen_id = ?
                          and valid_from < coalesce(?::timestamptz, 'infinity')
                          and coalesce(valid_until, 'infinity') > ?)""",
                    overseer,
                    overseen,
                    command ? "COMMAND" : "SUPERVISION",
                    moment(begin),
                    moment(until),
                    overseer,
                    overseen,
                    moment(until),
                    moment(begin));
            if (begun == 0) {
                throw new ChangeRefused(Reason.ALREADY_THERE);
            }
            String detail = "tenant:" + overseer + " over tenant:" + overseen + (command ? " COMMAND" : " SUPERVISION")
                    + " from " + begin + (until == null ? "" : " until " + until);
            write(actor, "OVERSIGHT_BEGIN", overseer, overseen, detail);
        });
    }

    /**
     * Ends one now; who reads by it is out with the next request.
     *
     * @param from when it began, which names it
     * @throws ChangeRefused if it is over already, or there is none
     */
    public void end(Actor actor, int overseer, int overseen, OffsetDateTime from, String why) {
        Rights.demand(actor, Action.CHANGE_OVERSIGHT);
        String reason = Words.reason(why);
        OPERATION.run(() -> {
            int ended = sql.update("""
                    update core.oversight set valid_until = greatest(now(), valid_from)
                    where overseer_id = ? and overseen_id = ? and valid_from = ?
                      and (valid_until is null or valid_until > now())""", overseer, overseen, from);
            if (ended == 0) {
                throw new ChangeRefused(Reason.OVER);
            }
            write(
                    actor,
                    "OVERSIGHT_END",
                    overseer,
                    overseen,
                    "tenant:" + overseer + " over tenant:" + overseen + ": " + reason);
        });
    }

    /** Both governments concerned can read it in their history. */
    private void write(Actor actor, String action, int overseer, int overseen, String detail) {
        audit.record(overseer, actor.personId(), action, "tenant:" + overseer, detail);
        audit.record(overseen, actor.personId(), action, "tenant:" + overseen, detail);
    }

    private AreaCode area(int tenantId) {
        return sql.one(
                        "select area_code from core.tenant where id = ?",
                        row -> new AreaCode(row.getString(1)),
                        tenantId)
                .orElseThrow(() -> new NotPermitted("no such government"));
    }

    private static @Nullable OffsetDateTime moment(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static OversightRow row(ResultSet row) throws SQLException {
        return new OversightRow(
                row.getInt(1),
                row.getString(2),
                row.getInt(3),
                row.getString(4),
                row.getString(5),
                row.getObject(6, OffsetDateTime.class),
                row.getObject(7, OffsetDateTime.class),
                row.getBoolean(8));
    }
}
