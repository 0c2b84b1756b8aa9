package id.kentongan.report.instruction.control;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.report.instruction.entity.Hop;
import id.kentongan.report.instruction.entity.HopMove;
import id.kentongan.report.instruction.entity.Instruction;
import id.kentongan.report.instruction.entity.InstructionRefused;
import id.kentongan.report.instruction.entity.InstructionRefused.Reason;
import id.kentongan.report.instruction.entity.InstructionTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Who may read an instruction, and who may do something with it at one of its units. */
@ApplicationScoped
public class InstructionDoor {

    private final InstructionBook book;
    private final Units units;
    private final Sql sql;

    @Inject
    public InstructionDoor(InstructionBook book, Units units, Sql sql) {
        this.book = book;
        this.units = units;
        this.sql = sql;
    }

    /** For the container's proxy. */
    protected InstructionDoor() {
        this.book = null;
        this.units = null;
        this.sql = null;
    }

    /** The actor's units that can instruct others, the highest first. */
    public List<Unit> issuers(Actor actor) {
        return Access.unitsOf(actor, Action.ISSUE_INSTRUCTION).stream()
                .flatMap(id -> units.unit(id).stream())
                .sorted(Comparator.comparing(Unit::tier).reversed().thenComparing(Unit::name))
                .toList();
    }

    /**
     * The instruction of that number.
     *
     * @throws InstructionRefused if there is none for the actor
     */
    public Instruction readable(Actor actor, int tenantId, String number) {
        return book.find(tenantId, number)
                .filter(found -> mayRead(actor, found))
                .orElseThrow(() -> new InstructionRefused(Reason.UNKNOWN));
    }

    /** Who instructs and who is told, and the tiers above both. */
    public boolean mayRead(Actor actor, Instruction of) {
        List<UUID> concerned =
                sql.list("""
                select unit_id from report.instruction_hop where tenant_id = ? and instruction_id = ?
                union select unit_id from report.instruction_copy where tenant_id = ? and instruction_id = ?""", row -> row.getObject(1, UUID.class), of.tenantId(), of.id(), of.tenantId(), of.id());
        return Stream.concat(Stream.of(of.unit()), concerned.stream())
                .flatMap(id -> units.unit(id).stream())
                .anyMatch(unit -> Access.may(actor, Action.READ_INSTRUCTION, Matter.of(unit)));
    }

    /** The unit itself, for who does its work. */
    public Optional<Unit> worker(Actor actor, Hop hop, HopMove move) {
        return units.unit(hop.unit())
                .filter(unit -> actor.worksFor(unit.id())
                        && move.action()
                                .filter(action -> Access.may(actor, action, Matter.of(unit)))
                                .isPresent());
    }

    /** The unit by which the actor may decide about a hop: on the way that the instruction came, or above one of those. */
    public Optional<Unit> above(Actor actor, Instruction of, InstructionTree tree, Hop hop) {
        return Stream.concat(tree.above(hop).stream().map(Hop::unit), Stream.of(of.unit()))
                .flatMap(id -> units.unit(id).stream())
                .flatMap(unit -> over(actor, unit).stream())
                .findFirst();
    }

    /** The same for the instruction as a whole: who gave it, or a tier above. */
    public Optional<Unit> overIssuer(Actor actor, Instruction of) {
        return units.unit(of.unit()).flatMap(unit -> over(actor, unit));
    }

    /** The actor's own unit by which the actor decides for that one. */
    private Optional<Unit> over(Actor actor, Unit unit) {
        if (!Access.may(actor, Action.CONFIRM_INSTRUCTION, Matter.of(unit))) {
            return Optional.empty();
        }
        Set<UUID> own = actor.units();
        return own.contains(unit.id())
                ? Optional.of(unit)
                : own.stream()
                        .flatMap(id -> units.unit(id).stream())
                        .filter(mine -> unit.area().within(mine.area()))
                        .max(Comparator.comparing(Unit::tier));
    }

    /** What the actor can do there now. */
    public List<HopMove> moves(Actor actor, Instruction of, InstructionTree tree, Hop hop) {
        if (of.withdrawnAt() != null) {
            return List.of();
        }
        return tree.moves(hop).stream()
                .filter(move ->
                        move.action().filter(Action.CONFIRM_INSTRUCTION::equals).isPresent()
                                ? above(actor, of, tree, hop).isPresent()
                                        && !(move == HopMove.CONFIRM
                                                && actor.personId().equals(hop.doneBy()))
                                : worker(actor, hop, move).isPresent())
                .toList();
    }
}
