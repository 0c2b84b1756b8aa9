package id.kentongan.st.api;

import id.kentongan.st.blackbox.Kentongan;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What PostgreSQL is asked while something happens, as it writes it down itself. Transactions that tell the scope of work
 * which goes on by itself are left out.
 */
final class StatementLog implements AutoCloseable {

    private static final Pattern ENTRY = Pattern.compile("^@(\\d+/\\d+) LOG:  (?:execute [^:]*|statement): (.*)$");
    private static final Pattern SCOPE = Pattern.compile("^@(\\d+/\\d+) DETAIL:  [Pp]arameters: \\$1 = '([^']*)'$");
    private static final Pattern BY_ITSELF = Pattern.compile("system:(relay|sweep|seal|purge|figures|command|test)");
    /** Sending what people are told is work for people, as their pages are; it looks for letters every two seconds. */
    private static final String SENDING = "with due as (select id from core.delivery";

    private static final Pattern NO_QUESTION =
            Pattern.compile("(begin|commit|rollback|set |select set_config|select 1$).*", Pattern.CASE_INSENSITIVE);

    private final Kentongan kentongan;

    StatementLog(Kentongan kentongan) throws SQLException {
        this.kentongan = kentongan;
        change("alter system set log_line_prefix = '@%v '", "alter system set log_statement = 'all'");
    }

    private void change(String... statements) throws SQLException {
        try (Connection superuser = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + kentongan.postgresPort() + "/postgres",
                        "postgres",
                        kentongan.secrets().getProperty("database.superuser"));
                Statement statement = superuser.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
            statement.execute("select pg_reload_conf()");
        }
    }

    /** The first lines of what was asked meanwhile, in the order in which it was. */
    List<String> during(Runnable work) throws IOException {
        try (RandomAccessFile log = new RandomAccessFile(
                kentongan.home().resolve("log/postgresql.log").toFile(), "r")) {
            long before = log.length();
            work.run();
            byte[] written = new byte[Math.toIntExact(log.length() - before)];
            log.seek(before);
            log.readFully(written);
            return read(new String(written, StandardCharsets.UTF_8).lines().toList());
        }
    }

    static List<String> read(List<String> lines) {
        Map<String, List<String>> transactions = new LinkedHashMap<>();
        List<String> alone = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher entry = ENTRY.matcher(line);
            Matcher scope = SCOPE.matcher(line);
            if (entry.matches()) {
                // What goes along with the scope begins on a line of its own.
                String text = entry.group(2).isBlank() && i + 1 < lines.size() ? lines.get(i + 1) : entry.group(2);
                transactions
                        .computeIfAbsent(entry.group(1), any -> new ArrayList<>())
                        .add(text.strip());
            } else if (scope.matches() && BY_ITSELF.matcher(scope.group(2)).matches()) {
                alone.add(scope.group(1));
            }
        }
        alone.forEach(transactions::remove);
        return transactions.values().stream()
                .filter(asked -> asked.stream().noneMatch(text -> text.startsWith(SENDING)))
                .flatMap(List::stream)
                .filter(text -> !NO_QUESTION.matcher(text).matches())
                .toList();
    }

    @Override
    public void close() throws SQLException {
        change("alter system reset log_line_prefix", "alter system reset log_statement");
    }
}
