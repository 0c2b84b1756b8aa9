package id.kentongan.chat.moderation.control;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Trains the shipped model while the project is built: no binary lies among the sources. */
public final class ModelBuild {

    private ModelBuild() {}

    /** @param arguments where the model goes */
    public static void main(String[] arguments) throws IOException {
        TextModel model =
                Trainer.train(LabelledSet.split(Shipped.labelledSet(), LabelledSet.TRAIN), LabelledSet.LABELS);
        try (OutputStream out = Files.newOutputStream(Path.of(arguments[0]))) {
            ModelFile.write(model, out);
        }
    }
}
