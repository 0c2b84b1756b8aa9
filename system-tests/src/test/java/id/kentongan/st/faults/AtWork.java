package id.kentongan.st.faults;

import id.kentongan.st.blackbox.Kentongan;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which node is in the middle of a transaction, found by what the transaction has written into. */
final class AtWork {

    private static final Pattern PORT = Pattern.compile("127\\.0\\.0\\.1\\]?:(\\d+) ");

    private AtWork() {}

    /**
     * Whichever of them is the first to be seen.
     *
     * @param tables that the transaction has written into, all of them
     * @throws AssertionError if none is within half a minute
     */
    static Kentongan await(Books books, List<Kentongan> nodes, String... tables) throws Exception {
        try (Connection connection = books.connect();
                Statement statement = connection.createStatement()) {
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (System.nanoTime() < end) {
                Set<Integer> writing = writing(statement, tables);
                for (Kentongan node : writing.isEmpty() ? List.<Kentongan>of() : nodes) {
                    if (ports(node).stream().anyMatch(writing::contains)) {
                        return node;
                    }
                }
            }
        }
        throw new AssertionError("no node writes into " + String.join(", ", tables));
    }

    /** Whether it is in such a transaction now. */
    static boolean is(Books books, Kentongan node, String... tables) throws Exception {
        try (Connection connection = books.connect();
                Statement statement = connection.createStatement()) {
            Set<Integer> writing = writing(statement, tables);
            return ports(node).stream().anyMatch(writing::contains);
        }
    }

    private static Set<Integer> writing(Statement statement, String... tables) throws SQLException {
        String all = Stream.of(tables)
                .map(table ->
                        " and exists (select 1 from pg_locks l where l.pid = a.pid and l.mode = 'RowExclusiveLock'"
                                + " and (l.relation = '" + table + "'::regclass or l.relation in (select inhrelid"
                                + " from pg_inherits where inhparent = '" + table + "'::regclass)))")
                .collect(Collectors.joining());
        Set<Integer> ports = new HashSet<>();
        try (ResultSet rows = statement.executeQuery("select client_port from pg_stat_activity a"
                + " where usename = 'kentongan' and xact_start is not null and pid <> pg_backend_pid()" + all)) {
            while (rows.next()) {
                ports.add(rows.getInt(1));
            }
        }
        return ports;
    }

    /** From which ports of this machine a process speaks. */
    private static Set<Integer> ports(Kentongan node) throws Exception {
        Process process = new ProcessBuilder("ss", "-Htnp", "state", "established").start();
        String all = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        Set<Integer> ports = new HashSet<>();
        all.lines()
                .filter(line -> line.contains("pid=" + node.running().pid() + ","))
                .forEach(line -> {
                    Matcher port = PORT.matcher(line);
                    if (port.find()) {
                        ports.add(Integer.parseInt(port.group(1)));
                    }
                });
        return ports;
    }
}
