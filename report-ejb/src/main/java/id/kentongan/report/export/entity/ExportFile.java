package id.kentongan.report.export.entity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as CSV (RFC 4180, with a heading) or as a GeoJSON FeatureCollection (RFC 7946, properties by the names of
 * the columns), one row in memory at a time.
 */
public final class ExportFile {

    /** What spreadsheets take for the beginning of a formula, or skip before one. */
    private static final String FORMULA = "=+-@\t\r\n";

    private static final String LAT = "lat";
    private static final String LON = "lon";

    /** The form of a file. */
    public enum Format {
        CSV("text/csv"),
        GEOJSON("application/geo+json");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }

        /** @return empty for a word that names no format */
        public static Optional<Format> of(String word) {
            return switch (word) {
                case "csv" -> Optional.of(CSV);
                case "geojson" -> Optional.of(GEOJSON);
                default -> Optional.empty();
            };
        }
    }

    private final Format format;
    private final List<String> columns;
    private final Writer out;
    private long rows;

    /**
     * Writes what stands before the first row.
     *
     * @param columns names of the cells; a CSV has the position behind them
     */
    public ExportFile(Format format, List<String> columns, Writer out) {
        this.format = format;
        this.columns = List.copyOf(columns);
        this.out = out;
        StringBuilder head = new StringBuilder();
        if (format == Format.CSV) {
            columns.forEach(column -> head.append(column).append(','));
            head.append(LAT).append(',').append(LON).append("\r\n");
        } else {
            head.append("{\"type\":\"FeatureCollection\",\"features\":[");
        }
        write(head);
    }

    /** How many rows have been written. */
    public long rows() {
        return rows;
    }

    public void row(ExportRow row) {
        StringBuilder text = new StringBuilder(200);
        if (format == Format.CSV) {
            row.cells().forEach(cell -> csv(text, cell).append(','));
            csv(text, row.lat()).append(',');
            csv(text, row.lon()).append("\r\n");
        } else {
            feature(text.append(rows == 0 ? "\n" : ",\n"), row);
        }
        write(text);
        rows++;
    }

    /** Writes what stands behind the last row; the writer stays open. */
    public void end() {
        if (format == Format.GEOJSON) {
            write(new StringBuilder("\n]}\n"));
        }
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(StringBuilder text) {
        try {
            out.append(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StringBuilder csv(StringBuilder text, @Nullable Object cell) {
        if (cell == null) {
            return text;
        }
        if (!(cell instanceof String words)) {
            return text.append(cell);
        }
        boolean formula = !words.isEmpty() && FORMULA.indexOf(words.charAt(0)) >= 0;
        String safe = formula ? "'" + words : words;
        if (formula || safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')) {
            return text.append('"').append(safe.replace("\"", "\"\"")).append('"');
        }
        return text.append(safe);
    }

    private void feature(StringBuilder text, ExportRow row) {
        text.append("{\"type\":\"Feature\",\"geometry\":");
        if (row.lat() == null || row.lon() == null) {
            text.append("null");
        } else {
            text.append("{\"type\":\"Point\",\"coordinates\":[")
                    .append(row.lon())
                    .append(',')
                    .append(row.lat())
                    .append("]}");
        }
        text.append(",\"properties\":{");
        for (int i = 0; i < columns.size(); i++) {
            string(text.append(i == 0 ? "" : ","), columns.get(i)).append(':');
            Object cell = row.cells().get(i);
            if (cell instanceof String words) {
                string(text, words);
            } else {
                text.append(cell);
            }
        }
        text.append("}}");
    }

    private static StringBuilder string(StringBuilder text, String words) {
        text.append('"');
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    // the two separators end a line in JavaScript
                    if (c < 0x20 || c == 0x7F || c == 0x2028 || c == 0x2029) {
                        text.append("\\u%04x".formatted((int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        return text.append('"');
    }
}
