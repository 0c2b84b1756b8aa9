package id.kentongan.launcher.bulk;

import id.kentongan.report.rollup.control.Recount;
import id.kentongan.report.rollup.entity.Difference;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;

/**
 * A real PostgreSQL with a city of twelve kelurahan in two kecamatan: squares of about 1.1 km, four points in each, three
 * categories of which one is private. Its neighbour, a city of its own, lies in the east.
 */
public final class TestCity implements AutoCloseable {

    public static final int TENANT = 900;
    public static final String CODE = "UJI";

    private final EmbeddedPostgres postgres;

    private TestCity(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    public static TestCity start() throws IOException, SQLException {
        TestCity city = new TestCity(EmbeddedPostgres.builder().start());
        city.execute("create role app login");
        city.execute("create role reader login");
        city.execute("create role kentongan_vault login");
        for (String schema : List.of("core", "report")) {
            Flyway.configure()
                    .dataSource(city.postgres.getPostgresDatabase())
                    .schemas(schema)
                    .defaultSchema(schema)
                    .locations("classpath:db/" + schema)
                    .placeholders(
                            Map.of("app", "app", "reader", "reader", "vault", "kentongan_vault", "owner", "postgres"))
                    .load()
                    .migrate();
        }
        city.build();
        return city;
    }

    private void build() throws SQLException {
        execute("""
                insert into core.tenant values
                    (900, 'UJI', 'uji.invalid', 'Kota Uji', '98.71', 'Asia/Jakarta', 'dki'),
                    (901, 'TET', 'tetangga.invalid', 'Kota Tetangga', '98.72', 'Asia/Jakarta', 'dki');
                insert into core.area (code, level, kind, name, parent_code, zone) values
                    ('98', 'PROVINSI', 'provinsi', 'Provinsi Uji', null, 'Asia/Jakarta'),
                    ('98.71', 'KOTA', 'kota', 'Kota Uji', '98', 'Asia/Jakarta'),
                    ('98.72', 'KOTA', 'kota', 'Kota Tetangga', '98', 'Asia/Jakarta'),
                    ('98.71.01', 'KECAMATAN', 'kecamatan', 'Barat', '98.71', 'Asia/Jakarta'),
                    ('98.71.02', 'KECAMATAN', 'kecamatan', 'Timur', '98.71', 'Asia/Jakarta'),
                    ('98.72.01', 'KECAMATAN', 'kecamatan', 'Seberang', '98.72', 'Asia/Jakarta');
                insert into core.area (code, level, kind, name, parent_code, zone)
                select '98.71.0' || k || '.' || (1000 + n), 'KELURAHAN', 'kelurahan', 'Kelurahan ' || k || n, '98.71.0' || k,
                    'Asia/Jakarta'
                from generate_series(1, 2) k, generate_series(1, 6) n;
                insert into core.area (code, level, kind, name, parent_code, zone)
                values ('98.72.01.1001', 'KELURAHAN', 'kelurahan', 'Seberang Satu', '98.72.01', 'Asia/Jakarta');
                """);
        execute("""
                insert into core.unit (id, tenant_id, tier, area_code, name)
                select gen_random_uuid(), case when code like '98.72%' then 901 else 900 end,
                    case level when 'KOTA' then 'PEMKOT' when 'PROVINSI' then 'PEMPROV' else level end, code, name
                from core.area where code like '98%';
                insert into report.category (tenant_id, code, name_id, name_en, position, emergency, private) values
                    (900, 'banjir', 'Banjir', 'Flood', 1, true, false),
                    (900, 'sampah', 'Sampah', 'Rubbish', 2, false, false),
                    (900, 'tindak-kriminal', 'Tindak kriminal', 'Crime', 3, false, true);
                """);
        cells();
    }

    /** Kecamatan 01 from west to east in the south, 02 in the north; the neighbour's one kelurahan follows in the east. */
    private void cells() throws SQLException {
        execute("insert into core.boundary_release (source, approximate, features, loaded, repaired, refused, unknown)"
                + " values ('test', true, 0, 0, 0, 0, 0)");
        execute("""
                insert into core.cell (area_code, release_id, lat, lon, area_km2)
                select code, (select min(id) from core.boundary_release),
                    -6.0 + case when code like '98.71.02%' then 0.01 else 0 end + 0.005,
                    106.0 + 0.01 * case when code like '98.72%' then 6 else right(code, 1)::int - 1 end + 0.005, 1.2
                from core.area where level = 'KELURAHAN' and code like '98%';
                insert into core.cell_sample (area_code, number, lat, lon)
                select c.area_code, n, c.lat + case when n < 3 then -0.0025 else 0.0025 end,
                    c.lon + case when n % 2 = 0 then -0.0025 else 0.0025 end
                from core.cell c, generate_series(1, 4) n;
                """);
    }

    public Connection owner() throws SQLException {
        return postgres.getPostgresDatabase().getConnection();
    }

    public Connection application() throws SQLException {
        Connection connection = postgres.getDatabase("app", "postgres").getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("set kentongan.scope = 'system:command'");
        }
        return connection;
    }

    public RegionsInMemory regions() {
        return new RegionsInMemory(this::application);
    }

    /** Removes all reports and what belongs to them. */
    public void empty() throws SQLException {
        execute("""
                truncate report.report, report.report_event, report.report_change, report.rollup_day,
                    report.rollup_month, report.rollup_figure, report.rollup_state, core.case_file, core.deadline,
                    core.escalation, core.alert, core.outbox, core.audit_entry""");
    }

    public void execute(String sql) throws SQLException {
        try (Connection owner = owner();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    public List<String> texts(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection owner = owner();
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }

    public long number(String sql) throws SQLException {
        return Long.parseLong(texts(sql).get(0));
    }

    /** What a recount finds; empty when the counters say what the reports say. */
    public List<Difference> differences() throws SQLException {
        List<Difference> found = new ArrayList<>();
        try (Connection application = application()) {
            new Recount(application).compare(TENANT, found::add);
        }
        return found;
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
