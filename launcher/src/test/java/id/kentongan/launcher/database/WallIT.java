package id.kentongan.launcher.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.kentongan.core.database.control.RoleRights;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Row-level security alone: with every right on every table, and without one line of the application, a role still sees
 * and changes no other tenant's rows. The tables are those of the catalogue, so a new one is tried without being named
 * here. Migrated by an owner who is no superuser, as in production.
 */
class WallIT {

    private static final int OURS = 901;
    private static final int THEIRS = 902;

    /** Offices' names are public knowledge: shown to all, changed by none. */
    private static final Set<String> PUBLIC = Set.of("core.unit");

    private static EmbeddedPostgres postgres;
    private static List<String> tables;

    private Connection connection;

    @BeforeAll
    static void start() throws Exception {
        postgres = EmbeddedPostgres.builder().start();
        try (Connection superuser = postgres.getPostgresDatabase().getConnection();
                Statement statement = superuser.createStatement()) {
            statement.execute("create role keeper login");
            statement.execute("create role app login");
            statement.execute("create role reader login");
            statement.execute("create role kentongan_vault login");
            statement.execute("grant create on database postgres to keeper with grant option");
        }
        for (String schema : Migrations.SCHEMAS) {
            Flyway.configure()
                    .dataSource(postgres.getDatabase(schema.equals("vault") ? "kentongan_vault" : "keeper", "postgres"))
                    .schemas(schema)
                    .defaultSchema(schema)
                    .locations("classpath:db/" + schema)
                    .placeholders(
                            Map.of("app", "app", "reader", "reader", "vault", "kentongan_vault", "owner", "keeper"))
                    .load()
                    .migrate();
        }
        try (Connection superuser = postgres.getPostgresDatabase().getConnection();
                Statement statement = superuser.createStatement()) {
            statement.execute("insert into core.tenant select id, code, domain, 'Uji', '98', 'Asia/Jakarta', 'dki'"
                    + " from (values (901, 'UJA', 'a.invalid'), (902, 'UJB', 'b.invalid')) t (id, code, domain)");
            tables = texts(superuser, """
                    select c.oid::regclass::text from pg_class c
                    join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
                    where c.relnamespace::regnamespace::text in ('core', 'report', 'chat')
                      and c.relkind in ('r', 'p') and not c.relispartition order by 1""");
            for (String table : tables) {
                fill(superuser, table, OURS);
                fill(superuser, table, THEIRS);
            }
        }
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    /** In a transaction that is taken back, with every right there is. */
    @BeforeEach
    void become() throws SQLException {
        connection = postgres.getPostgresDatabase().getConnection();
        connection.setAutoCommit(false);
        for (String schema : Migrations.SCHEMAS) {
            run("grant all on all tables in schema " + schema + " to app");
        }
        run("grant usage on all sequences in schema core to app");
        run("set local role app");
    }

    @AfterEach
    void takeBack() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void the_catalogue_knows_the_tables() {
        assertThat(tables)
                .hasSizeGreaterThan(25)
                .contains("core.case_file", "core.outbox", "report.report", "report.rollup_day", "chat.message");
    }

    /** Before such a role the walls below do not stand. */
    @Test
    void a_role_with_more_rights_than_the_application_needs_is_known_by_them() throws SQLException {
        assertThat(RoleRights.excess(connection)).isEmpty();
        run("set local role keeper");
        assertThat(RoleRights.excess(connection)).containsExactly("owner of the schemas");
        run("set local role none");
        assertThat(RoleRights.excess(connection)).contains("superuser", "bypassrls", "createrole");
    }

    @Test
    void without_a_scope_there_are_no_rows() throws SQLException {
        for (String table : tables) {
            if (!PUBLIC.contains(table)) {
                assertThat(count(table, "tenant_id is not null")).as(table).isZero();
            }
        }
    }

    @Test
    void a_scope_that_is_none_shows_no_rows() throws SQLException {
        for (String scope : List.of("", "jakarta", "{}", "901", "SYSTEM:x", " {901}")) {
            enter(scope);
            assertThat(count("report.report", "true")).as(scope).isZero();
        }
        enter("{901");
        assertThatThrownBy(() -> count("report.report", "true")).hasMessageContaining("malformed array");
    }

    @Test
    void only_our_own_rows_are_shown() throws SQLException {
        enter("{901}");
        for (String table : tables) {
            assertThat(count(table, "tenant_id = " + OURS))
                    .as("ours in " + table)
                    .isOne();
            if (!PUBLIC.contains(table)) {
                assertThat(count(table, "tenant_id = " + THEIRS))
                        .as("theirs in " + table)
                        .isZero();
            }
        }
    }

    @Test
    void no_row_of_theirs_can_be_changed_or_taken_away() throws SQLException {
        enter("{901}");
        for (String table : tables) {
            assertThat(change("update %s set tenant_id = tenant_id where tenant_id = %d".formatted(table, THEIRS)))
                    .as("changed in " + table)
                    .isZero();
            assertThat(change("delete from %s where tenant_id = %d".formatted(table, THEIRS)))
                    .as("taken from " + table)
                    .isZero();
        }
    }

    @Test
    void no_row_of_ours_can_become_theirs() throws SQLException {
        enter("{901}");
        for (String table : tables) {
            refused("update %s set tenant_id = %d where tenant_id = %d".formatted(table, THEIRS, OURS), table);
        }
    }

    @Test
    void no_row_can_be_added_to_theirs() throws SQLException {
        // As somebody who sees everything one row is read, with whose values the other one tries.
        for (String table : tables) {
            String columns = columns(table);
            enter("system:test");
            run("create temporary table theirs on commit drop as select " + columns + " from " + table
                    + " where tenant_id = " + THEIRS);
            enter("{901}");
            refused("insert into %s (%s) select %s from theirs".formatted(table, columns, columns), table);
            run("drop table theirs");
        }
    }

    @Test
    void work_of_the_system_sees_everything() throws SQLException {
        enter("system:test");
        for (String table : tables) {
            assertThat(count(table, "tenant_id in (901, 902)")).as(table).isEqualTo(2);
        }
    }

    @Test
    void an_overseer_sees_what_it_oversees() throws SQLException {
        enter("{901,902}");
        assertThat(count("report.report", "true")).isEqualTo(2);
    }

    @Test
    void a_scope_ends_with_its_transaction() throws SQLException {
        connection.rollback();
        run("set role app");
        enter("{901}");
        assertThat(count("report.report", "true")).isOne();
        connection.commit();
        assertThat(count("report.report", "true")).isZero();
    }

    @Test
    void views_show_what_their_reader_may_see() throws SQLException {
        List<String> views = texts(connection, """
                select c.oid::regclass::text from pg_class c
                join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
                where c.relnamespace::regnamespace::text in ('core', 'report', 'chat') and c.relkind in ('v', 'm')""");
        assertThat(views).contains("report.recounted");
        enter("{901}");
        for (String view : views) {
            assertThat(count(view, "tenant_id = " + OURS)).as(view).isPositive();
            assertThat(count(view, "tenant_id = " + THEIRS)).as(view).isZero();
        }
    }

    @Test
    void the_operators_reader_sees_all_and_changes_nothing() throws SQLException {
        connection.rollback();
        run("set local role reader");
        assertThat(count("report.report_event", "true")).isEqualTo(2);
        assertThat(count("core.case_file", "true")).isEqualTo(2);
        assertThatThrownBy(() -> change("delete from core.case_file")).hasMessageContaining("permission denied");
    }

    /** A wall before the parent is of no use if there is a way to the parts. */
    @Test
    void nobody_has_a_right_to_a_partition_by_its_own_name() throws SQLException {
        connection.rollback();
        assertThat(texts(connection, """
                        select c.oid::regclass::text from pg_class c cross join (values ('app'), ('reader')) r (name)
                        where c.relispartition and c.relkind in ('r', 'p')
                          and has_any_column_privilege(r.name, c.oid, 'select, insert, update')""")).isEmpty();
        assertThat(texts(connection, "select c.oid::regclass::text from pg_class c where c.relispartition"))
                .hasSizeGreaterThan(50);
    }

    /** The functions that work for all tenants run as the owner, before whom no wall stands. */
    @Test
    void functions_of_the_owner_still_work() throws SQLException {
        connection.rollback();
        run("set local role app");
        assertThat(texts(connection, "select report.fold_changes(100)")).containsExactly("2");
        assertThat(texts(connection, "select core.ensure_partitions(current_date, 1)"))
                .hasSize(1);
        enter("{0}");
        change("insert into core.audit_entry (tenant_id, id, actor, action, object)"
                + " values (0, gen_random_uuid(), 'x', 'x', 'x')");
        assertThat(count("core.audit_queue", "tenant_id = 0")).isPositive();
    }

    private void enter(String scope) throws SQLException {
        run("select set_config('kentongan.scope', '" + scope + "', true)");
    }

    private void refused(String sql, String table) throws SQLException {
        run("savepoint before");
        assertThatThrownBy(() -> change(sql))
                .as(table)
                .satisfies(refusal ->
                        assertThat(((SQLException) refusal).getSQLState()).isEqualTo("42501"));
        run("rollback to savepoint before");
    }

    private long count(String table, String condition) throws SQLException {
        return Long.parseLong(texts(connection, "select count(*) from " + table + " where " + condition)
                .get(0));
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int change(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private String columns(String table) throws SQLException {
        return String.join(
                ", ",
                texts(
                        connection,
                        "select quote_ident(attname) from pg_attribute where attrelid = '" + table
                                + "'::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum"));
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    /** A row of any table: something of the right type in each column; what columns say of each other is not meant here. */
    private static void fill(Connection superuser, String table, int tenant) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (String check : texts(
                    superuser,
                    "select format('alter table %s drop constraint %I', conrelid::regclass, conname) from pg_constraint"
                            + " where contype = 'c' and coninhcount = 0 and conrelid = '" + table + "'::regclass")) {
                statement.execute(check);
            }
            String id = "core.id_floor(now() + interval '" + tenant + " milliseconds')";
            List<String> values =
                    texts(superuser, """
                    select case when attgenerated <> '' then 'default' when attname = 'tenant_id' then '%d' else case format_type(atttypid, null)
                        when 'uuid' then '%s' when 'text' then '''t%d''' when 'boolean' then 'false'
                        when 'timestamp with time zone' then 'now()' when 'date' then 'current_date'
                        when 'bytea' then '''\\x%d''::bytea' when 'jsonb' then '''{}'''
                        when 'uuid[]' then '''{}''' when 'text[]' then '''{}''' when 'integer[]' then '''{}'''
                        when 'smallint[]' then '''{}''' when 'double precision' then '1' when 'time without time zone' then '''08:00''' else '%d' end end
                    from pg_attribute where attrelid = '%s'::regclass and attnum > 0 and not attisdropped
                    order by attnum""".formatted(tenant, id.replace("'", "''"), tenant, tenant * 10, tenant, table));
            statement.execute(
                    "insert into " + table + " values (" + values.stream().collect(Collectors.joining(", ")) + ")");
            statement.execute("set session_replication_role = origin");
        }
    }
}
