package id.kentongan.launcher.oldreports;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A CSV with a heading (RFC 4180); the separator is a comma, a semicolon or a tab, whichever the heading has most of. */
final class CsvSource implements SourceFile {

    private static final int LONGEST_FIELD = 1 << 20;
    private static final int LONGEST_RECORD = 1 << 22;
    private static final int MOST_FIELDS = 1_000;

    private final CountedStream bytes;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final char separator;
    private final List<String> heading;
    private final Map<Field, Integer> columns = new EnumMap<>(Field.class);
    private final boolean numbered;
    private long number;

    /**
     * @param names for some fields, the column that holds them; {@code #} for the id is the row's number
     * @throws BrokenFile if it has no heading, or not the columns that were named
     */
    CsvSource(Path file, Charset charset, Map<Field, String> names) throws IOException {
        separator = separator(file, charset);
        bytes = new CountedStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
        InputStreamReader text = new InputStreamReader(
                bytes,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        reader = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .maxBufferSize(LONGEST_RECORD)
                .build(
                        CsvRecordHandler.builder()
                                .maxFields(MOST_FIELDS)
                                .maxFieldSize(LONGEST_FIELD)
                                .maxRecordSize(LONGEST_RECORD)
                                .build(),
                        text);
        records = reader.iterator();
        heading = heading();
        numbered = "#".equals(names.get(Field.ID));
        for (Field field : Field.values()) {
            column(field, names.get(field)).ifPresent(column -> columns.put(field, column));
        }
    }

    private static char separator(Path file, Charset charset) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(Files.newInputStream(file), charset))) {
            char[] start = new char[4_096];
            int read = Math.max(0, lines.read(start));
            String first = new String(start, 0, read).lines().findFirst().orElse("");
            char most = ',';
            for (char candidate : new char[] {',', ';', '\t'}) {
                if (count(first, candidate) > count(first, most)) {
                    most = candidate;
                }
            }
            return most;
        }
    }

    private static long count(String line, char wanted) {
        return line.chars().filter(c -> c == wanted).count();
    }

    private List<String> heading() {
        CsvRecord first = read().orElseThrow(() -> new BrokenFile("it is empty", null));
        List<String> names = new ArrayList<>(first.getFields());
        if (!names.isEmpty() && names.get(0).startsWith("\uFEFF")) {
            names.set(0, names.get(0).substring(1));
        }
        return List.copyOf(names);
    }

    private Optional<Integer> column(Field field, @Nullable String name) {
        if (field == Field.ID && numbered) {
            return Optional.empty();
        }
        List<String> plain = heading.stream()
                .map(column -> column.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (name != null) {
            int index = plain.indexOf(name.strip().toLowerCase(Locale.ROOT));
            if (index < 0) {
                throw new BrokenFile("it has no column " + name + ", but " + String.join(", ", heading), null);
            }
            return Optional.of(index);
        }
        return field.names().stream()
                .map(plain::indexOf)
                .filter(index -> index >= 0)
                .findFirst();
    }

    @Override
    public Optional<SourceRow> next() {
        return read().map(record -> new Row(++number, record));
    }

    private Optional<CsvRecord> read() {
        try {
            return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
        } catch (CsvParseException e) {
            throw new BrokenFile(String.valueOf(e.getMessage()), e);
        } catch (UncheckedIOException e) {
            throw new BrokenFile("row " + (number + 1) + " onwards: " + e.getCause(), e);
        }
    }

    @Override
    public boolean has(Field field) {
        return columns.containsKey(field) || field == Field.ID && numbered;
    }

    @Override
    public long bytesRead() {
        return bytes.bytes();
    }

    @Override
    public ErrorFile errors(Path path, long keep) throws IOException {
        return new Errors(path, keep);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private final class Row extends SourceRow {
        private final CsvRecord cells;

        Row(long number, CsvRecord cells) {
            super(number, numbered);
            this.cells = cells;
        }

        @Override
        long line() {
            return cells.getStartingLineNumber();
        }

        @Override
        @Nullable
        String text(Field field) {
            Integer column = columns.get(field);
            return column == null || column >= cells.getFieldCount() ? null : cells.getField(column);
        }
    }

    private final class Errors extends ErrorFile {

        Errors(Path path, long keep) throws IOException {
            super(path, keep);
        }

        @Override
        void refuse(SourceRow row, String reason, String cure) throws IOException {
            List<String> cells = new ArrayList<>(((Row) row).cells.getFields());
            while (cells.size() < heading.size()) {
                cells.add("");
            }
            cells.addAll(List.of(Long.toString(row.line()), reason, cure));
            write(line(cells));
        }

        @Override
        String head() {
            List<String> names = new ArrayList<>(heading);
            names.addAll(Arrays.asList("_line", "_reason", "_cure"));
            return line(names);
        }

        @Override
        String foot() {
            return "";
        }

        private String line(List<String> cells) {
            StringWriter text = new StringWriter();
            CsvWriter.builder()
                    .fieldSeparator(separator)
                    .lineDelimiter(LineDelimiter.CRLF)
                    .bufferSize(0)
                    .build(text)
                    .writeRecord(cells);
            return text.toString();
        }
    }
}
