package id.kentongan.launcher.moderation;

import id.kentongan.chat.moderation.control.TextModerator;
import id.kentongan.chat.moderation.entity.Token;
import id.kentongan.launcher.boot.Messages;
import id.kentongan.launcher.boot.Verb;
import id.kentongan.launcher.command.Command;
import id.kentongan.launcher.command.Invocation;
import java.util.Locale;
import java.util.Set;

/** {@code moderation normalise "text"}: the text as rules and model see it, each piece with where it stood. */
public final class NormaliseCommand implements Command {

    @Override
    public Verb verb() {
        return Verb.MODERATION_NORMALISE;
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
        TextModerator moderator =
                new TextModerator(Parts.rules(invocation, messages), Parts.model(invocation, messages));
        for (Token token : moderator.normalise(text).tokens()) {
            invocation
                    .console()
                    .print("%4d-%-4d %-8s %-24s %s"
                            .formatted(
                                    token.start(),
                                    token.end(),
                                    token.kind().name().toLowerCase(Locale.ROOT),
                                    token.text(),
                                    text.substring(token.start(), token.end())));
        }
        return 0;
    }
}
