package id.kentongan.report.control.routing;

import id.kentongan.core.database.control.Sql;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.report.entity.routing.Receiver;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who really gets what somebody is meant to get: a unit that was closed, and a service or private body in which nobody
 * works, take nothing any more, so the office above them does.
 */
@ApplicationScoped
public class Recipients {

    private final Units units;
    private final Sql sql;

    @Inject
    public Recipients(Units units, Sql sql) {
        this.units = units;
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected Recipients() {
        this.units = null;
        this.sql = null;
    }

    /**
     * Who gets it.
     *
     * @param unit null if there is nobody at all
     * @param broken who was meant and cannot receive; null when nothing is wrong
     */
    public record Arrival(@Nullable Unit unit, @Nullable UUID broken) {}

    /** A unit of the government that is open; what was meant for a closed one may be its successor's. */
    public Optional<Unit> open(int tenantId, Receiver receiver, AreaCode area) {
        return switch (receiver.kind()) {
            case TIER -> units.answerableFor(area, receiver.tier());
            case AGENCY -> units.agency(tenantId, receiver.value());
            case UNIT -> units.unit(receiver.unit()).filter(unit -> unit.tenantId() == tenantId);
        };
    }

    /** @param unmanned services and private bodies in which nobody works */
    Arrival arrival(int tenantId, Receiver receiver, AreaCode area, Set<UUID> unmanned) {
        @Nullable Unit unit = open(tenantId, receiver, area).orElse(null);
        if (unit == null) {
            UUID named = receiver.kind() == Receiver.Kind.UNIT ? receiver.unit() : null;
            return new Arrival(named == null ? above(tenantId, area) : afterClosed(tenantId, named, area), named);
        }
        if (unmanned.contains(unit.id())) {
            return new Arrival(above(tenantId, area), unit.id());
        }
        boolean succeeded = receiver.kind() == Receiver.Kind.UNIT && !unit.id().equals(receiver.unit());
        return new Arrival(unit, succeeded ? receiver.unit() : null);
    }

    /** The same for one unit that somebody names at this moment. */
    public Arrival arrival(int tenantId, UUID wanted, AreaCode area) {
        return arrival(tenantId, Receiver.unit(wanted), area, unmanned(tenantId));
    }

    /** Services and private bodies of a government in which nobody works at this moment. */
    Set<UUID> unmanned(int tenantId) {
        return Set.copyOf(sql.list(
                "select u.id from core.unit u where u.tenant_id = ? and u.tier = 'AGENCY' and u.closed_at is null"
                        + " and not exists (select 1 from core.membership m join core.account a"
                        + " on a.person_id = m.person_id where m.unit_id = u.id and a.disabled_at is null"
                        + " and m.valid_from <= now() and (m.valid_until is null or m.valid_until > now()))",
                row -> row.getObject(1, UUID.class),
                tenantId));
    }

    /** A service falls to the city, a closed office to the next one up its ladder. */
    public @Nullable Unit afterClosed(int tenantId, UUID closed, AreaCode area) {
        @Nullable Unit was = closed(tenantId, closed).orElse(null);
        return was == null || was.tier() == Tier.AGENCY
                ? above(tenantId, area)
                : units.answerableFor(was.area(), was.tier()).orElse(null);
    }

    /** A unit of the government that takes nothing any more. */
    public Optional<Unit> closed(int tenantId, UUID id) {
        return sql.one(
                "select tier, area_code, name from core.unit where id = ? and tenant_id = ? and closed_at is not null",
                row -> new Unit(
                        id, tenantId, Tier.valueOf(row.getString(1)), new AreaCode(row.getString(2)), row.getString(3)),
                id,
                tenantId);
    }

    private @Nullable Unit above(int tenantId, AreaCode area) {
        return units.answerableFor(area, Tier.PEMKOT)
                .filter(unit -> unit.tenantId() == tenantId)
                .or(() -> units.answerableFor(area, Tier.KELURAHAN))
                .orElse(null);
    }
}
