package id.kentongan.core.organisation.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Reads our own reference tables: a heading, then rows; fields may be quoted, quotes inside are doubled. */
final class Csv {

    private Csv() {}

    /** Hands each row to the reader; a heading other than the expected one means that the wrong file was built in. */
    static void read(String resource, List<String> heading, Consumer<List<String>> row) {
        try (InputStream in = open(resource)) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            String first = lines.readLine();
            if (first == null || !Arrays.asList(first.split(",")).equals(heading)) {
                throw new IllegalStateException(resource + " does not start with " + heading);
            }
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    continue;
                }
                List<String> fields = fields(line);
                if (fields.size() != heading.size()) {
                    throw new IllegalStateException(resource + " has a row of another width: " + line);
                }
                row.accept(fields);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Not through the process-wide cache of jar files: a server that boots in the same JVM closes what is in it. */
    private static InputStream open(String resource) throws IOException {
        URL url = Csv.class.getResource(resource);
        if (url == null) {
            throw new IllegalStateException("the resource is missing: " + resource);
        }
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        return connection.getInputStream();
    }

    static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
