package id.kentongan.report.instruction.boundary;

import id.kentongan.core.access.entity.Access;
import id.kentongan.core.access.entity.Action;
import id.kentongan.core.access.entity.Actor;
import id.kentongan.core.access.entity.Matter;
import id.kentongan.core.audit.control.AuditTrail;
import id.kentongan.core.database.control.Sql;
import id.kentongan.core.database.control.Writes;
import id.kentongan.core.database.entity.Scope;
import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.escalation.control.Cases;
import id.kentongan.core.notification.entity.AlertKind;
import id.kentongan.core.notification.entity.RoomInstructed;
import id.kentongan.core.organisation.control.Areas;
import id.kentongan.core.organisation.control.Tenants;
import id.kentongan.core.organisation.control.Units;
import id.kentongan.core.organisation.entity.Level;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.core.organisation.entity.Unit;
import id.kentongan.core.time.DatabaseClock;
import id.kentongan.report.control.Reports;
import id.kentongan.report.entity.Report;
import id.kentongan.report.entity.Ticket;
import id.kentongan.report.instruction.control.Chain;
import id.kentongan.report.instruction.control.InstructionBook;
import id.kentongan.report.instruction.control.InstructionDoor;
import id.kentongan.report.instruction.control.Sending;
import id.kentongan.report.instruction.control.Settlement;
import id.kentongan.report.instruction.entity.Hop;
import id.kentongan.report.instruction.entity.HopMove;
import id.kentongan.report.instruction.entity.HopState;
import id.kentongan.report.instruction.entity.Instruction;
import id.kentongan.report.instruction.entity.InstructionNumber;
import id.kentongan.report.instruction.entity.InstructionRefused;
import id.kentongan.report.instruction.entity.InstructionRefused.Reason;
import id.kentongan.report.instruction.entity.InstructionRoute;
import id.kentongan.report.instruction.entity.InstructionTree;
import id.kentongan.report.instruction.entity.RoomSubject;
import id.kentongan.report.instruction.entity.Step;
import id.kentongan.report.instruction.entity.StepType;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where instructions are given, and where the units that they reach say what becomes of them. What is done is one
 * transaction, under the lock of the instruction; the cases of the units concerned are locked after it.
 */
@Stateless
public class InstructionDesk {

    private static final int LONGEST_REMARK = 2_000;

    @Inject
    private Event<RoomInstructed> instructed;

    @Inject
    private InstructionBook book;

    @Inject
    private InstructionDoor door;

    @Inject
    private Sending sending;

    @Inject
    private Settlement settlement;

    @Inject
    private Chain chain;

    @Inject
    private Reports reports;

    @Inject
    private Cases cases;

    @Inject
    private Units units;

    @Inject
    private Tenants tenants;

    @Inject
    private Areas areas;

    @Inject
    private AuditTrail audit;

    @Inject
    private DatabaseClock clock;

    @Inject
    private Sql sql;

    // ------------------------------------------------------------ giving one

    /**
     * Gives an instruction.
     *
     * @return its number
     * @throws InstructionRefused and why
     */
    public String issue(Actor actor, NewInstruction wish) {
        return actor.scope().call(() -> {
            OffsetDateTime now = clock.now();
            Unit from = issuer(actor, wish.from());
            String subject = said(
                    wish.subject(), NewInstruction.LONGEST_SUBJECT, Reason.SUBJECT_MISSING, Reason.SUBJECT_TOO_LONG);
            String words =
                    said(wish.words(), NewInstruction.LONGEST_WORDS, Reason.WORDS_MISSING, Reason.WORDS_TOO_LONG);
            List<Unit> meant = meant(wish.units());
            if (!meant.stream().allMatch(to -> chain.mayInstruct(actor, from, to))) {
                throw new InstructionRefused(Reason.UNIT_NOT_POSSIBLE);
            }
            Tenant government = tenants.tenant(meant.get(0).tenantId()).orElseThrow();
            if (meant.stream().anyMatch(to -> to.tenantId() != government.id())) {
                throw new InstructionRefused(Reason.SEVERAL_GOVERNMENTS);
            }
            terms(now, wish.acknowledgeBy(), wish.finishBy());
            RoomSubject room = room(wish.room(), government);
            List<Report> about = about(actor, government, wish.tickets(), meant);
            UUID id = UuidV7.at(now.toInstant());
            Instruction issued = new Instruction(
                    government.id(),
                    id,
                    InstructionNumber.of(government.code(), id).value(),
                    from.id(),
                    now,
                    subject,
                    words,
                    chain.mode(from, government.id()),
                    wish.route(),
                    wish.urgency(),
                    wish.acknowledgeBy(),
                    wish.finishBy(),
                    about.stream().map(report -> report.ticket().value()).toList(),
                    room,
                    null,
                    null);
            send(issued, actor, from, meant, about);
            record(actor, issued, "INSTRUCTION_ISSUED");
            if (room != null) {
                instructed.fire(new RoomInstructed(
                        issued.tenantId(),
                        id,
                        issued.number(),
                        room.area(),
                        room.kind() == RoomSubject.Kind.KELURAHAN,
                        now));
            }
            return issued.number();
        });
    }

    private void send(Instruction issued, Actor actor, Unit from, List<Unit> meant, List<Report> about) {
        boolean direct = issued.route() == InstructionRoute.DIRECT;
        Map<UUID, Unit> first = new LinkedHashMap<>();
        Map<UUID, Unit> copies = new LinkedHashMap<>();
        for (Unit to : meant) {
            List<Unit> between = chain.between(from, to);
            Unit next = direct || between.isEmpty() ? to : between.get(0);
            first.putIfAbsent(next.id(), next);
            if (direct) {
                between.forEach(unit -> copies.putIfAbsent(unit.id(), unit));
            }
        }
        copies.keySet().removeAll(first.keySet());
        Writes writes = new Writes();
        book.add(issued, actor.personId(), writes);
        book.add(issued, about, copies.values(), writes);
        book.append(issued, new Step(StepType.ISSUED, null, actor.personId(), from.id(), null, null, null), writes);
        List<Hop> hops = sending.send(
                issued,
                null,
                first.values(),
                issued.acknowledgeBy(),
                issued.finishBy(),
                actor.personId(),
                from,
                null,
                writes);
        for (Unit to : meant) {
            Unit holder = first.containsKey(to.id())
                    ? to
                    : first.get(chain.between(from, to).get(0).id());
            hops.stream()
                    .filter(hop -> hop.unit().equals(holder.id()))
                    .forEach(hop -> book.target(issued, to, hop.id(), writes));
        }
        sql.write(writes);
        copies.values()
                .forEach(copy -> cases.tell(issued.tenantId(), hops.get(0).id(), copy, AlertKind.INSTRUCTION));
        about.forEach(report ->
                reports.append(report.instructed(issued.number(), actor.personId(), from, issued.issuedAt())));
    }

    private Unit issuer(Actor actor, @Nullable UUID wished) {
        return door.issuers(actor).stream()
                .filter(unit -> wished == null || unit.id().equals(wished))
                .findFirst()
                .orElseThrow(() -> new InstructionRefused(Reason.NOT_YOURS));
    }

    private List<Unit> meant(List<UUID> wished) {
        Set<UUID> distinct = new LinkedHashSet<>(wished);
        if (distinct.isEmpty()) {
            throw new InstructionRefused(Reason.UNIT_MISSING);
        }
        if (distinct.size() > NewInstruction.MOST_UNITS) {
            throw new InstructionRefused(Reason.TOO_MANY_UNITS);
        }
        return distinct.stream()
                .map(id -> units.unit(id).orElseThrow(() -> new InstructionRefused(Reason.UNIT_NOT_POSSIBLE)))
                .distinct()
                .toList();
    }

    private static void terms(OffsetDateTime now, OffsetDateTime acknowledgeBy, OffsetDateTime finishBy) {
        OffsetDateTime latest = now.plusYears(1);
        if (!acknowledgeBy.isAfter(now) || acknowledgeBy.isAfter(latest)) {
            throw new InstructionRefused(Reason.ACKNOWLEDGE_BY_NOT_POSSIBLE);
        }
        if (finishBy.isBefore(acknowledgeBy) || finishBy.isAfter(latest)) {
            throw new InstructionRefused(Reason.FINISH_BY_NOT_POSSIBLE);
        }
    }

    private @Nullable RoomSubject room(@Nullable RoomSubject wished, Tenant government) {
        if (wished != null
                && (!wished.area().within(government.area())
                        || areas.name(wished.area()).isEmpty()
                        || wished.kind() == RoomSubject.Kind.KELURAHAN
                                && wished.area().level() != Level.KELURAHAN)) {
            throw new InstructionRefused(Reason.ROOM_NOT_POSSIBLE);
        }
        return wished;
    }

    /** Locked, in the order of their ids: their histories get a line. */
    private List<Report> about(Actor actor, Tenant government, Collection<String> tickets, List<Unit> meant) {
        if (tickets.size() > NewInstruction.MOST_REPORTS) {
            throw new InstructionRefused(Reason.TOO_MANY_REPORTS);
        }
        Map<UUID, Report> found = new LinkedHashMap<>();
        for (String ticket : tickets) {
            Report report = Ticket.parse(ticket)
                    .flatMap(number -> reports.find(government.id(), number))
                    .filter(each -> Access.may(actor, Action.READ_REPORT, Matter.in(government.id(), each.area())))
                    .filter(each -> meant.stream().anyMatch(unit -> each.area().within(unit.area())))
                    .orElseThrow(() -> new InstructionRefused(Reason.REPORT_NOT_POSSIBLE));
            found.put(report.id(), report);
        }
        List<Report> ordered =
                found.values().stream().sorted(Comparator.comparing(Report::id)).toList();
        for (Report report : ordered) {
            cases.lock(government.id(), report.id());
            reports.refresh(report);
        }
        return ordered;
    }

    // ------------------------------------------------------------ what becomes of it

    /**
     * Passes an instruction on to units below.
     *
     * @throws InstructionRefused and why
     */
    public void forward(Actor actor, int tenantId, String number, UUID at, Forwarding wish) {
        actor.scope().run(() -> {
            OffsetDateTime now = clock.now();
            Instruction of = locked(actor, tenantId, number);
            InstructionTree tree = book.tree(of);
            Hop hop = hop(tree, at);
            Unit by = worker(actor, of, hop, HopMove.FORWARD);
            Unit issuer = units.unit(of.unit()).orElse(by);
            List<Unit> owed = book.owed(of, hop);
            List<Unit> to = wish.units().isEmpty() && !owed.isEmpty() ? towards(by, owed) : meant(wish.units());
            Set<UUID> have = Set.copyOf(tree.hops().stream()
                    .filter(other -> other.state() != HopState.WITHDRAWN)
                    .map(Hop::unit)
                    .toList());
            for (Unit unit : to) {
                if (!chain.mayPassOn(issuer, by, unit)) {
                    throw new InstructionRefused(Reason.UNIT_NOT_POSSIBLE);
                }
                if (have.contains(unit.id())) {
                    throw new InstructionRefused(Reason.UNIT_HAS_IT);
                }
                if (of.route() == InstructionRoute.LEVEL_BY_LEVEL
                        && !chain.between(by, unit).isEmpty()) {
                    throw new InstructionRefused(Reason.SKIPS_A_TIER);
                }
            }
            String words = remark(wish.words(), false);
            OffsetDateTime finishBy = wish.finishBy() == null ? hop.finishBy() : wish.finishBy();
            if (finishBy.isAfter(hop.finishBy()) || wish.finishBy() != null && !finishBy.isAfter(now)) {
                throw new InstructionRefused(Reason.FINISH_BY_NOT_POSSIBLE);
            }
            HopState next = tree.after(hop, HopMove.FORWARD);
            cases.lock(tenantId, hop.id());
            Writes writes = new Writes();
            book.stand(of, hop, next, writes);
            OffsetDateTime term = now.plus(Duration.between(of.issuedAt(), of.acknowledgeBy()));
            List<Hop> below = sending.send(
                    of, hop.id(), to, earlier(term, finishBy), finishBy, actor.personId(), by, words, writes);
            for (Unit target : owed) {
                Stream.concat(
                                to.stream().filter(unit -> unit.id().equals(target.id())),
                                to.stream()
                                        .filter(unit -> unit.tier() != target.tier()
                                                && target.area().within(unit.area())
                                                && chain.mayPassOn(issuer, unit, target)))
                        .findFirst()
                        .ifPresent(unit -> below.stream()
                                .filter(child -> child.unit().equals(unit.id()))
                                .forEach(child -> book.target(of, target, child.id(), writes)));
            }
            sql.write(writes);
            settlement.settle(of);
            record(actor, of, "INSTRUCTION_FORWARDED");
        });
    }

    /** The next units on the way to those that it is meant for. */
    private List<Unit> towards(Unit by, List<Unit> owed) {
        return owed.stream()
                .map(target -> chain.between(by, target).stream().findFirst().orElse(target))
                .distinct()
                .toList();
    }

    private static OffsetDateTime earlier(OffsetDateTime one, OffsetDateTime other) {
        return one.isBefore(other) ? one : other;
    }

    /**
     * Says what becomes of it at a unit, or decides about that from above.
     *
     * @param move anything but {@link HopMove#FORWARD}, and what happens by itself
     * @param percent with {@link HopMove#PROGRESS}: how far it is, 0 to 100; null to leave it
     * @throws InstructionRefused and why
     */
    public void move(
            Actor actor,
            int tenantId,
            String number,
            UUID at,
            HopMove move,
            @Nullable String words,
            @Nullable Integer percent) {
        actor.scope().run(() -> {
            clock.now();
            Instruction of = locked(actor, tenantId, number);
            InstructionTree tree = book.tree(of);
            Hop hop = hop(tree, at);
            if (move == HopMove.FORWARD || move.action().isEmpty()) {
                throw new InstructionRefused(Reason.NOT_YOURS);
            }
            boolean fromAbove = move.action().get() == Action.CONFIRM_INSTRUCTION;
            Unit by = fromAbove ? above(actor, of, tree, hop, move) : worker(actor, of, hop, move);
            Reason obstacle = tree.obstacle(hop, move);
            if (obstacle != null) {
                throw new InstructionRefused(obstacle);
            }
            if (percent != null && (percent < 0 || percent > 100 || move != HopMove.PROGRESS)) {
                throw new InstructionRefused(Reason.PERCENT_NOT_POSSIBLE);
            }
            String said = remark(words, move.words() == HopMove.Words.NEEDED);
            if (move == HopMove.WITHDRAW) {
                tree.branch(hop).stream()
                        .filter(each -> !each.state().settled())
                        .forEach(each -> withdraw(of, tree, each, actor, by, said));
            } else {
                make(of, tree, hop, move, actor, by, said, percent);
            }
            settlement.settle(of);
            record(actor, of, "INSTRUCTION_" + move.name());
        });
    }

    private void make(
            Instruction of,
            InstructionTree tree,
            Hop hop,
            HopMove move,
            Actor actor,
            Unit by,
            @Nullable String said,
            @Nullable Integer percent) {
        HopState next = tree.after(hop, move);
        Unit unit = units.unit(hop.unit()).orElseThrow();
        cases.lock(of.tenantId(), hop.id());
        Writes writes = new Writes();
        book.stand(of, hop, next, writes);
        book.append(of, new Step(type(move), hop.id(), actor.personId(), by.id(), null, said, percent), writes);
        if (hop.state() == HopState.SENT) {
            book.acknowledged(of, hop, actor.personId(), writes);
        }
        if (percent != null) {
            book.progress(of, hop, percent, writes);
        }
        if (move == HopMove.REPORT_DONE) {
            book.doneBy(of, hop, actor.personId(), writes);
        }
        sql.write(writes);
        if (hop.state() == HopState.SENT) {
            cases.accept(of.tenantId(), hop.id(), actor.personId(), unit.id());
        }
        switch (move) {
            case REPORT_DONE, OBJECT -> {
                AlertKind kind = move == HopMove.OBJECT ? AlertKind.RETURNED : AlertKind.CHECK;
                settlement
                        .looking(of, tree, hop)
                        .ifPresent(looking -> cases.tell(of.tenantId(), hop.id(), looking, kind));
            }
            case SEND_BACK -> cases.tell(of.tenantId(), hop.id(), unit, AlertKind.RETURNED);
            case CONFIRM -> {
                cases.close(of.tenantId(), hop.id());
                settlement.tellAbove(of, tree.with(hop, next), hop);
            }
            default -> {
                // those above see it on the tree
            }
        }
    }

    private void withdraw(Instruction of, InstructionTree tree, Hop hop, Actor actor, Unit by, @Nullable String said) {
        cases.lock(of.tenantId(), hop.id());
        Writes writes = new Writes();
        book.stand(of, hop, tree.after(hop, HopMove.WITHDRAW), writes);
        book.append(of, new Step(StepType.WITHDRAWN, hop.id(), actor.personId(), by.id(), null, said, null), writes);
        sql.write(writes);
        cases.close(of.tenantId(), hop.id());
        units.unit(hop.unit()).ifPresent(unit -> cases.tell(of.tenantId(), hop.id(), unit, AlertKind.INSTRUCTION));
    }

    /**
     * Takes the whole instruction back.
     *
     * @param words why
     * @throws InstructionRefused and why
     */
    public void withdraw(Actor actor, int tenantId, String number, @Nullable String words) {
        actor.scope().run(() -> {
            clock.now();
            Instruction of = locked(actor, tenantId, number);
            Unit by = door.overIssuer(actor, of).orElseThrow(() -> new InstructionRefused(Reason.NOT_YOURS));
            if (of.withdrawnAt() != null || of.fulfilledAt() != null) {
                throw new InstructionRefused(Reason.TOO_LATE);
            }
            String said = remark(words, true);
            InstructionTree tree = book.tree(of);
            tree.hops().stream()
                    .filter(hop -> !hop.state().settled())
                    .forEach(hop -> withdraw(of, tree, hop, actor, by, said));
            Writes writes = new Writes();
            book.withdrawn(of, writes);
            book.append(of, new Step(StepType.WITHDRAWN, null, actor.personId(), by.id(), null, said, null), writes);
            sql.write(writes);
            record(actor, of, "INSTRUCTION_WITHDRAWN");
        });
    }

    // ------------------------------------------------------------ who may

    private Instruction locked(Actor actor, int tenantId, String number) {
        Instruction seen = door.readable(actor, tenantId, number);
        book.lock(tenantId, seen.id());
        return book.find(tenantId, seen.id()).orElseThrow(() -> new InstructionRefused(Reason.UNKNOWN));
    }

    private static Hop hop(InstructionTree tree, UUID at) {
        if (!tree.holds(at)) {
            throw new InstructionRefused(Reason.UNKNOWN);
        }
        return tree.hop(at);
    }

    private Unit worker(Actor actor, Instruction of, Hop hop, HopMove move) {
        Unit unit = door.worker(actor, hop, move).orElseThrow(() -> new InstructionRefused(Reason.NOT_YOURS));
        begins(of, hop, move);
        return unit;
    }

    private Unit above(Actor actor, Instruction of, InstructionTree tree, Hop hop, HopMove move) {
        Optional<Unit> unit = door.above(actor, of, tree, hop);
        if (unit.isEmpty()) {
            throw new InstructionRefused(Reason.NOT_YOURS);
        }
        begins(of, hop, move);
        if (move == HopMove.CONFIRM && actor.personId().equals(hop.doneBy())) {
            throw new InstructionRefused(Reason.NOT_INDEPENDENT);
        }
        return unit.get();
    }

    private static void begins(Instruction of, Hop hop, HopMove move) {
        if (of.withdrawnAt() != null || !move.from().contains(hop.state())) {
            throw new InstructionRefused(Reason.TOO_LATE);
        }
    }

    // ------------------------------------------------------------ what is said

    private static String said(String text, int longest, Reason missing, Reason tooLong) {
        String said = text.strip();
        if (said.isEmpty()) {
            throw new InstructionRefused(missing);
        }
        if (said.length() > longest) {
            throw new InstructionRefused(tooLong);
        }
        return said;
    }

    private static @Nullable String remark(@Nullable String words, boolean needed) {
        String said = words == null || words.isBlank() ? null : words.strip();
        if (said == null && needed) {
            throw new InstructionRefused(Reason.WORDS_MISSING);
        }
        if (said != null && said.length() > LONGEST_REMARK) {
            throw new InstructionRefused(Reason.WORDS_TOO_LONG);
        }
        return said;
    }

    private static StepType type(HopMove move) {
        return switch (move) {
            case ACKNOWLEDGE -> StepType.ACKNOWLEDGED;
            case FORWARD -> StepType.SENT;
            case PROGRESS -> StepType.PROGRESS;
            case REPORT_DONE -> StepType.REPORTED_DONE;
            case OBJECT -> StepType.OBJECTED;
            case CONFIRM -> StepType.CONFIRMED;
            case SEND_BACK -> StepType.SENT_BACK;
            case WITHDRAW -> StepType.WITHDRAWN;
            case CLOSE -> StepType.CLOSED;
            case REOPEN -> StepType.REOPENED;
        };
    }

    /** In the audit of who is instructed, and of who instructs. */
    private void record(Actor actor, Instruction of, String action) {
        String object = "instruction:" + of.number();
        units.unit(of.unit())
                .map(Unit::tenantId)
                .filter(other -> other != of.tenantId())
                .ifPresent(other ->
                        Scope.tenant(other).run(() -> audit.record(other, actor.personId(), action, object, null)));
        // Last, in the scope of the whole: what JPA has not written yet is written in the one that was told last.
        audit.record(of.tenantId(), actor.personId(), action, object, null);
    }
}
