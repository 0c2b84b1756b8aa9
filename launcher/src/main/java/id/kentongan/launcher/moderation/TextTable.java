package id.kentongan.launcher.moderation;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import id.kentongan.chat.moderation.control.Trainer;
import id.kentongan.launcher.boot.Messages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A CSV that somebody else has made: separated by commas, semicolons or tabs, with or without a byte order mark, in
 * UTF-8 or else in Latin-1.
 *
 * @param heading the names of the columns
 * @param rows what could be read, each with the number of its first line
 * @param bad numbers of lines that have fewer or more cells than the heading
 * @param latin1 whether it was no UTF-8
 */
record TextTable(List<String> heading, List<Line> rows, List<Long> bad, boolean latin1) {

    private static final long MOST_BYTES = 200_000_000;
    private static final int LONGEST_FIELD = 1 << 20;
    private static final int MOST_COLUMNS = 1_000;

    /** One row. */
    record Line(long number, List<String> cells) {}

    static TextTable read(Path file, Messages messages) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw messages.refusal("no-file", file);
        }
        if (Files.size(file) > MOST_BYTES) {
            throw messages.refusal("file-too-large", file, MOST_BYTES / 1_000_000);
        }
        byte[] bytes = Files.readAllBytes(file);
        String text;
        boolean latin1 = false;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            text = new String(bytes, StandardCharsets.ISO_8859_1);
            latin1 = true;
        }
        return parse(file, text.startsWith("\uFEFF") ? text.substring(1) : text, latin1, messages);
    }

    private static TextTable parse(Path file, String text, boolean latin1, Messages messages) throws IOException {
        List<Line> rows = new ArrayList<>();
        List<Long> bad = new ArrayList<>();
        List<String> heading = List.of();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                        .fieldSeparator(separator(text))
                        .skipEmptyLines(true)
                        .allowMissingFields(true)
                        .allowExtraFields(true)
                        .maxBufferSize(LONGEST_FIELD * 4)
                        .build(
                                CsvRecordHandler.builder()
                                        .maxFields(MOST_COLUMNS)
                                        .maxFieldSize(LONGEST_FIELD)
                                        .maxRecordSize(LONGEST_FIELD * 4)
                                        .build(),
                                text);
                CloseableIterator<CsvRecord> records = reader.iterator()) {
            while (records.hasNext()) {
                CsvRecord row = records.next();
                if (heading.isEmpty()) {
                    heading = row.getFields().stream().map(String::strip).toList();
                } else if (row.getFieldCount() != heading.size()) {
                    bad.add(row.getStartingLineNumber());
                } else if (rows.size() == Trainer.MOST_TEXTS) {
                    throw messages.refusal("too-many-rows", file, Trainer.MOST_TEXTS);
                } else {
                    rows.add(new Line(row.getStartingLineNumber(), List.copyOf(row.getFields())));
                }
            }
        } catch (CsvParseException e) {
            throw messages.refusal(e, "not-csv", file, String.valueOf(e.getMessage()));
        }
        if (rows.isEmpty()) {
            throw messages.refusal("no-rows", file);
        }
        return new TextTable(heading, rows, bad, latin1);
    }

    private static char separator(String text) {
        String first = text.lines().findFirst().orElse("");
        char most = ',';
        for (char candidate : new char[] {',', ';', '\t'}) {
            if (count(first, candidate) > count(first, most)) {
                most = candidate;
            }
        }
        return most;
    }

    private static long count(String line, char wanted) {
        return line.chars().filter(c -> c == wanted).count();
    }

    /** The number of a column by its name, whatever its capital letters; -1 if there is none. */
    int column(String name) {
        for (int i = 0; i < heading.size(); i++) {
            if (heading.get(i).equals(name)) {
                return i;
            }
        }
        for (int i = 0; i < heading.size(); i++) {
            if (heading.get(i).toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        return -1;
    }
}
