package id.kentongan.web.support;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code multipart/form-data} as a stream (RFC 7578): what becomes of fields and files, who asks decides, so a file
 * never lies in memory. Our own reader, because each server has another one and wants another configuration for it.
 */
public final class Multipart {

    private static final int LONGEST_HEADERS = 8 * 1024;
    private static final int LONGEST_BOUNDARY = 70;
    private static final Pattern NAME = parameter("name");
    private static final Pattern FILE_NAME = parameter("filename\\*?");
    private static final Pattern BOUNDARY = parameter("boundary");

    private final InputStream in;
    private final byte[] delimiter;
    private final int[] fallback;
    private final Parts parts;

    /** What becomes of the parts. */
    public interface Parts {

        /** @return where the value of a field goes; closed when it is complete */
        OutputStream field(String name) throws IOException;

        /**
         * @param fileName as it was sent; empty when nobody chose a file
         * @return where the file goes; closed when it is complete
         */
        OutputStream file(String name, String fileName) throws IOException;
    }

    /** It is no form of this kind. */
    public static final class Broken extends IOException {
        private static final long serialVersionUID = 1L;

        Broken(String what) {
            super(what);
        }
    }

    private Multipart(InputStream in, String boundary, Parts parts) {
        this.in = in;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        this.fallback = fallback(delimiter);
        this.parts = parts;
    }

    private static Pattern parameter(String name) {
        return Pattern.compile(
                "(?:^|;)\\s*" + name + "\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\"\\s]+))",
                Pattern.CASE_INSENSITIVE);
    }

    /** @return the boundary that a content type names, if it is one of a form with files */
    public static Optional<String> boundary(String contentType) {
        return contentType.toLowerCase(Locale.ROOT).strip().startsWith("multipart/form-data")
                ? find(BOUNDARY, contentType).filter(text -> text.length() <= LONGEST_BOUNDARY)
                : Optional.empty();
    }

    /**
     * Reads a whole body.
     *
     * @throws Broken if it is no such form, or ends before its end
     */
    public static void read(InputStream body, String boundary, Parts parts) throws IOException {
        new Multipart(new BufferedInputStream(body), boundary, parts).all();
    }

    private void all() throws IOException {
        // the first delimiter has no line break before it when there is no preamble
        copyUntilDelimiter(2, OutputStream.nullOutputStream());
        while (anotherPart()) {
            String headers = headers();
            String name = find(NAME, headers).orElseThrow(() -> new Broken("a part without a name"));
            Optional<String> fileName = find(FILE_NAME, headers);
            try (OutputStream sink = fileName.isPresent() ? parts.file(name, fileName.get()) : parts.field(name)) {
                copyUntilDelimiter(0, sink);
            }
        }
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
        throw new Broken("a delimiter that ends in nothing");
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
                    throw new Broken("headers without an end");
                }
                line.write(next);
                next = in.read();
            }
            String text = utf8(line.toByteArray()).strip();
            if (text.isEmpty()) {
                return disposition;
            }
            if (text.toLowerCase(Locale.ROOT).startsWith("content-disposition:")) {
                disposition = text.substring(text.indexOf(';') + 1);
            }
        }
    }

    private static String utf8(byte[] bytes) throws Broken {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Broken("not UTF-8");
        }
    }

    /** Knuth, Morris and Pratt over the stream: content goes to the sink, the delimiter is swallowed. */
    private void copyUntilDelimiter(int matchedAlready, OutputStream sink) throws IOException {
        int matched = matchedAlready;
        while (matched < delimiter.length) {
            int next = in.read();
            if (next < 0) {
                throw new Broken("the body ends before its end");
            }
            while (matched > 0 && delimiter[matched] != (byte) next) {
                int shorter = fallback[matched];
                sink.write(delimiter, 0, matched - shorter);
                matched = shorter;
            }
            if (delimiter[matched] == (byte) next) {
                matched++;
            } else {
                sink.write(next);
            }
        }
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
}
