package id.kentongan.web.administration.view;

import id.kentongan.core.deadline.entity.LadderLine;
import id.kentongan.core.deadline.entity.Phase;
import id.kentongan.core.deadline.entity.Priority;
import id.kentongan.core.deadline.entity.Step;
import id.kentongan.core.deadline.entity.StepAction;
import id.kentongan.core.deadline.entity.Term;
import id.kentongan.core.organisation.entity.Tier;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the form of a new step sends. */
final class TermForm {

    private static final int WHOLE = 100;

    private TermForm() {}

    /**
     * The step, with the next number of its phase.
     *
     * @param beside those that are there
     * @return empty if something is missing or is no number
     */
    static Optional<LadderLine> of(Map<String, String> sent, List<LadderLine> beside) {
        Optional<Phase> phase = choice(Phase.values(), sent.get("term-phase"));
        Optional<Tier> tier = choice(Tier.values(), sent.get("term-tier"));
        Optional<StepAction> action = choice(StepAction.values(), sent.get("term-action"));
        @Nullable
        Priority priority = choice(Priority.values(), sent.get("term-priority")).orElse(null);
        @Nullable String topic = text(sent.get("term-topic"));
        @Nullable String source = text(sent.get("term-source"));
        int amount = RuleForm.number(sent.get("term-amount"));
        Optional<Term.Measure> measure = choice(Term.Measure.values(), sent.get("term-measure"));
        int share = sent.getOrDefault("term-share", "").isBlank() ? WHOLE : RuleForm.number(sent.get("term-share"));
        int again = RuleForm.number(sent.get("term-again"));
        boolean own = amount > 0 && measure.isPresent();
        if (phase.isEmpty()
                || tier.isEmpty()
                || action.isEmpty()
                || source == null
                || !own && phase.get() != Phase.FINISH
                || share < 1
                || share > Step.LARGEST_SHARE) {
            return Optional.empty();
        }
        int number = 1
                + beside.stream()
                        .filter(line -> line.step().phase() == phase.get()
                                && line.priority() == priority
                                && Objects.equals(line.topic(), topic))
                        .mapToInt(line -> line.step().number())
                        .max()
                        .orElse(0);
        if (number > Step.MOST) {
            return Optional.empty();
        }
        return Optional.of(new LadderLine(
                topic,
                priority,
                new Step(
                        phase.get(),
                        number,
                        tier.get(),
                        text(sent.get("term-agency")),
                        action.get(),
                        own ? new Term(amount, measure.get()) : null,
                        share,
                        again > 0 ? Integer.valueOf(again) : null,
                        source)));
    }

    private static @Nullable String text(@Nullable String sent) {
        return sent == null || sent.isBlank() ? null : sent.strip();
    }

    private static <T extends Enum<T>> Optional<T> choice(T[] all, @Nullable String name) {
        return Stream.of(all).filter(each -> each.name().equals(name)).findFirst();
    }
}
