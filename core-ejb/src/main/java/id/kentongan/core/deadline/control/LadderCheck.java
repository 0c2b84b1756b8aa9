package id.kentongan.core.deadline.control;

import id.kentongan.core.deadline.entity.InvalidLadder;
import id.kentongan.core.deadline.entity.LadderFlaw;
import id.kentongan.core.deadline.entity.LadderFlaw.Kind;
import id.kentongan.core.deadline.entity.LadderLine;
import id.kentongan.core.deadline.entity.Phase;
import id.kentongan.core.deadline.entity.Priority;
import id.kentongan.core.deadline.entity.Step;
import id.kentongan.core.deadline.entity.StepAction;
import id.kentongan.core.deadline.entity.Term;
import id.kentongan.core.organisation.entity.Tier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a ladder must have so that nothing that nobody answers stays where it is. */
public final class LadderCheck {

    /** The most steps that a ladder can have. */
    public static final int MOST_LINES = 400;

    /** The longest source that can be shown. */
    public static final int LONGEST_SOURCE = 200;

    /** The largest amount of a term or an interval. */
    public static final int LARGEST_AMOUNT = 100_000;

    /** UU 25/2009 gives reporters 30 days to complete what is missing. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(30);

    private static final Pattern TOPIC = Pattern.compile("[a-z0-9-]{2,60}");

    private LadderCheck() {}

    /**
     * @param agency whether the government has the agency of that key
     * @throws InvalidLadder with everything that is wrong
     */
    public static void check(List<LadderLine> lines, Predicate<String> agency) {
        List<LadderFlaw> flaws = new ArrayList<>();
        if (lines.size() > MOST_LINES) {
            flaws.add(new LadderFlaw(0, Kind.TOO_MANY));
        }
        for (int i = 0; i < lines.size(); i++) {
            check(i + 1, lines.get(i), agency, flaws);
        }
        lines.stream()
                .filter(line -> line.step().phase() == Phase.ACCEPT)
                .collect(Collectors.groupingBy(line -> new Group(line.topic(), line.priority())))
                .values()
                .stream()
                .filter(set -> set.stream().noneMatch(line -> line.step().action() == StepAction.ESCALATION))
                .forEach(set -> flaws.add(new LadderFlaw(1 + lines.indexOf(set.get(0)), Kind.NOBODY_TOLD)));
        if (lines.stream().noneMatch(line -> general(line, Phase.ACCEPT))) {
            flaws.add(new LadderFlaw(0, Kind.NOBODY_TOLD));
        }
        if (lines.stream()
                .noneMatch(line -> general(line, Phase.WAIT) && line.step().action() == StepAction.RESUMPTION)) {
            flaws.add(new LadderFlaw(0, Kind.ENDLESS_WAIT));
        }
        if (!flaws.isEmpty()) {
            throw new InvalidLadder(flaws);
        }
    }

    private record Group(@Nullable String topic, @Nullable Priority priority) {}

    private static boolean general(LadderLine line, Phase phase) {
        return line.step().phase() == phase && line.topic() == null && line.priority() == null;
    }

    private static void check(int number, LadderLine line, Predicate<String> agency, List<LadderFlaw> flaws) {
        Step step = line.step();
        Term term = step.term();
        Integer again = step.again();
        if (term == null ? step.phase() != Phase.FINISH || again != null : term.amount() > LARGEST_AMOUNT) {
            flaws.add(new LadderFlaw(number, Kind.AMOUNT));
        }
        if (again != null && (again < 1 || again > LARGEST_AMOUNT)) {
            flaws.add(new LadderFlaw(number, Kind.AMOUNT));
        }
        if (step.source().isBlank() || step.source().length() > LONGEST_SOURCE) {
            flaws.add(new LadderFlaw(number, Kind.SOURCE));
        }
        String topic = line.topic();
        if (topic != null && !TOPIC.matcher(topic).matches()) {
            flaws.add(new LadderFlaw(number, Kind.TOPIC));
        }
        String key = step.agency();
        if ((key != null) != (step.tier() == Tier.AGENCY) || key != null && !agency.test(key)) {
            flaws.add(new LadderFlaw(number, Kind.AGENCY));
        }
        if (!possible(step)) {
            flaws.add(new LadderFlaw(number, Kind.ACTION));
        }
        if (step.action() == StepAction.RESUMPTION && term != null && tooLong(term, step.share())) {
            flaws.add(new LadderFlaw(number, Kind.ENDLESS_WAIT));
        }
    }

    private static boolean possible(Step step) {
        return switch (step.phase()) {
            case VERIFY -> step.action() == StepAction.REMINDER;
            case WAIT -> step.action() == StepAction.REMINDER || step.action() == StepAction.RESUMPTION;
            case ACCEPT, ACT, FINISH -> step.action() != StepAction.RESUMPTION;
        };
    }

    private static boolean tooLong(Term term, int share) {
        if (term.measure().working()) {
            return true;
        }
        Duration whole = switch (term.measure()) {
            case SECONDS -> Duration.ofSeconds(term.amount());
            case HOURS -> Duration.ofHours(term.amount());
            default -> Duration.ofDays(term.amount());
        };
        return whole.multipliedBy(share).dividedBy(100).compareTo(LONGEST_WAIT) > 0;
    }
}
