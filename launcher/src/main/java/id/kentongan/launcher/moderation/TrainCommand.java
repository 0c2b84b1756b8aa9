package id.kentongan.launcher.moderation;

import id.kentongan.chat.moderation.control.ModelFile;
import id.kentongan.chat.moderation.control.TextModel;
import id.kentongan.chat.moderation.control.Trainer;
import id.kentongan.launcher.boot.Messages;
import id.kentongan.launcher.boot.Verb;
import id.kentongan.launcher.command.Command;
import id.kentongan.launcher.command.Invocation;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** {@code moderation train --data FILE --out FILE}: trains a model on a labelled set and writes it into a file. */
public final class TrainCommand implements Command {

    private static final String OUT = "--out";

    @Override
    public Verb verb() {
        return Verb.MODERATION_TRAIN;
    }

    @Override
    public Set<String> flags() {
        return Set.of(
                Parts.DATA,
                Parts.TEXT_COLUMN,
                Parts.LABEL_COLUMN,
                Parts.LABELS,
                Parts.CLEAN_VALUE,
                Parts.ID_COLUMN,
                OUT);
    }

    @Override
    public int run(Invocation invocation) throws Exception {
        Messages messages = Parts.messages(invocation);
        Path data = invocation.flag(Parts.DATA).map(Path::of).orElseThrow(() -> messages.refusal("train-what"));
        Path out = invocation.flag(OUT).map(Path::of).orElseThrow(() -> messages.refusal("train-what"));
        Questions questions = Parts.questions(invocation, data, Parts.columns(invocation, null), messages);
        TextModel model = Trainer.train(EvaluateCommand.texts(questions.all()), questions.labels());
        try (OutputStream file = Files.newOutputStream(out)) {
            ModelFile.write(model, file);
        }
        invocation
                .console()
                .print(messages.text(
                        "trained",
                        model.version(),
                        questions.all().size(),
                        String.join(", ", model.labels()),
                        out,
                        Files.size(out)));
        return 0;
    }
}
