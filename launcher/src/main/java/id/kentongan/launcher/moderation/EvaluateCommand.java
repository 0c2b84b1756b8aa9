package id.kentongan.launcher.moderation;

import id.kentongan.chat.moderation.control.LabelledSet;
import id.kentongan.chat.moderation.control.RuleSet;
import id.kentongan.chat.moderation.control.Shipped;
import id.kentongan.chat.moderation.control.TextModel;
import id.kentongan.chat.moderation.control.Trainer;
import id.kentongan.chat.moderation.entity.LabelledText;
import id.kentongan.launcher.boot.Messages;
import id.kentongan.launcher.boot.Verb;
import id.kentongan.launcher.command.Command;
import id.kentongan.launcher.command.Invocation;
import jakarta.json.Json;
import jakarta.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code moderation evaluate}: how well rules and model do. Without options the ones of the jar on the test and the traps
 * of the labelled set of the jar; with {@code --data} on another set; with {@code --train}, or with folds, a model is trained on that set
 * and asked only what it has not seen.
 */
public final class EvaluateCommand implements Command {

    private static final String TRAIN = "--train";
    private static final String CROSS = "--cv";
    private static final String FOLDS = "--folds";
    private static final String THRESHOLDS = "--thresholds";
    private static final String JSON = "--json";
    private static final String FLOOR = "--floor";
    private static final String WORST = "--worst";
    private static final String USUAL_THRESHOLDS = ".5,.8,.9";
    private static final int USUAL_FOLDS = 10;
    private static final int MOST_FOLDS = 50;
    private static final int MOST_WORST = 1_000;

    @Override
    public Verb verb() {
        return Verb.MODERATION_EVALUATE;
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
                Parts.MODEL,
                Parts.RULES,
                CROSS,
                FOLDS,
                THRESHOLDS,
                JSON,
                FLOOR,
                WORST);
    }

    @Override
    public Set<String> switches() {
        return Set.of(TRAIN);
    }

    @Override
    public int run(Invocation invocation) throws Exception {
        Messages messages = Parts.messages(invocation);
        List<Double> thresholds = thresholds(invocation, messages);
        double floor = number(invocation, FLOOR, "0", 0, 1, messages);
        int worst = (int) number(invocation, WORST, "0", 0, MOST_WORST, messages);
        RuleSet rules = Parts.rules(invocation, messages);
        Report report;
        double reached;
        boolean training = invocation.has(TRAIN) || invocation.has(CROSS) || invocation.has(FOLDS);
        if (training) {
            Rounds rounds = rounds(invocation, messages);
            Judge judge = new Judge(rules, rounds.labels(), rounds.oneOf(), Instant.now());
            Map<String, Double> byFold = new LinkedHashMap<>();
            List<Judged> all = new ArrayList<>();
            for (Fold fold : rounds.folds()) {
                TextModel model = Trainer.train(texts(fold.train()), rounds.labels());
                List<Judged> answers = judge.judge(model, fold.test());
                all.addAll(answers);
                byFold.put(fold.name(), new Measures(answers, rounds.labels(), rounds.oneOf()).macroF1());
                invocation
                        .console()
                        .say(messages.text(
                                "fold",
                                fold.name(),
                                fold.train().size(),
                                fold.test().size()));
            }
            Measures measures = new Measures(all, rounds.labels(), rounds.oneOf());
            reached = measures.macroF1();
            report = new Report(measures, judge, thresholds, byFold.size() > 1 ? byFold : Map.of());
        } else {
            TextModel model = Parts.model(invocation, messages);
            Questions questions = questions(invocation, messages);
            List<String> labels = questions.labels();
            Judge judge = new Judge(rules, labels, false, Instant.now());
            Measures measures = new Measures(judge.judge(model, questions.all()), labels, false);
            reached = measures.macroF1();
            report = new Report(measures, judge, thresholds, Map.of());
            invocation.console().say(messages.text("with", model.version(), rules.version()));
        }
        report.print(invocation.console(), messages, worst);
        Path json = invocation.flag(JSON).map(Path::of).orElse(null);
        if (json != null) {
            try (JsonWriter out = Json.createWriter(Files.newBufferedWriter(json))) {
                out.writeObject(report.json());
            }
        }
        if (reached < floor) {
            invocation.console().say(messages.text("under-floor", "%.4f".formatted(reached), floor));
            return 1;
        }
        return 0;
    }

    /** Without a file the test and the traps of the jar. */
    private static Questions questions(Invocation invocation, Messages messages) throws IOException {
        Path file = invocation.flag(Parts.DATA).map(Path::of).orElse(null);
        if (file != null) {
            return Parts.questions(invocation, file, Parts.columns(invocation, null), messages);
        }
        return Questions.of(Shipped.labelledSet().stream()
                .filter(line -> !line.split().equals(LabelledSet.TRAIN))
                .toList());
    }

    private record Rounds(List<Fold> folds, List<String> labels, boolean oneOf) {}

    private static Rounds rounds(Invocation invocation, Messages messages) throws IOException {
        Path folds = invocation.flag(FOLDS).map(Path::of).orElse(null);
        boolean folder = folds != null && Files.isDirectory(folds);
        Path data = invocation.flag(Parts.DATA).map(Path::of).orElse(null);
        if (folder && data == null) {
            return byFiles(invocation, folds, messages);
        }
        if (data == null) {
            throw messages.refusal("train-needs-data");
        }
        Questions.Columns columns =
                Parts.columns(invocation, folder ? null : invocation.flag(FOLDS).orElse(null));
        Questions questions = Parts.questions(invocation, data, columns, messages);
        List<Question> all = questions.all();
        if (folder) {
            return new Rounds(Folds.byIds(all, folds, messages), questions.labels(), questions.oneOf());
        }
        boolean parted = all.stream().noneMatch(question -> question.part().isEmpty());
        if (invocation.flag(FOLDS).isPresent() && !parted) {
            throw messages.refusal("no-folds", invocation.flag(FOLDS).orElse(""));
        }
        List<Fold> made;
        if (parted && invocation.flag(CROSS).isEmpty()) {
            made = Folds.byPart(all, messages);
        } else {
            int count = (int) number(invocation, CROSS, String.valueOf(USUAL_FOLDS), 2, MOST_FOLDS, messages);
            made = Folds.own(all, count, messages);
        }
        return new Rounds(made, questions.labels(), questions.oneOf());
    }

    private static Rounds byFiles(Invocation invocation, Path folder, Messages messages) throws IOException {
        Map<String, List<Question>> files = new LinkedHashMap<>();
        Set<String> labels = new TreeSet<>();
        boolean oneOf = true;
        List<String> chosen = List.of();
        for (Path file : Folds.files(folder, messages)) {
            Questions part = Parts.questions(invocation, file, Parts.columns(invocation, null), messages);
            files.put(Folds.name(file), part.all());
            labels.addAll(part.labels());
            chosen = part.labels();
            oneOf &= part.oneOf();
        }
        List<String> inOrder = chosen.size() == labels.size() ? chosen : List.copyOf(labels);
        return new Rounds(Folds.byFiles(files, messages), inOrder, oneOf);
    }

    static List<LabelledText> texts(List<Question> questions) {
        return questions.stream()
                .map(question -> new LabelledText(question.text(), question.labels()))
                .toList();
    }

    private static List<Double> thresholds(Invocation invocation, Messages messages) {
        List<Double> thresholds = new ArrayList<>();
        for (String value : invocation.flag(THRESHOLDS).orElse(USUAL_THRESHOLDS).split(",")) {
            thresholds.add(parsed(THRESHOLDS, value, 0, 1, messages));
        }
        return thresholds;
    }

    private static double number(
            Invocation invocation, String flag, String usual, double least, double most, Messages messages) {
        return parsed(flag, invocation.flag(flag).orElse(usual), least, most, messages);
    }

    private static double parsed(String flag, String value, double least, double most, Messages messages) {
        try {
            double number = Double.parseDouble(value.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number out of its bounds.
        }
        throw messages.refusal("bad-number", flag, value, String.valueOf(least), String.valueOf(most));
    }
}
