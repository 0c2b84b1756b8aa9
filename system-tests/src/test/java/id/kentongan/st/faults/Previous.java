package id.kentongan.st.faults;

import id.kentongan.st.Checkout;
import id.kentongan.st.blackbox.Kentongan;
import id.kentongan.st.blackbox.Open311Client;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;

/**
 * What the release before has left behind, as text: rows of reports that nobody had been told of yet, and how far its schemas
 * were. Made by {@code ./kentongan faults fixtures JAR} from a build of that release, and checked in.
 */
final class Previous {

    /** In the order in which they are written. */
    private static final List<String> TABLES =
            List.of("core.case_file", "core.deadline", "core.outbox", "report.report", "report.report_event");

    private static final List<String> SCHEMAS = List.of("core", "vault", "report", "chat");
    private static final int REPORTS = 20;
    private static final String FOLDER = "/id/kentongan/st/faults/previous/";

    private Previous() {}

    /** How many reports there are, each with one message. */
    static int reports() {
        return REPORTS;
    }

    /** Runs the release before, lets reports come while its broker is away, and keeps what it has written. */
    static void keep(Experiment.Run run, Path jar) throws Exception {
        Path folder = Checkout.ROOT.resolve("system-tests/src/test/resources" + FOLDER);
        Files.createDirectories(folder);
        try (Stage stage = Stage.forNodes(run, jar)) {
            // Nothing of it is due, and nothing leaves.
            stage.books().change("update core.ladder_step set amount = amount * 20000 where preset = 'demo'");
            stage.broker().kill();
            Kentongan kentongan = stage.kentongan();
            for (int i = 0; i < REPORTS; i++) {
                new Open311Client(kentongan).fileRubbish("Sampah menumpuk di pinggir kali.");
            }
            for (String table : TABLES) {
                Files.writeString(folder.resolve(table + ".csv"), copied(stage.books(), table));
            }
            Properties versions = new Properties();
            for (String schema : SCHEMAS) {
                versions.setProperty(
                        schema,
                        stage.books()
                                .texts("select version from " + schema + ".flyway_schema_history"
                                        + " where version is not null order by installed_rank desc limit 1")
                                .get(0));
            }
            StringBuilder lines = new StringBuilder("# how far the schemas of the release before were\n");
            new java.util.TreeMap<>(versions).forEach((schema, version) -> lines.append(schema + "=" + version + "\n"));
            Files.writeString(folder.resolve("versions.properties"), lines);
        }
    }

    private static String copied(Books books, String table) throws SQLException, IOException {
        StringWriter text = new StringWriter();
        String[] name = table.split("\\.");
        // Not what the database computes by itself.
        String columns = books.texts("select string_agg(column_name, ',' order by ordinal_position)"
                        + " from information_schema.columns where table_schema = '" + name[0]
                        + "' and table_name = '" + name[1] + "' and is_generated = 'NEVER'")
                .get(0);
        try (Connection connection = books.connect()) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                            "copy (select " + columns + " from " + table
                                    + " order by 1, 2) to stdout with (format csv, header)",
                            text);
        }
        return text.toString();
    }

    /** The schemas as that release had them. */
    static void migrate(OwnDatabase database) throws IOException {
        Properties versions = new Properties();
        versions.load(new StringReader(text("versions.properties")));
        Map<String, String> settings = database.settings();
        for (String schema : SCHEMAS) {
            boolean vault = schema.equals("vault");
            Flyway.configure()
                    .dataSource(
                            settings.get("KENTONGAN_DB_URL"),
                            vault ? "kentongan_vault" : "kentongan_owner",
                            settings.get(vault ? "KENTONGAN_DB_VAULT_PASSWORD" : "KENTONGAN_DB_OWNER_PASSWORD"))
                    .schemas(schema)
                    .defaultSchema(schema)
                    .locations("classpath:db/" + schema)
                    .placeholders(Map.of(
                            "app", "kentongan",
                            "reader", "kentongan_reader",
                            "owner", "kentongan_owner",
                            "vault", "kentongan_vault"))
                    .target(versions.getProperty(schema))
                    .load()
                    .migrate();
        }
    }

    /**
     * Its rows, so many times over, each time with ids of their own.
     *
     * @param times 1 to 999
     */
    static void load(OwnDatabase database, int times) throws SQLException, IOException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            // Without triggers and keys to other tables: what else was there is not part of what is kept.
            statement.execute("set session_replication_role = replica");
            statement.execute("create function pg_temp.another(id uuid, n int) returns uuid language sql as"
                    + " $$select (left(id::text, 32) || lpad(to_hex(n), 4, '0'))::uuid$$");
            for (String table : TABLES) {
                String copy = "pg_temp." + table.replace('.', '_');
                String csv = text(table + ".csv");
                String columns = csv.substring(0, csv.indexOf('\n')).strip();
                statement.execute("create temp table " + table.replace('.', '_') + " as select " + columns + " from "
                        + table + " where false");
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "copy " + copy + " (" + columns + ") from stdin with (format csv, header)",
                                new StringReader(csv));
                statement.execute("insert into " + table + " (" + columns + ") select " + another(columns) + " from "
                        + copy + " t, generate_series(1, " + times + ") as n");
            }
            statement.execute("select setval('core.outbox_position', (select max(position) from core.outbox))");
        }
    }

    /** The columns, with those in their place that must differ from copy to copy. */
    private static String another(String columns) {
        Map<String, String> changed = new LinkedHashMap<>();
        for (String id : List.of("id", "case_id", "report_id")) {
            changed.put(id, "pg_temp.another(t." + id + ", n)");
        }
        for (String reference : List.of("ticket", "reference")) {
            changed.put(reference, "left(t." + reference + ", -3) || lpad(n::text, 3, '0')");
        }
        changed.put("tracking_hash", "decode(md5(t.ticket || n) || md5(n || t.ticket), 'hex')");
        changed.put("position", "nextval('core.outbox_position')");
        changed.put(
                "payload",
                "replace(replace(t.payload, t.id::text, pg_temp.another(t.id, n)::text),"
                        + " t.case_id::text, pg_temp.another(t.case_id, n)::text)");
        StringBuilder list = new StringBuilder();
        for (String column : columns.split(",")) {
            list.append(list.isEmpty() ? "" : ", ").append(changed.getOrDefault(column, "t." + column));
        }
        return list.toString();
    }

    static String text(String name) throws IOException {
        try (InputStream in = Previous.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IOException("not kept: " + name);
            }
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
