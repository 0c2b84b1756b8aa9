package id.kentongan.launcher.moderation;

import id.kentongan.chat.moderation.control.LabelledSet;
import id.kentongan.chat.moderation.control.Trainer;
import id.kentongan.launcher.boot.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A labelled set, however its maker has written the labels down: one column of 0 and 1, several of them, one with a name,
 * or one with names separated by {@code |}.
 *
 * @param labels what can be told apart, in the order of the columns or of the alphabet
 * @param oneOf whether each text has exactly one of the labels
 * @param bad numbers of lines that were left out
 */
record Questions(List<Question> all, List<String> labels, boolean oneOf, List<Long> bad, boolean latin1) {

    private static final List<String> TEXT_COLUMNS =
            List.of("text", "teks", "tweet", "kalimat", "sentence", "isi", "message", "pesan", "comment", "komentar");
    private static final List<String> LABEL_COLUMNS = List.of("labels", "label", "class", "kelas", "sentiment");
    private static final List<String> PART_COLUMNS = List.of("split", "fold");
    private static final Set<String> YES = Set.of("1", "1.0", "true", "yes", "ya");
    private static final Set<String> NO = Set.of("0", "0.0", "false", "no", "tidak", "");

    /**
     * How to read the columns.
     *
     * @param wanted the only labels that count; all when empty
     * @param cleanValue the name that means clean, if there is one
     * @param partColumn the column with the split or fold, if it is not called so
     */
    record Columns(
            @Nullable String text,
            List<String> label,
            List<String> wanted,
            @Nullable String cleanValue,
            @Nullable String partColumn,
            @Nullable String id) {}

    static Questions of(List<LabelledSet.Line> lines) {
        List<Question> all = new ArrayList<>();
        for (LabelledSet.Line line : lines) {
            all.add(new Question(
                    all.size() + 1L, line.text().text(), line.text().labels(), line.kind(), line.split(), line.id()));
        }
        return new Questions(all, LabelledSet.LABELS, false, List.of(), false);
    }

    static Questions of(TextTable table, Columns columns, Messages messages) {
        int text = column(table, columns.text(), TEXT_COLUMNS, "--text-col", messages);
        List<Integer> marked = new ArrayList<>();
        if (columns.label().isEmpty()) {
            marked.add(column(table, null, LABEL_COLUMNS, "--label-col", messages));
        }
        for (String name : columns.label()) {
            marked.add(column(table, name, List.of(), "--label-col", messages));
        }
        Answers answers = new Answers(table, marked, columns);
        List<Question> all = new ArrayList<>();
        List<Long> bad = new ArrayList<>(table.bad());
        int kind = table.column("kind");
        int id = table.column(columns.id() == null ? "id" : columns.id());
        int part = columns.partColumn() == null ? first(table, PART_COLUMNS) : table.column(columns.partColumn());
        for (TextTable.Line line : table.rows()) {
            Set<String> labels = answers.of(line);
            if (labels == null || line.cells().get(text).isBlank()) {
                bad.add(line.number());
                continue;
            }
            all.add(new Question(
                    line.number(), line.cells().get(text), labels, cell(line, kind), cell(line, part), cell(line, id)));
        }
        List<String> labels = answers.labels(all);
        if (all.isEmpty() || labels.isEmpty() || labels.size() > Trainer.MOST_LABELS) {
            throw messages.refusal("no-labels", labels.size(), Trainer.MOST_LABELS);
        }
        bad.sort(null);
        boolean oneOf = answers.oneOf() && all.stream().noneMatch(Question::clean);
        return new Questions(all, labels, oneOf, bad, table.latin1());
    }

    private static String cell(TextTable.Line line, int column) {
        return column < 0 ? "" : line.cells().get(column).strip();
    }

    private static int first(TextTable table, List<String> names) {
        return names.stream()
                .mapToInt(table::column)
                .filter(column -> column >= 0)
                .findFirst()
                .orElse(-1);
    }

    private static int column(
            TextTable table, @Nullable String chosen, List<String> usual, String flag, Messages messages) {
        int found = chosen == null ? first(table, usual) : table.column(chosen);
        if (found < 0) {
            throw messages.refusal(
                    "no-column",
                    chosen == null ? String.join(", ", usual) : chosen,
                    flag,
                    String.join(", ", table.heading()));
        }
        return found;
    }

    /** How the cells of the label columns are read. */
    private static final class Answers {

        private final TextTable table;
        private final List<Integer> marked;
        private final Columns columns;
        private final boolean marks;
        private final boolean oneOf;

        private Answers(TextTable table, List<Integer> marked, Columns columns) {
            this.table = table;
            this.marked = marked;
            this.columns = columns;
            Set<String> values = table.rows().stream()
                    .map(line -> cell(line, marked.get(0)).toLowerCase(Locale.ROOT))
                    .collect(Collectors.toSet());
            boolean yesNo = columns.cleanValue() == null
                    && values.stream().anyMatch(YES::contains)
                    && values.stream().allMatch(value -> YES.contains(value) || NO.contains(value));
            this.marks = marked.size() > 1 || yesNo;
            this.oneOf = !marks && values.stream().noneMatch(value -> value.contains("|"));
        }

        private boolean oneOf() {
            return oneOf;
        }

        private @Nullable Set<String> of(TextTable.Line line) {
            return marks ? byMarks(line) : byNames(cell(line, marked.get(0)));
        }

        private @Nullable Set<String> byMarks(TextTable.Line line) {
            Set<String> labels = new LinkedHashSet<>();
            for (int column : marked) {
                String value = cell(line, column).toLowerCase(Locale.ROOT);
                if (YES.contains(value)) {
                    labels.add(table.heading().get(column));
                } else if (!NO.contains(value)) {
                    return null;
                }
            }
            return kept(labels);
        }

        private @Nullable Set<String> byNames(String cell) {
            Set<String> labels = Arrays.stream(cell.split("\\|"))
                    .map(String::strip)
                    .filter(label -> !label.isEmpty() && !label.equals(columns.cleanValue()))
                    .collect(Collectors.toSet());
            if (oneOf
                    && !columns.wanted().isEmpty()
                    && !labels.isEmpty()
                    && kept(labels).isEmpty()) {
                return null;
            }
            return kept(labels);
        }

        private Set<String> kept(Set<String> labels) {
            return columns.wanted().isEmpty()
                    ? labels
                    : labels.stream().filter(columns.wanted()::contains).collect(Collectors.toSet());
        }

        private List<String> labels(List<Question> all) {
            if (!columns.wanted().isEmpty()) {
                return columns.wanted();
            }
            if (marks) {
                return marked.stream().map(table.heading()::get).toList();
            }
            Set<String> seen = new TreeSet<>();
            all.forEach(question -> seen.addAll(question.labels()));
            return List.copyOf(seen);
        }
    }
}
