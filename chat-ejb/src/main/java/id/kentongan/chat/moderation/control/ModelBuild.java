package id.kentongan.chat.moderation.control;

import id.kentongan.chat.moderation.entity.LabelledText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Trains the shipped model while the project is built: no binary lies among the sources. */
public final class ModelBuild {

    private ModelBuild() {}

    /** @param arguments where the model goes, then the files of the labelled set, in their order */
    public static void main(String[] arguments) throws IOException {
        List<LabelledText> texts = new ArrayList<>();
        for (int i = 1; i < arguments.length; i++) {
            try (BufferedReader file = Files.newBufferedReader(Path.of(arguments[i]))) {
                texts.addAll(LabelledSet.split(LabelledSet.read(file), LabelledSet.TRAIN));
            }
        }
        TextModel model = Trainer.train(texts, LabelledSet.LABELS);
        Path target = Path.of(arguments[0]);
        try (OutputStream out = Files.newOutputStream(target)) {
            ModelFile.write(model, out);
        }
    }
}
