package id.kentongan.launcher.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.launcher.boot.Console;
import id.kentongan.launcher.boot.Refusal;
import id.kentongan.launcher.command.Command;
import id.kentongan.launcher.command.Invocation;
import id.kentongan.launcher.command.TestInvocations;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {

    private static final List<String> PLACES = List.of("gang mawar", "blok c", "pos ronda", "lapangan", "jalan raya");
    private static final List<String> CLEAN =
            List.of("kerja bakti besok di", "lampu mati lagi di", "rapat warga nanti di");
    private static final List<String> BAD =
            List.of("dasar bangsat kau di", "goblok sekali orang", "tolol kau yang dari");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void a_column_of_marks_is_cross_validated() throws Exception {
        Path data =
                write("marks.csv", "\uFEFFTweet,HS\r\n", (text, bad) -> quoted(text) + "," + (bad ? 1 : 0) + "\r\n");

        JsonObject json = judged(data, "--label-col", "HS", "--cv", "5");

        assertThat(json.getInt("texts")).isEqualTo(30);
        assertThat(json.getJsonObject("labels").keySet()).containsExactly("HS");
        assertThat(json.getJsonObject("folds")).hasSize(5);
        assertThat(json.getJsonNumber("macroF1").doubleValue()).isGreaterThan(.8);
        assertThat(said(out)).contains("accuracy", "TP", "FPR");
    }

    @Test
    void several_columns_of_marks_are_a_label_each() throws Exception {
        Path data = write(
                "several.tsv",
                "kalimat\tabusive\thate\n",
                (text, bad) -> text + "\t" + (bad ? "1\t0" : "0\t" + (text.startsWith("lampu") ? 1 : 0)) + "\n");

        JsonObject json = judged(data, "--label-col", "abusive,hate", "--cv", "3");

        assertThat(json.getJsonObject("labels").keySet()).containsExactlyInAnyOrder("abusive", "hate");
    }

    @Test
    void a_column_with_one_name_is_one_class_of_several() throws Exception {
        Path data = write("names.csv", "text;label\n", (text, bad) -> text + ";" + (bad ? "kasar" : "netral") + "\n");

        JsonObject json = judged(data, "--cv", "3");

        assertThat(json.getJsonObject("labels").keySet()).containsExactlyInAnyOrder("kasar", "netral");
        assertThat(json.getJsonNumber("accuracy").doubleValue()).isGreaterThan(.8);
    }

    @Test
    void names_that_are_joined_are_a_set() throws Exception {
        Path data = write("sets.csv", "text,labels\n", (text, bad) -> text + "," + (bad ? "abuse|hate" : "") + "\n");

        JsonObject json = judged(data, "--cv", "3");

        assertThat(json.getJsonObject("labels").keySet()).containsExactlyInAnyOrder("abuse", "hate");
    }

    @Test
    void a_clean_value_is_no_label() throws Exception {
        Path data = write("clean.csv", "text,label\n", (text, bad) -> text + "," + (bad ? "kasar" : "bersih") + "\n");

        JsonObject json = judged(data, "--clean-value", "bersih", "--cv", "3");

        assertThat(json.getJsonObject("labels").keySet()).containsExactly("kasar");
        assertThat(json.getJsonNumber("macroF1").doubleValue()).isGreaterThan(.8);
    }

    @Test
    void a_column_says_what_is_learned_and_what_is_asked() throws Exception {
        Path data = write(
                "split.csv",
                "text,label,split\n",
                (text, bad) -> text + "," + (bad ? 1 : 0) + "," + (text.endsWith("raya") ? "test" : "train") + "\n");

        assertThat(judged(data).getInt("texts")).isEqualTo(6);

        Path folds = write(
                "fold.csv",
                "text,label,lipatan\n",
                (text, bad) -> text + "," + (bad ? 1 : 0) + "," + text.charAt(text.length() - 1) + "\n");
        assertThat(judged(folds, "--folds", "lipatan").getInt("texts")).isEqualTo(30);
    }

    @Test
    void files_of_folds_are_paired_by_their_numbers() throws Exception {
        Path folds = Files.createDirectory(folder.resolve("folds"));
        for (int i = 0; i < 2; i++) {
            Files.writeString(folds.resolve("train" + i + ".csv"), "text,label\n" + lines(0, 20));
            Files.writeString(folds.resolve("test" + i + ".csv"), "text,label\n" + lines(20, 30));
            Files.writeString(folds.resolve("dev" + i + ".csv"), "text,label\n" + lines(20, 30));
        }

        JsonObject json = judged(null, "--folds", folds.toString());

        assertThat(json.getJsonObject("folds").keySet()).containsExactlyInAnyOrder("0", "1");
        assertThat(json.getInt("texts")).isEqualTo(20);
    }

    @Test
    void files_of_folds_may_hold_ids() throws Exception {
        Path folds = Files.createDirectory(folder.resolve("ids"));
        StringBuilder rows = new StringBuilder("id,text,label\n");
        String[] lines = lines(0, 30).split("\n");
        StringBuilder[] parts = {new StringBuilder("id\n"), new StringBuilder("id\n")};
        for (int i = 0; i < lines.length; i++) {
            rows.append('t').append(i).append(',').append(lines[i]).append('\n');
            parts[i % 2].append('t').append(i).append('\n');
        }
        Path data = Files.writeString(folder.resolve("data.csv"), rows);
        Files.writeString(folds.resolve("fold1.txt"), parts[0]);
        Files.writeString(folds.resolve("fold2.txt"), parts[1]);

        assertThat(judged(data, "--folds", folds.toString()).getInt("texts")).isEqualTo(30);
    }

    @Test
    void latin_1_broken_rows_and_line_breaks_are_taken_and_told() throws Exception {
        String csv = "text,label\n" + lines(0, 30) + "\"dua\nbaris, é\",1\nkurang\nsatu,2\n , 1\n";
        Path data = Files.write(folder.resolve("latin.csv"), csv.getBytes(Charset.forName("ISO-8859-1")));

        // A value that is neither 0 nor 1 makes names of the others: here it is left out by naming the labels.
        JsonObject json = judged(data, "--labels", "1,0", "--cv", "3");

        assertThat(json.getInt("texts")).isEqualTo(31);
        assertThat(said(err)).contains("Latin-1").contains("3 rows").contains("34 35 36");
    }

    @Test
    void a_floor_that_is_missed_is_the_exit_code() throws Exception {
        Path data = write("floor.csv", "text,label\n", (text, bad) -> text + "," + (bad ? 1 : 0) + "\n");

        assertThat(run(new EvaluateCommand(), data, "--train", "", "--cv", "3", "--floor", "0.5"))
                .isZero();
        assertThat(run(new EvaluateCommand(), data, "--cv", "3", "--floor", "0.5"))
                .as("folds mean training")
                .isZero();
        assertThat(said(err)).contains("learned from 20");
        Path random = write("noise.csv", "text,label\n", (text, bad) -> text + "," + text.length() % 2 + "\n");
        assertThat(run(new EvaluateCommand(), random, "--train", "", "--cv", "3", "--floor", "0.99"))
                .isEqualTo(1);
        assertThat(said(err)).contains("0.99");
    }

    @Test
    void what_is_trained_can_judge_another_set() throws Exception {
        Path data = write("train.csv", "text,label\n", (text, bad) -> text + "," + (bad ? 1 : 0) + "\n");
        Path model = folder.resolve("model.bin");

        assertThat(run(new TrainCommand(), data, "--out", model.toString())).isZero();
        assertThat(run(
                        new EvaluateCommand(),
                        data,
                        "--model",
                        model.toString(),
                        "--worst",
                        "5",
                        "--json",
                        folder.resolve("again.json").toString()))
                .isZero();

        assertThat(json(folder.resolve("again.json")).getJsonNumber("macroF1").doubleValue())
                .isGreaterThan(.9);
    }

    @Test
    void words_of_the_rules_are_disguised_and_counted() throws Exception {
        Path data = write("hidden.csv", "text,label,kind\n", (text, bad) -> text + "," + (bad ? 1 : 0) + ",plain\n");

        judged(data, "--cv", "3");

        assertThat(said(out)).contains("vowels-dropped", "masked", "plain");
    }

    @Test
    void what_is_wrong_is_refused_with_the_cure() throws Exception {
        Path data = write("wrong.csv", "text,label\n", (text, bad) -> text + "," + (bad ? 1 : 0) + "\n");

        refused("--text-col", data, "--text-col", "isinya");
        refused("2", data, "--cv", "1");
        refused("--data", null);
        refused("columns", Files.writeString(folder.resolve("empty.csv"), "text,label\n"));
        refused("name", folder.resolve("nothing.csv"));
        refused("filled", data, "--folds", "nowhere");
        refused("1", data, "--thresholds", "2");
        assertThatThrownBy(() -> run(new EvaluateCommand(), data, "--model", data.toString()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("no model");
        assertThatThrownBy(() -> run(new EvaluateCommand(), data, "--train", "", "--rules", data.toString()))
                .isInstanceOf(Refusal.class);
    }

    private void refused(String cure, Path data, String... flags) {
        String[] all = new String[flags.length + 2];
        System.arraycopy(flags, 0, all, 0, flags.length);
        all[flags.length] = "--train";
        all[flags.length + 1] = "";
        assertThatThrownBy(() -> run(new EvaluateCommand(), data, all))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.cure()).contains(cure));
    }

    /** Trains on the file, and gives back what was written for programs. */
    private JsonObject judged(Path data, String... flags) throws Exception {
        Path json = folder.resolve("report.json");
        String[] all = new String[flags.length + 4];
        System.arraycopy(flags, 0, all, 0, flags.length);
        all[flags.length] = "--train";
        all[flags.length + 1] = "";
        all[flags.length + 2] = "--json";
        all[flags.length + 3] = json.toString();
        assertThat(run(new EvaluateCommand(), data, all)).isZero();
        return json(json);
    }

    private int run(Command command, Path data, String... flags) throws Exception {
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < flags.length; i += 2) {
            named.put(flags[i], flags[i + 1]);
        }
        if (data != null) {
            named.put("--data", data.toString());
        }
        Invocation quiet = TestInvocations.of(folder, Map.of(), List.of(), named, () -> {
            throw new IllegalStateException("no database is needed");
        });
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        return command.run(new Invocation(
                quiet.arguments(), quiet.flags(), quiet.settings(), console, quiet.program(), quiet.databases()));
    }

    @FunctionalInterface
    private interface Line {
        String of(String text, boolean bad);
    }

    private Path write(String name, String head, Line line) throws IOException {
        StringBuilder rows = new StringBuilder(head);
        for (String place : PLACES) {
            CLEAN.forEach(text -> rows.append(line.of(text + " " + place, false)));
            BAD.forEach(text -> rows.append(line.of(text + " " + place, true)));
        }
        return Files.writeString(folder.resolve(name), rows);
    }

    /** Rows of text and mark. */
    private static String lines(int from, int to) {
        StringBuilder rows = new StringBuilder();
        for (int i = from; i < to; i++) {
            boolean bad = i % 2 == 1;
            String text = (bad ? BAD : CLEAN).get(i / 2 % 3) + " " + PLACES.get(i / 6);
            rows.append(text).append(',').append(bad ? 1 : 0).append('\n');
        }
        return rows.toString();
    }

    private static String quoted(String text) {
        return "\"" + text + "\nbaris \"\"kedua\"\"\"";
    }

    private static JsonObject json(Path file) throws IOException {
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
            return reader.readObject();
        }
    }

    private static String said(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
