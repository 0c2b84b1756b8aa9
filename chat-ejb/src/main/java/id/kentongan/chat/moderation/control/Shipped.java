package id.kentongan.chat.moderation.control;

import id.kentongan.chat.moderation.entity.ModerationRule;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What lies in the jar: rules of our own making, the labelled set, and the model that was trained from it. */
public final class Shipped {

    private static final String FOLDER = "/id/kentongan/chat/moderation/";

    /** Names the files of the labelled set; the build writes it, since a class path cannot be asked for a folder's. */
    private static final String LABELLED = "labelled/files.txt";

    private Shipped() {}

    public static List<ModerationRule> rules() {
        try (BufferedReader file = open("rules.csv")) {
            return RuleFile.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static TextModel model() {
        try (InputStream in = stream("model.bin")) {
            return ModelFile.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<LabelledSet.Line> labelledSet() {
        List<LabelledSet.Line> lines = new ArrayList<>();
        try (BufferedReader names = open(LABELLED)) {
            for (String name : names.lines().toList()) {
                try (BufferedReader file = open("labelled/" + name)) {
                    lines.addAll(LabelledSet.read(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(lines);
    }

    private static BufferedReader open(String name) {
        return new BufferedReader(new InputStreamReader(stream(name), StandardCharsets.UTF_8));
    }

    private static InputStream stream(String name) {
        InputStream in = Shipped.class.getResourceAsStream(FOLDER + name);
        if (in == null) {
            throw new IllegalStateException("missing in the jar: " + name);
        }
        return in;
    }
}
