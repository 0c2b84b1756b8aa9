package id.kentongan.chat.moderation.control;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import id.kentongan.chat.moderation.entity.ModerationRule;
import id.kentongan.chat.moderation.entity.PatternKind;
import id.kentongan.chat.moderation.entity.RuleKind;
import id.kentongan.chat.moderation.entity.RuleRefused;
import id.kentongan.chat.moderation.entity.RuleRefused.Reason;
import id.kentongan.chat.moderation.entity.Severity;
import java.io.IOException;
import java.io.Reader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rules as a CSV with the columns {@code id,version,kind,pattern_kind,pattern,label,severity,language,exceptions,
 * expires,matching,passing}. Exceptions are separated by blanks, examples by {@code ||}; {@code expires} is empty or an
 * instant such as {@code 2027-01-01T00:00:00Z}.
 */
public final class RuleFile {

    private RuleFile() {}

    /**
     * @throws RuleRefused if a row is none of a rule, with its line, or there are more than
     *     {@value RuleSet#MOST_RULES}
     * @throws IOException if the file cannot be read, or is no CSV
     */
    public static List<ModerationRule> read(Reader file) throws IOException {
        List<ModerationRule> rules = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().skipEmptyLines(true).ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : rows) {
                if (rules.size() == RuleSet.MOST_RULES) {
                    throw new RuleRefused("rules", Reason.TOO_MANY, "");
                }
                rules.add(rule(row));
            }
        } catch (CsvParseException e) {
            throw new IOException("no CSV: " + e.getMessage(), e);
        }
        return rules;
    }

    private static ModerationRule rule(NamedCsvRecord row) {
        try {
            return new ModerationRule(
                    row.getField("id").strip(),
                    Integer.parseInt(row.getField("version").strip()),
                    RuleKind.valueOf(name(row, "kind")),
                    PatternKind.valueOf(name(row, "pattern_kind")),
                    row.getField("pattern"),
                    row.getField("label").strip(),
                    Severity.valueOf(name(row, "severity")),
                    row.getField("language").strip(),
                    words(row.getField("exceptions")),
                    moment(row.getField("expires").strip()),
                    examples(row.getField("matching")),
                    examples(row.getField("passing")));
        } catch (IllegalArgumentException | java.util.NoSuchElementException | DateTimeException e) {
            throw new RuleRefused("line " + row.getStartingLineNumber(), Reason.ROW, String.valueOf(e.getMessage()));
        }
    }

    private static String name(NamedCsvRecord row, String column) {
        return row.getField(column).strip().toUpperCase(Locale.ROOT);
    }

    private static @Nullable Instant moment(String text) {
        return text.isEmpty() ? null : Instant.parse(text);
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }

    private static List<String> examples(String text) {
        return Arrays.stream(text.split("\\|\\|"))
                .map(String::strip)
                .filter(example -> !example.isEmpty())
                .toList();
    }
}
