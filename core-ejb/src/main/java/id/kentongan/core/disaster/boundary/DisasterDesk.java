package id.kentongan.core.disaster.boundary;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Ground;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.control.Writes;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.disaster.control.Disasters;
import id.kentongan.core.disaster.control.DisastersChanged;
import id.kentongan.core.disaster.entity.Disaster;
import id.kentongan.core.disaster.entity.DisasterKind;
import id.kentongan.core.disaster.entity.DisasterRefused;
import id.kentongan.core.disaster.entity.DisasterRefused.Why;
import id.kentongan.core.disaster.entity.DisasterStep;
import id.kentongan.core.notification.control.Alerts;
import id.kentongan.core.notification.entity.AlertKind;
import id.kentongan.core.notification.entity.AlertRaised;
import id.kentongan.core.organisation.control.Areas;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Level;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.core.time.DatabaseClock;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Declaring, prolonging and ending disaster mode, and what everybody may know of it. */
@Stateless
public class DisasterDesk {

    /** The longest that it can be declared or prolonged for, from now: fourteen days, as emergency states usually are. */
    public static final int MOST_HOURS = 336;

    /** How many areas one disaster can name. */
    public static final int MOST_AREAS = 50;

    /** How many can go on at once in one government. */
    public static final int MOST_RUNNING = 5;

    /** How many disasters the history shows. */
    public static final int HISTORY = 30;

    public static final int LONGEST_REASON = 500;

    @Inject
    private Disasters disasters;

    @Inject
    private Areas areas;

    @Inject
    private Units units;

    @Inject
    private Alerts alerts;

    @Inject
    private AuditTrail audit;

    @Inject
    private Sql sql;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Event<DisastersChanged> changed;

    /** What goes on in a government, the newest first: public knowledge but for the reason. */
    public List<Disaster> running(int tenantId) {
        return Scope.tenant(tenantId).call(() -> disasters.running(tenantId));
    }

    /** What goes on and what is over, the newest first, with what was said; at most {@value #HISTORY}. */
    public List<Disaster> history(int tenantId) {
        return Scope.tenant(tenantId).call(() -> disasters.history(tenantId, HISTORY));
    }

    /** The areas of a government that somebody may decide about as a whole: the province, or cities. */
    public static List<AreaCode> grounds(Actor actor, Tenant tenant) {
        return Access.groundOf(actor, Action.DECLARE_DISASTER).stream()
                .filter(ground -> ground.tenantId() == tenant.id())
                .map(Ground::area)
                .filter(area -> area.level().compareTo(Level.KOTA) <= 0)
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether somebody may end or prolong it: who may decide about each of its areas. */
    public static boolean mayDecide(Actor actor, Disaster disaster) {
        return disaster.areas().stream().allMatch(area -> mayDecide(actor, disaster.tenantId(), area));
    }

    /** It is decided by who answers for the whole city that an area lies in: not by each kelurahan for itself. */
    private static boolean mayDecide(Actor actor, int tenantId, AreaCode area) {
        AreaCode whole = area.at(Level.KOTA).orElse(area);
        return Access.may(actor, Action.DECLARE_DISASTER, Matter.in(tenantId, whole));
    }

    /**
     * Declares a disaster. Everybody who has the turn in a unit of the area, or above it, is told.
     *
     * @param where codes of the tenant's areas down to kelurahan, 1 to {@value #MOST_AREAS}
     * @param hours for how long from now, 1 to {@value #MOST_HOURS}
     * @param reason 1 to {@value #LONGEST_REASON} characters, for officers
     * @throws DisasterRefused saying what to mend
     */
    public Disaster declare(
            Actor actor, Tenant tenant, DisasterKind kind, List<AreaCode> where, int hours, String reason) {
        List<AreaCode> named = where.stream().distinct().sorted().toList();
        if (named.isEmpty() || named.size() > MOST_AREAS || !named.stream().allMatch(area -> known(tenant, area))) {
            throw new DisasterRefused(Why.AREAS);
        }
        if (!named.stream().allMatch(area -> mayDecide(actor, tenant.id(), area))) {
            throw new DisasterRefused(Why.NOT_YOURS);
        }
        String words = checked(hours, reason);
        return Scope.tenant(tenant.id()).call(() -> {
            List<Disaster> running = disasters.stored(tenant.id());
            if (running.size() >= MOST_RUNNING) {
                throw new DisasterRefused(Why.TOO_MANY);
            }
            if (running.stream()
                    .anyMatch(each -> each.kind() == kind && named.stream().anyMatch(each::covers))) {
                throw new DisasterRefused(Why.ALREADY);
            }
            OffsetDateTime now = clock.now();
            Disaster disaster = new Disaster(
                    UuidV7.at(now.toInstant()),
                    tenant.id(),
                    kind,
                    named,
                    now,
                    now.plusHours(hours),
                    true,
                    words,
                    List.of());
            disasters.declare(disaster, actor.personId());
            tell(disaster);
            record(actor, disaster.tenantId(), disaster.id(), DisasterStep.DECLARED, kind + " " + named + " " + words);
            return disaster;
        });
    }

    /**
     * Lets it last longer.
     *
     * @param hours from now, 1 to {@value #MOST_HOURS}; the new end is later than the one before
     * @throws DisasterRefused if it is over, not the actor's, or the hours or the reason do not fit
     */
    public void prolong(Actor actor, int tenantId, UUID id, int hours, String reason) {
        String words = checked(hours, reason);
        Scope.tenant(tenantId).run(() -> {
            OffsetDateTime until = clock.now().plusHours(hours);
            Disaster disaster = demand(actor, tenantId, id);
            if (!until.isAfter(disaster.endsAt())) {
                throw new DisasterRefused(Why.HOURS);
            }
            say(actor, disaster, DisasterStep.PROLONGED, until, words);
        });
    }

    /**
     * Ends it now.
     *
     * @throws DisasterRefused if it is over, not the actor's, or there is no reason
     */
    public void end(Actor actor, int tenantId, UUID id, String reason) {
        String words = checked(1, reason);
        Scope.tenant(tenantId)
                .run(() -> say(actor, demand(actor, tenantId, id), DisasterStep.ENDED, clock.now(), words));
    }

    private boolean known(Tenant tenant, AreaCode area) {
        return area.within(tenant.area())
                && area.level().compareTo(Level.KELURAHAN) <= 0
                && areas.name(area).isPresent();
    }

    private static String checked(int hours, String reason) {
        if (hours < 1 || hours > MOST_HOURS) {
            throw new DisasterRefused(Why.HOURS);
        }
        String words = reason.strip();
        if (words.isEmpty() || words.length() > LONGEST_REASON) {
            throw new DisasterRefused(Why.REASON);
        }
        return words;
    }

    private Disaster demand(Actor actor, int tenantId, UUID id) {
        Disaster disaster = disasters.stored(tenantId).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new DisasterRefused(Why.OVER));
        if (!mayDecide(actor, disaster)) {
            throw new DisasterRefused(Why.NOT_YOURS);
        }
        return disaster;
    }

    private void say(Actor actor, Disaster disaster, DisasterStep step, OffsetDateTime until, String words) {
        if (!disasters.say(disaster.tenantId(), disaster.id(), step, until, actor.personId(), words)) {
            throw new DisasterRefused(Why.OVER);
        }
        record(actor, disaster.tenantId(), disaster.id(), step, "until " + until + " " + words);
    }

    private void record(Actor actor, int tenantId, UUID id, DisasterStep step, String detail) {
        audit.record(tenantId, actor.personId(), "DISASTER_" + step, "disaster:" + id, detail);
        changed.fire(new DisastersChanged(tenantId));
    }

    /** The units of the area, and those above it: the service for disasters among them. */
    private void tell(Disaster disaster) {
        List<AlertRaised> told = units.ofTenant(disaster.tenantId()).stream()
                .filter(unit -> disaster.touches(unit.area()))
                .map(unit -> alert(disaster, unit))
                .toList();
        Writes writes = new Writes();
        alerts.raise(told, writes);
        if (!writes.isEmpty()) {
            sql.write(writes);
        }
    }

    private static AlertRaised alert(Disaster disaster, Unit unit) {
        OffsetDateTime now = disaster.startedAt().withOffsetSameInstant(ZoneOffset.UTC);
        return new AlertRaised(
                disaster.tenantId(),
                UuidV7.at(now.toInstant()),
                unit.id(),
                unit.tier(),
                unit.area(),
                AlertKind.DISASTER,
                1,
                disaster.id(),
                disaster.kind().fieldName(),
                disaster.kind().name(),
                disaster.areas().get(0),
                now,
                true);
    }
}
