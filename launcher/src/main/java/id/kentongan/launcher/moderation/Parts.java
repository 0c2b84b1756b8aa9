package id.kentongan.launcher.moderation;

import id.kentongan.chat.moderation.control.ModelFile;
import id.kentongan.chat.moderation.control.RuleFile;
import id.kentongan.chat.moderation.control.RuleSet;
import id.kentongan.chat.moderation.control.Shipped;
import id.kentongan.chat.moderation.control.TextModel;
import id.kentongan.chat.moderation.entity.RuleRefused;
import id.kentongan.launcher.boot.Messages;
import id.kentongan.launcher.command.Invocation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the commands of moderation have in common: which model, which rules, how a file is read. */
final class Parts {

    static final String MODEL = "--model";
    static final String RULES = "--rules";
    static final String DATA = "--data";
    static final String TEXT_COLUMN = "--text-col";
    static final String LABEL_COLUMN = "--label-col";
    static final String LABELS = "--labels";
    static final String CLEAN_VALUE = "--clean-value";
    static final String ID_COLUMN = "--id-col";

    private Parts() {}

    static Messages messages(Invocation invocation) {
        return Messages.beside(Parts.class, invocation.settings().messages().locale());
    }

    /** The file that {@code --model} names, or the model of the jar. */
    static TextModel model(Invocation invocation, Messages messages) throws IOException {
        Path file = invocation.flag(MODEL).map(Path::of).orElse(null);
        if (file == null) {
            return Shipped.model();
        }
        existing(file, messages);
        try (InputStream in = Files.newInputStream(file)) {
            return ModelFile.read(in);
        } catch (ModelFile.Broken e) {
            throw messages.refusal(e, "bad-model", file, String.valueOf(e.getMessage()));
        }
    }

    /** The file that {@code --rules} names, or the rules of the jar. */
    static RuleSet rules(Invocation invocation, Messages messages) throws IOException {
        Path file = invocation.flag(RULES).map(Path::of).orElse(null);
        if (file == null) {
            return RuleSet.compile(Shipped.rules());
        }
        existing(file, messages);
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return RuleSet.compile(RuleFile.read(in));
        } catch (RuleRefused | IOException e) {
            throw messages.refusal(e, "bad-rules", file, String.valueOf(e.getMessage()));
        }
    }

    /** @param partColumn the column with split or fold, if it is not called so */
    static Questions.Columns columns(Invocation invocation, @Nullable String partColumn) {
        return new Questions.Columns(
                invocation.flag(TEXT_COLUMN).orElse(null),
                list(invocation, LABEL_COLUMN),
                list(invocation, LABELS),
                invocation.flag(CLEAN_VALUE).orElse(null),
                partColumn,
                invocation.flag(ID_COLUMN).orElse(null));
    }

    /** Reads a labelled file, and says what was odd about it. */
    static Questions questions(Invocation invocation, Path file, Questions.Columns columns, Messages messages)
            throws IOException {
        Questions questions = Questions.of(TextTable.read(file, messages), columns, messages);
        if (questions.latin1()) {
            invocation.console().say(messages.text("latin-1", file));
        }
        if (!questions.bad().isEmpty()) {
            String numbers = String.join(
                    " ", questions.bad().stream().limit(20).map(String::valueOf).toList());
            invocation.console().say(messages.text("bad-rows", questions.bad().size(), file, numbers));
        }
        return questions;
    }

    static List<String> list(Invocation invocation, String flag) {
        return invocation.flag(flag).stream()
                .flatMap(value -> Arrays.stream(value.split("[,\n]")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }

    static void existing(Path file, Messages messages) {
        if (!Files.isRegularFile(file)) {
            throw messages.refusal("no-file", file);
        }
    }
}
