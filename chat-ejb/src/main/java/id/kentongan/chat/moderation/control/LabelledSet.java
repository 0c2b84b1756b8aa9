package id.kentongan.chat.moderation.control;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import id.kentongan.chat.moderation.entity.LabelledText;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The labelled set that is shipped: texts of our own making, with their labels and what each is there to show. */
public final class LabelledSet {

    /** What the shipped model tells apart. */
    public static final List<String> LABELS = List.of("abuse", "hate", "threat", "doxing", "hoax", "spam", "sexual");

    /** Learned from. */
    public static final String TRAIN = "train";
    /** Never learned from; like what is written every day. */
    public static final String TEST = "test";
    /** Never learned from; clean lines that look bad, and the other way round. */
    public static final String TRAP = "trap";

    /**
     * @param kind {@code plain}, or which trap it is
     * @param family of lines that are variants of one another; never in two splits
     */
    public record Line(String id, LabelledText text, String kind, String family, String split) {}

    private LabelledSet() {}

    /** @throws IOException if it cannot be read, or a row has an unknown label or split */
    public static List<Line> read(Reader file) throws IOException {
        List<Line> lines = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().skipEmptyLines(true).ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : rows) {
                lines.add(line(row));
            }
        } catch (CsvParseException e) {
            throw new IOException("no CSV: " + e.getMessage(), e);
        }
        return lines;
    }

    /** The texts of one split, in their order. */
    public static List<LabelledText> split(List<Line> lines, String split) {
        return lines.stream()
                .filter(line -> line.split().equals(split))
                .map(Line::text)
                .toList();
    }

    private static Line line(NamedCsvRecord row) throws IOException {
        Set<String> labels = Arrays.stream(row.getField("labels").split("\\|"))
                .map(String::strip)
                .filter(label -> !label.isEmpty())
                .collect(Collectors.toSet());
        String split = row.getField("split");
        if (!LABELS.containsAll(labels) || !Set.of(TRAIN, TEST, TRAP).contains(split)) {
            throw new IOException("line " + row.getStartingLineNumber() + ": labels " + labels + ", split " + split);
        }
        return new Line(
                row.getField("id"),
                new LabelledText(row.getField("text"), labels),
                row.getField("kind"),
                row.getField("family"),
                split);
    }
}
