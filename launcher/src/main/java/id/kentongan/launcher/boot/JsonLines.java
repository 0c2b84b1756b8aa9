package id.kentongan.launcher.boot;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object per line: {@code ts} in UTC, {@code level}, {@code code} where the sentence has one, {@code message},
 * {@code correlation} and {@code tenant} where the work belongs to a request, {@code thread}, {@code logger},
 * {@code trace} of an exception. It lies among the boot classes because the server's log configuration looks formatters
 * up in the system's class loader.
 */
public final class JsonLines extends Formatter {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX").withZone(ZoneOffset.UTC);
    private static final Pattern CODE = Pattern.compile("^([A-Z]{3}-\\d{4}) ");

    /** What the application writes at the end of each of its lines; its last character is always ours. */
    private static final Pattern MARK =
            Pattern.compile(" \\[(?:-|correlation=([A-Za-z0-9-]{8,64})(?: tenant=(\\d+))?)]$");

    private static final String OURS = "id.kentongan.";
    private static final int LONGEST_TRACE = 8_000;

    @Override
    public String format(LogRecord record) {
        String message = formatMessage(record);
        String logger = String.valueOf(record.getLoggerName());
        StringBuilder line = new StringBuilder(256).append('{');
        field(line, "ts", TIME.format(record.getInstant()));
        field(line, "level", record.getLevel().getName());
        Matcher code = CODE.matcher(message);
        boolean coded = code.find();
        field(line, "code", coded ? code.group(1) : null);
        int begin = coded ? code.end() : 0;
        int end = message.length();
        @Nullable String correlation = null;
        @Nullable String tenant = null;
        Matcher mark = MARK.matcher(message);
        if (logger.startsWith(OURS) && mark.find()) {
            end = Math.max(begin, mark.start());
            correlation = mark.group(1);
            tenant = mark.group(2);
        }
        field(line, "message", message.substring(begin, end));
        field(line, "correlation", correlation);
        if (tenant != null) {
            line.append(",\"tenant\":").append(tenant);
        }
        field(line, "thread", String.valueOf(record.getLongThreadID()));
        field(line, "logger", logger);
        if (record.getThrown() != null) {
            field(line, "trace", trace(record.getThrown()));
        }
        return line.append('}').append('\n').toString();
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        String trace = text.toString();
        return trace.length() > LONGEST_TRACE ? trace.substring(0, LONGEST_TRACE) + "…" : trace;
    }

    private static void field(StringBuilder line, String name, @Nullable String value) {
        if (value == null) {
            return;
        }
        if (line.length() > 1) {
            line.append(',');
        }
        line.append('"').append(name).append("\":\"");
        escape(line, value);
        line.append('"');
    }

    private static void escape(StringBuilder line, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> line.append("\\\"");
                case '\\' -> line.append("\\\\");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> {
                    if (c < ' ' || c == '\u007f' || c == '\u2028' || c == '\u2029') {
                        line.append(String.format("\\u%04x", (int) c));
                    } else {
                        line.append(c);
                    }
                }
            }
        }
    }
}
