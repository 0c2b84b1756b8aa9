package id.kentongan.web.open311;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code multipart/form-data} as a stream (RFC 7578). Fields are kept, files are read past without being stored:
 * a photo of a phone never lies in memory. Our own reader, because each server has another one and wants another
 * configuration for it.
 */
final class MultipartForm {

    /** The name under which {@link #read} notes that a file was sent. */
    static final String FILE = "\u0000file";

    private static final int LONGEST_HEADERS = 8 * 1024;
    private static final Pattern NAME = parameter("name");
    private static final Pattern FILE_NAME = parameter("filename\\*?");
    private static final Pattern BOUNDARY = parameter("boundary");

    private final InputStream in;
    private final byte[] delimiter;
    private final int[] fallback;
    private final int fieldBytes;
    private int kept;

    private MultipartForm(InputStream in, String boundary, int fieldBytes) {
        this.in = in;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        this.fallback = fallback(delimiter);
        this.fieldBytes = fieldBytes;
    }

    private static Pattern parameter(String name) {
        return Pattern.compile(
                "(?:^|;)\\s*" + name + "\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\"\\s]+))",
                Pattern.CASE_INSENSITIVE);
    }

    /**
     * @param contentType the header with its boundary
     * @param fieldBytes how much all fields together may hold
     */
    static Parameters read(InputStream body, String contentType, int fieldBytes) throws IOException {
        String boundary = find(BOUNDARY, contentType)
                .filter(text -> text.length() <= 70)
                .orElseThrow(() -> new Refused(Refusal.invalid("multipart-boundary")));
        return new MultipartForm(new BufferedInputStream(body), boundary, fieldBytes).parts();
    }

    private Parameters parts() throws IOException {
        Parameters.Collector fields = new Parameters.Collector();
        // the first delimiter has no line break before it when there is no preamble
        int matched = 2;
        copyUntilDelimiter(matched, null);
        while (anotherPart()) {
            String headers = headers();
            String name = find(NAME, headers).orElseThrow(MultipartForm::broken);
            Optional<String> fileName = find(FILE_NAME, headers);
            if (fileName.isPresent()) {
                copyUntilDelimiter(0, null);
                // a browser sends an empty name when nobody chose a file
                fields.add(FILE, fileName.get());
            } else {
                ByteArrayOutputStream value = new ByteArrayOutputStream();
                copyUntilDelimiter(0, value);
                fields.add(name, Parameters.utf8(value.toByteArray(), value.size()));
            }
        }
        return fields.done();
    }

    /** After a delimiter: two dashes end the form, a line break begins a part. */
    private boolean anotherPart() throws IOException {
        int first = in.read();
        if (first == '-' && in.read() == '-') {
            return false;
        }
        while (first == ' ' || first == '\t') {
            first = in.read();
        }
        if (first == '\r' && in.read() == '\n') {
            return true;
        }
        throw broken();
    }

    /** The value of the part's Content-Disposition; other headers do not matter here. */
    private String headers() throws IOException {
        String disposition = "";
        int total = 0;
        while (true) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int next = in.read();
            while (next != '\n') {
                if (next < 0 || ++total > LONGEST_HEADERS) {
                    throw broken();
                }
                line.write(next);
                next = in.read();
            }
            String text = Parameters.utf8(line.toByteArray(), line.size()).strip();
            if (text.isEmpty()) {
                return disposition;
            }
            if (text.toLowerCase(Locale.ROOT).startsWith("content-disposition:")) {
                disposition = text.substring(text.indexOf(';') + 1);
            }
        }
    }

    /** Knuth, Morris and Pratt over the stream: content goes to the sink, the delimiter is swallowed. */
    private void copyUntilDelimiter(int matchedAlready, @Nullable ByteArrayOutputStream sink) throws IOException {
        int matched = matchedAlready;
        while (matched < delimiter.length) {
            int next = in.read();
            if (next < 0) {
                throw broken();
            }
            while (matched > 0 && delimiter[matched] != (byte) next) {
                int shorter = fallback[matched];
                keep(sink, delimiter, matched - shorter);
                matched = shorter;
            }
            if (delimiter[matched] == (byte) next) {
                matched++;
            } else if (sink != null) {
                keep(sink, new byte[] {(byte) next}, 1);
            }
        }
    }

    private void keep(@Nullable ByteArrayOutputStream sink, byte[] bytes, int length) {
        if (sink == null) {
            return;
        }
        kept += length;
        if (kept > fieldBytes) {
            throw BoundedBody.tooLarge(fieldBytes);
        }
        sink.write(bytes, 0, length);
    }

    /** For each length of a match, the longest shorter match that its end could be the start of. */
    private static int[] fallback(byte[] pattern) {
        int[] table = new int[pattern.length + 1];
        int length = 0;
        for (int i = 1; i < pattern.length; i++) {
            while (length > 0 && pattern[i] != pattern[length]) {
                length = table[length];
            }
            if (pattern[i] == pattern[length]) {
                length++;
            }
            table[i + 1] = length;
        }
        return table;
    }

    private static Optional<String> find(Pattern parameter, String header) {
        Matcher found = parameter.matcher(header);
        if (!found.find()) {
            return Optional.empty();
        }
        String quoted = found.group(1);
        return Optional.of(quoted == null ? found.group(2) : quoted.replaceAll("\\\\(.)", "$1"));
    }

    private static Refused broken() {
        return new Refused(Refusal.invalid("multipart-broken"));
    }
}
