package id.kentongan.core.deadline.entity;

import id.kentongan.core.time.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When the steps of a phase come. The same steps, beginning and pauses always give the same moments, so nothing but the next
 * one has to be stored.
 *
 * @param moments in the order of time
 */
public record Timeline(List<Moment> moments) {

    /** How often the last step is repeated at the most. */
    public static final int MOST_REPETITIONS = 20;

    private static final Comparator<Moment> IN_TIME =
            Comparator.comparing(Moment::dueAt).thenComparingInt(Moment::number);

    public Timeline {
        moments = List.copyOf(moments);
    }

    /**
     * @param own within what the case's category is to be finished; steps that count by it are left out without it
     * @param from when the phase began
     * @param pauses in the order of time, none within another
     */
    public static Timeline of(
            List<Step> steps, @Nullable Term own, Instant from, List<Pause> pauses, WorkingCalendar calendar) {
        List<Moment> moments = new ArrayList<>();
        for (Step step : steps) {
            Term term = step.term() == null ? own : step.term();
            if (term == null) {
                continue;
            }
            Instant due = end(term, step.share(), from, pauses, calendar);
            moments.add(new Moment(step.number(), step, due));
            Integer again = step.again();
            if (again != null) {
                Term interval = new Term(again, term.measure());
                for (int i = 1; i <= MOST_REPETITIONS; i++) {
                    due = later(interval, interval.endFrom(due, calendar), after(due, pauses), calendar);
                    moments.add(new Moment(step.number() + i * (Step.MOST + 1), step, due));
                }
            }
        }
        moments.sort(IN_TIME);
        return new Timeline(moments);
    }

    /**
     * When a share of a term is over.
     *
     * @param percent at least 1
     * @param pauses in the order of time, none within another, none over when the term begins
     */
    public static Instant end(Term term, int percent, Instant from, List<Pause> pauses, WorkingCalendar calendar) {
        return later(term, term.shareFrom(from, percent, calendar), pauses, calendar);
    }

    /**
     * The same for a wait after others: all of them together may last as long as one.
     *
     * @param waited how long the others have lasted
     */
    public Timeline resumingEarlier(Duration waited) {
        return new Timeline(moments.stream()
                .map(moment -> moment.step().action() == StepAction.RESUMPTION
                        ? moment.at(moment.dueAt().minus(waited))
                        : moment)
                .sorted(IN_TIME)
                .toList());
    }

    /**
     * The moment that comes next. One that only warns of the end of a term is left out when a later one is due already: it
     * would warn of what has happened.
     *
     * @param taken the numbers of the steps that were taken
     */
    public Optional<Moment> next(Set<Integer> taken, Instant now) {
        List<Moment> left = moments.stream()
                .filter(moment -> !taken.contains(moment.number()))
                .toList();
        for (int i = 0; i < left.size(); i++) {
            Moment moment = left.get(i);
            boolean overtaken = moment.step().action() == StepAction.EARLY_WARNING
                    && left.stream()
                            .skip(i + 1L)
                            .anyMatch(later -> later.step().action() != StepAction.EARLY_WARNING
                                    && !later.dueAt().isAfter(now));
            if (!overtaken) {
                return Optional.of(moment);
            }
        }
        return Optional.empty();
    }

    private static List<Pause> after(Instant moment, List<Pause> pauses) {
        return pauses.stream().filter(pause -> pause.until().isAfter(moment)).toList();
    }

    private static Instant later(Term term, Instant end, List<Pause> pauses, WorkingCalendar calendar) {
        Instant due = end;
        for (Pause pause : pauses) {
            due = term.endAfterPause(due, pause.from(), pause.until(), calendar);
        }
        return due;
    }
}
