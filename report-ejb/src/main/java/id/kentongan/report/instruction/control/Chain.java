package id.kentongan.report.instruction.control;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.organisation.control.Tenants;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.Tier;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.report.instruction.entity.InstructionMode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who stands above whom, as far as instructions go. */
@ApplicationScoped
public class Chain {

    private final Units units;
    private final Tenants tenants;
    private final Sql sql;

    @Inject
    public Chain(Units units, Tenants tenants, Sql sql) {
        this.units = units;
        this.tenants = tenants;
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected Chain() {
        this.units = null;
        this.tenants = null;
        this.sql = null;
    }

    /** Whether the actor may instruct a unit in the name of one of the actor's own. */
    public boolean mayInstruct(Actor actor, Unit from, Unit to) {
        Actor acting = new Actor(
                actor.personId(),
                actor.displayName(),
                actor.posts().stream()
                        .filter(post -> post.unit().equals(from.id()))
                        .collect(Collectors.toSet()),
                false);
        return Access.may(acting, Action.ISSUE_INSTRUCTION, Matter.of(to))
                // An agency lies beside all other offices; it is instructed by those in whose area it answers.
                || to.tier() == Tier.AGENCY
                        && Access.may(acting, Action.ISSUE_INSTRUCTION, Matter.in(to.tenantId(), to.area()));
    }

    /** What an instruction of the one to the other government is. */
    public InstructionMode mode(Unit from, int tenantId) {
        if (from.tenantId() == tenantId) {
            return InstructionMode.ORDER;
        }
        return sql.one(
                                "select 1 from core.oversight where overseer_id = ? and overseen_id = ? and mode = 'COMMAND'"
                                        + " and valid_from <= now() and (valid_until is null or valid_until > now())",
                                row -> true,
                                from.tenantId(),
                                tenantId)
                        .isPresent()
                ? InstructionMode.ORDER
                : InstructionMode.SUPERVISION;
    }

    /** The offices on the way down from one unit to another, the highest first, without the two. */
    public List<Unit> between(Unit from, Unit to) {
        if (from.tier() == Tier.AGENCY || to.tier() == Tier.AGENCY) {
            return List.of();
        }
        List<Unit> upward = units.ladderOf(to.area()).stream()
                .filter(unit -> unit.tier().compareTo(to.tier()) > 0
                        && unit.tier().compareTo(from.tier()) < 0
                        && unit.area().within(from.area()))
                .toList();
        List<Unit> downward = new ArrayList<>(upward);
        Collections.reverse(downward);
        return downward;
    }

    /**
     * Whether a unit that has an instruction may pass it on to another one: to offices below it, and to agencies for its area
     * that who instructs could have named as well.
     */
    public boolean mayPassOn(Unit issuer, Unit from, Unit to) {
        if (from.id().equals(to.id()) || from.tenantId() != to.tenantId()) {
            return false;
        }
        boolean inside = to.area().within(from.area()) && !to.area().equals(from.area());
        if (to.tier() != Tier.AGENCY) {
            return inside && from.tier() != Tier.AGENCY;
        }
        return inside
                || from.tier() != Tier.AGENCY
                        && from.area().within(to.area())
                        && to.area().within(issuer.area());
    }

    /** Who stands above a unit: the office of the next tier, of an agency the first office of its government. */
    public Optional<Unit> superior(Unit unit) {
        return switch (unit.tier()) {
            case KELURAHAN -> units.answerableFor(unit.area(), Tier.KECAMATAN);
            case KECAMATAN -> units.answerableFor(unit.area(), Tier.PEMKOT);
            case PEMKOT -> units.answerableFor(unit.area(), Tier.PEMPROV);
            case PEMPROV -> Optional.empty();
            case AGENCY ->
                tenants.tenant(unit.tenantId()).stream()
                        .flatMap(tenant -> Stream.of(Tier.PEMPROV, Tier.PEMKOT)
                                .flatMap(tier -> units.forTier(tenant.area(), tier).stream()))
                        .filter(office -> office.tenantId() == unit.tenantId())
                        .findFirst();
        };
    }
}
