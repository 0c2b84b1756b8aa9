package id.kentongan.launcher.moderation;

import id.kentongan.chat.moderation.control.RuleSet;
import id.kentongan.chat.moderation.control.TextModel;
import id.kentongan.chat.moderation.control.TextModerator;
import id.kentongan.chat.moderation.entity.Circumstances;
import id.kentongan.chat.moderation.entity.Contribution;
import id.kentongan.chat.moderation.entity.Explanation;
import id.kentongan.chat.moderation.entity.Hit;
import id.kentongan.chat.moderation.entity.NormalisedText;
import id.kentongan.chat.moderation.entity.Thresholds;
import id.kentongan.chat.moderation.entity.Verdict;
import id.kentongan.launcher.boot.Console;
import id.kentongan.launcher.boot.Messages;
import id.kentongan.launcher.boot.Verb;
import id.kentongan.launcher.command.Command;
import id.kentongan.launcher.command.Invocation;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** {@code moderation explain "text"}: what would happen to a text, and why. */
public final class ExplainCommand implements Command {

    private static final int TOP = 8;

    @Override
    public Verb verb() {
        return Verb.MODERATION_EXPLAIN;
    }

    @Override
    public Set<String> flags() {
        return Set.of(Parts.MODEL, Parts.RULES);
    }

    @Override
    public int run(Invocation invocation) throws Exception {
        Messages messages = Parts.messages(invocation);
        if (invocation.arguments().isEmpty()) {
            throw messages.refusal("which-text", verb().words());
        }
        String text = String.join(" ", invocation.arguments());
        TextModel model = Parts.model(invocation, messages);
        RuleSet rules = Parts.rules(invocation, messages);
        TextModerator moderator = new TextModerator(rules, model);
        Verdict verdict = moderator.judge(text, Circumstances.PLAIN, Thresholds.DEFAULT, Instant.now());
        Console console = invocation.console();
        console.print(
                messages.text("decision", verdict.decision(), verdict.reasons(), verdict.model(), verdict.rules()));
        for (Hit hit : verdict.hits()) {
            console.print(messages.text(
                    "hit",
                    hit.rule(),
                    hit.version(),
                    hit.kind().name().toLowerCase(Locale.ROOT),
                    hit.label(),
                    hit.severity().name().toLowerCase(Locale.ROOT),
                    text.substring(hit.start(), hit.end())));
        }
        NormalisedText plain = moderator.normalise(text);
        for (String label : model.labels()) {
            explain(model.explain(plain, label), text, console);
        }
        return 0;
    }

    private static void explain(Explanation explanation, String text, Console console) {
        console.print("%-10s %s".formatted(explanation.label(), number(explanation.probability())));
        List<Contribution> strongest =
                explanation.contributions().stream().limit(TOP).toList();
        for (Contribution contribution : strongest) {
            console.print("    %+.3f  %-4s %-24s %s"
                    .formatted(
                            contribution.value(),
                            contribution.ngram().charAt(0) == 'w' ? "w" : "c",
                            "\"" + contribution.ngram().substring(1) + "\"",
                            text.substring(contribution.start(), contribution.end())));
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
