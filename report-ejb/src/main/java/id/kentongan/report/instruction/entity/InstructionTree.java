package id.kentongan.report.instruction.entity;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All units that an instruction has reached, and by which way. It knows what can be done at each of them and what follows
 * for those above; who may do it is decided elsewhere. A tree is a picture: what changes it makes another one.
 */
public final class InstructionTree {

    /** A hop and where it comes to stand by itself. */
    public record Consequence(Hop hop, HopMove move, HopState next) {}

    private final Map<UUID, Hop> hops;
    private final Map<UUID, Reported> reports;

    /**
     * @param reports what lies with each hop's unit; none for a hop that is not named
     */
    public InstructionTree(Collection<Hop> hops, Map<UUID, Reported> reports) {
        this.hops = new LinkedHashMap<>();
        hops.forEach(hop -> this.hops.put(hop.id(), hop));
        this.reports = Map.copyOf(reports);
    }

    public Hop hop(UUID id) {
        Hop found = hops.get(id);
        if (found == null) {
            throw new IllegalArgumentException("no such hop: " + id);
        }
        return found;
    }

    public boolean holds(UUID id) {
        return hops.containsKey(id);
    }

    public List<Hop> hops() {
        return List.copyOf(hops.values());
    }

    public Reported reported(Hop hop) {
        return reports.getOrDefault(hop.id(), Reported.NONE);
    }

    /** Those that it was passed on to from there, in the order in which that was done; null for those that it began with. */
    public List<Hop> below(@Nullable UUID parent) {
        return hops.values().stream()
                .filter(hop -> parent == null ? hop.parent() == null : parent.equals(hop.parent()))
                .toList();
    }

    /** From the one above to the one that it began with. */
    public List<Hop> above(Hop hop) {
        List<Hop> above = new ArrayList<>();
        for (UUID next = hop.parent(); next != null; next = hop(next).parent()) {
            above.add(hop(next));
        }
        return above;
    }

    /** A hop and all that came of it, itself first. */
    public List<Hop> branch(Hop top) {
        List<Hop> branch = new ArrayList<>();
        Deque<Hop> next = new ArrayDeque<>(List.of(top));
        while (!next.isEmpty()) {
            Hop hop = next.pop();
            branch.add(hop);
            next.addAll(below(hop.id()));
        }
        return branch;
    }

    /** How many units lie between this one and who instructs. */
    public int depth(Hop hop) {
        return above(hop).size();
    }

    /** Whether units below have it, apart from those it was taken back from. */
    public boolean passedOn(Hop hop) {
        return below(hop.id()).stream().anyMatch(child -> child.state() != HopState.WITHDRAWN);
    }

    /** What can be done there now, by hand. */
    public Set<HopMove> moves(Hop hop) {
        EnumSet<HopMove> moves = EnumSet.noneOf(HopMove.class);
        Stream.of(HopMove.values())
                .filter(move -> move.action().isPresent())
                .filter(move -> move.from().contains(hop.state()))
                .filter(move -> obstacle(hop, move) == null)
                .forEach(moves::add);
        return moves;
    }

    /**
     * Why a move cannot be made although it begins there.
     *
     * @return null if nothing is in its way
     */
    public InstructionRefused.@Nullable Reason obstacle(Hop hop, HopMove move) {
        if (move == HopMove.REPORT_DONE || move == HopMove.CONFIRM) {
            if (hop.owed() > 0) {
                return InstructionRefused.Reason.NOT_PASSED_ON;
            }
            if (below(hop.id()).stream().anyMatch(child -> !child.state().settled())) {
                return InstructionRefused.Reason.UNITS_BELOW_OPEN;
            }
            if (reported(hop).decides() && !reported(hop).allVerified()) {
                return InstructionRefused.Reason.REPORTS_OPEN;
            }
        }
        return null;
    }

    /**
     * Where a hop stands after a move.
     *
     * @throws IllegalHopMove if the move does not begin there
     */
    public HopState after(Hop hop, HopMove move) {
        return move.apply(hop.state(), passedOn(hop));
    }

    /** The same tree with that hop somewhere else. */
    public InstructionTree with(Hop hop, HopState next) {
        Map<UUID, Hop> changed = new LinkedHashMap<>(hops);
        changed.put(hop.id(), hop.in(next));
        return new InstructionTree(changed.values(), reports);
    }

    /**
     * What follows by itself from how things stand, the lowest first: what is about reports is fulfilled when all of them are
     * closed and verified and the units below have done theirs; it is open again when that is no longer so, and with it
     * whatever stands above.
     */
    public List<Consequence> consequences() {
        List<Consequence> all = new ArrayList<>();
        InstructionTree now = this;
        for (int round = 0; round <= hops.size(); round++) {
            Consequence next = now.next();
            if (next == null) {
                return all;
            }
            all.add(next);
            now = now.with(next.hop(), next.next());
        }
        throw new IllegalStateException("a tree that never settles");
    }

    private @Nullable Consequence next() {
        // The deepest first: what stands above follows from it.
        List<Hop> upward = hops.values().stream()
                .sorted((a, b) -> Integer.compare(depth(b), depth(a)))
                .toList();
        for (Hop hop : upward) {
            List<Hop> live = below(hop.id()).stream()
                    .filter(child -> child.state() != HopState.WITHDRAWN)
                    .toList();
            boolean below = live.stream().allMatch(child -> child.state() == HopState.FULFILLED);
            Reported facts = reported(hop);
            boolean done = below && (!facts.decides() || facts.allVerified());
            HopMove move = done ? HopMove.CLOSE : HopMove.REOPEN;
            // Without reports nothing is fulfilled by itself: somebody above has to look.
            boolean follows = done ? facts.decides() && hop.owed() == 0 : hop.state() != HopState.WITHDRAWN;
            if (follows && move.from().contains(hop.state())) {
                return new Consequence(hop, move, after(hop, move));
            }
        }
        return null;
    }

    /** Whether nothing is left to do: each unit that it was sent to first has fulfilled it, or it was taken back there. */
    public boolean fulfilled() {
        List<Hop> first = below(null);
        return first.stream().allMatch(hop -> hop.state().settled())
                && first.stream().anyMatch(hop -> hop.state() == HopState.FULFILLED);
    }
}
