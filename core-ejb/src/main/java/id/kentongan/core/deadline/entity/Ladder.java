package id.kentongan.core.deadline.entity;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The steps by which a government's cases climb.
 *
 * @param preset the shipped one that it began with
 * @param version of the government's own; 0: the preset as it is shipped
 * @param lines in the order in which they are shown
 */
public record Ladder(String preset, int version, List<LadderLine> lines) {

    public Ladder {
        lines = List.copyOf(lines);
    }

    /**
     * The steps of a phase: those of the topic and the priority, else of the topic, else of the priority, else of all. A more
     * special set takes the place of a more general one as a whole.
     *
     * @return by number; empty if the phase has none
     */
    public List<Step> steps(String topic, Priority priority, Phase phase) {
        List<LadderLine> fitting = lines.stream()
                .filter(line -> line.step().phase() == phase && line.fits(topic, priority))
                .toList();
        int best = fitting.stream().mapToInt(LadderLine::weight).max().orElse(0);
        return fitting.stream()
                .filter(line -> line.weight() == best)
                .map(LadderLine::step)
                .sorted(Comparator.comparingInt(Step::number))
                .toList();
    }

    /** Within what a phase should be over: the term of its first step that has one of its own; empty if none has. */
    public Optional<Term> term(String topic, Priority priority, Phase phase) {
        return steps(topic, priority, phase).stream()
                .flatMap(step -> Optional.ofNullable(step.term()).stream())
                .findFirst();
    }
}
