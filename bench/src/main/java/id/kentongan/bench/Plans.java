package id.kentongan.bench;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL is asked, and how many pages of 8 kB each answer touches, as it writes it down itself (auto_explain). What
 * goes on by itself is left out: it tells another scope.
 */
final class Plans implements AutoCloseable {
    private static final Pattern ENTRY = Pattern.compile("^@(\\S*) LOG:  duration: .* plan:$");
    private static final Pattern BUFFERS = Pattern.compile("^\\s*Buffers: shared (?:hit=(\\d+))? ?(?:read=(\\d+))?.*");
    private static final Pattern SCOPE = Pattern.compile("^\\s*Query Parameters: \\$1 = '([^']*)'.*");
    private static final Pattern BY_ITSELF = Pattern.compile("system:(relay|sweep|seal|purge|figures|command)");

    private final City city;

    /** A statement and what it touched. */
    record Asked(String text, long buffers) {}

    Plans(City city) throws SQLException {
        this.city = city;
        city.change(
                // Its settings are known once it is there.
                "load 'auto_explain'",
                "alter system set session_preload_libraries = 'auto_explain'",
                "alter system set auto_explain.log_min_duration = 0",
                "alter system set auto_explain.log_analyze = on",
                "alter system set auto_explain.log_buffers = on",
                "alter system set auto_explain.log_timing = off",
                "alter system set log_line_prefix = '@%v '",
                "select pg_reload_conf()",
                "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'kentongan'");
    }

    /** What is asked meanwhile, what touches most first. */
    List<Asked> during(Work work) throws Exception {
        Path file = city.home().resolve("log/postgresql.log");
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            long before = log.length();
            work.run();
            byte[] written = new byte[Math.toIntExact(log.length() - before)];
            log.seek(before);
            log.readFully(written);
            return read(new String(written, StandardCharsets.UTF_8).lines().toList());
        }
    }

    /** Something that asks. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    static List<Asked> read(List<String> lines) throws IOException {
        Map<String, List<Asked>> transactions = new LinkedHashMap<>();
        List<String> alone = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher entry = ENTRY.matcher(lines.get(i));
            if (!entry.matches()) {
                continue;
            }
            StringBuilder text = new StringBuilder();
            long buffers = 0;
            boolean counted = false;
            boolean planned = false;
            for (int next = i + 1; next < lines.size() && !lines.get(next).startsWith("@"); next++) {
                String line = lines.get(next);
                Matcher scope = SCOPE.matcher(line);
                Matcher touched = BUFFERS.matcher(line);
                planned |= line.contains("(cost=");
                if (scope.matches() && BY_ITSELF.matcher(scope.group(1)).matches()) {
                    alone.add(entry.group(1));
                } else if (touched.matches() && !counted) {
                    // The uppermost node's: those below are among them.
                    buffers = number(touched.group(1)) + number(touched.group(2));
                    counted = true;
                }
                if (!planned && !scope.matches()) {
                    text.append(line.strip().replaceFirst("^Query Text:", "")).append(' ');
                }
            }
            String asked = text.toString().strip().replaceAll("\\s+", " ");
            if (!asked.startsWith("select set_config(")) {
                transactions
                        .computeIfAbsent(entry.group(1), any -> new ArrayList<>())
                        .add(new Asked(asked, buffers));
            }
        }
        alone.forEach(transactions::remove);
        return transactions.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingLong(Asked::buffers).reversed())
                .toList();
    }

    private static long number(@Nullable String text) {
        return text == null ? 0 : Long.parseLong(text);
    }

    @Override
    public void close() throws SQLException {
        city.change("alter system reset all", "select pg_reload_conf()");
    }
}
