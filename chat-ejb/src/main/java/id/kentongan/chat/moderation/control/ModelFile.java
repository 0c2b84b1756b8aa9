package id.kentongan.chat.moderation.control;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UTFDataFormatException;
import java.util.ArrayList;
import java.util.List;

/**
 * A model as bytes: {@code KTNM}, the format's number, version, hash of what it was trained on, labels with their
 * biases, then for each n-gram in ascending order how many characters it shares with the one before, its rest, its idf
 * and one 16-bit weight per label. Not compressed: the jar is, and packers differ between machines.
 */
public final class ModelFile {

    private static final int MAGIC = 0x4B544E4D;
    private static final int FORMAT = 1;
    private static final int MOST_NGRAMS = 1_000_000;

    /** The bytes are no model, or one of another format. */
    public static final class Broken extends IOException {
        private static final long serialVersionUID = 1L;

        Broken(String why) {
            super(why);
        }
    }

    private ModelFile() {}

    public static void write(TextModel model, OutputStream to) throws IOException {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(to));
        out.writeInt(MAGIC);
        out.writeInt(FORMAT);
        out.writeUTF(model.version());
        out.writeUTF(model.trainedOn());
        out.writeInt(model.labels().size());
        for (int label = 0; label < model.labels().size(); label++) {
            out.writeUTF(model.labels().get(label));
            out.writeShort(steps(model.bias(label)));
        }
        out.writeInt(model.ngrams().size());
        String before = "";
        for (int i = 0; i < model.ngrams().size(); i++) {
            String ngram = model.ngrams().get(i);
            int shared = 0;
            while (shared < Math.min(Math.min(before.length(), ngram.length()), 255)
                    && before.charAt(shared) == ngram.charAt(shared)) {
                shared++;
            }
            out.writeByte(shared);
            out.writeUTF(ngram.substring(shared));
            out.writeFloat(model.idf(i));
            for (int label = 0; label < model.labels().size(); label++) {
                out.writeShort(steps(model.weight(i, label)));
            }
            before = ngram;
        }
        out.flush();
    }

    /** @throws Broken if the bytes are no model of this format */
    public static TextModel read(InputStream from) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(from));
        try {
            if (in.readInt() != MAGIC) {
                throw new Broken("not a model of Kentongan");
            }
            int format = in.readInt();
            if (format != FORMAT) {
                throw new Broken("a model of format " + format + "; this program reads " + FORMAT);
            }
            String version = in.readUTF();
            String trainedOn = in.readUTF();
            int labelCount = bounded(in.readInt(), 1, Trainer.MOST_LABELS, "labels");
            List<String> labels = new ArrayList<>();
            float[] biases = new float[labelCount];
            for (int label = 0; label < labelCount; label++) {
                labels.add(in.readUTF());
                biases[label] = weight(in.readShort());
            }
            int ngramCount = bounded(in.readInt(), 0, MOST_NGRAMS, "n-grams");
            return ngrams(in, version, trainedOn, labels, biases, ngramCount);
        } catch (EOFException e) {
            throw new Broken("the model ends too early");
        } catch (UTFDataFormatException e) {
            throw new Broken("the model is damaged");
        }
    }

    private static TextModel ngrams(
            DataInputStream in, String version, String trainedOn, List<String> labels, float[] biases, int count)
            throws IOException {
        List<String> ngrams = new ArrayList<>();
        float[] idf = new float[count];
        float[] weights = new float[count * labels.size()];
        String before = "";
        for (int i = 0; i < count; i++) {
            int shared = in.readUnsignedByte();
            if (shared > before.length()) {
                throw new Broken("the model is damaged");
            }
            String ngram = before.substring(0, shared) + in.readUTF();
            if (ngram.compareTo(before) <= 0) {
                throw new Broken("the model is damaged");
            }
            ngrams.add(ngram);
            idf[i] = in.readFloat();
            for (int label = 0; label < labels.size(); label++) {
                weights[i * labels.size() + label] = weight(in.readShort());
            }
            before = ngram;
        }
        return new TextModel(version, trainedOn, labels, ngrams, idf, biases, weights);
    }

    private static int bounded(int value, int fewest, int most, String what) throws Broken {
        if (value < fewest || value > most) {
            throw new Broken("from " + fewest + " to " + most + " " + what + ", not " + value);
        }
        return value;
    }

    private static short steps(float weight) {
        return (short) Math.round(weight / TextModel.STEP);
    }

    private static float weight(short steps) {
        return (float) (steps * TextModel.STEP);
    }
}
