package id.kentongan.core.organisation.control;

import id.kentongan.core.organisation.entity.AreaCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Puts what the project carries into the database: the official areas of Indonesia, a unit for each area that a tenant
 * operates, and the sample points that stand in for borders. Runs as the owner role after the migrations, without a
 * container, and any number of times: what is there already stays as it is.
 */
public final class ReferenceData {

    private static final String BUILT_IN = "idn-area-data 4.0.1";
    private static final String FOLDER = "/reference/idn-area-data-4.0.1/";
    private static final String SAMPLES = "/reference/sample-points/";
    private static final String SAMPLES_SOURCE =
            "kelurahan_sample_points.csv: BPS via OCHA COD-AB (CC BY-IGO); wilayah_boundaries (MIT)";
    private static final LocalDate FROM_THE_BEGINNING = LocalDate.of(1945, 8, 17);
    private static final int CHUNK = 5_000;

    /** An area as a list of official codes has it. */
    record ListedArea(AreaCode code, String kind, String name, String zone) {}

    /** What was done; all zero when everything was there. */
    public record Summary(String release, int opened, int closed, int units, int cells) {}

    /** A list of official codes and the day from which it is valid. */
    record Release(String name, LocalDate effective, List<ListedArea> areas) {}

    /** Loads everything in one transaction of its own. */
    public Summary load(Connection connection) throws SQLException {
        return load(connection, BUILT_IN, ReferenceData::builtIn);
    }

    Summary load(Connection connection, Release release) throws SQLException {
        return load(connection, release.name(), () -> release);
    }

    /** @param release is asked for only when the database does not have it: reading it costs a second */
    private static Summary load(Connection connection, String name, Supplier<Release> release) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            int[] changed = exists(connection, "select from core.reference_release where name = ?", name)
                    ? new int[2]
                    : loadAreas(connection, release.get());
            int units = ensureUnits(connection);
            int cells = loadCells(connection);
            connection.commit();
            return new Summary(name, changed[0], changed[1], units, cells);
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }

    static Release builtIn() {
        List<ListedArea> areas = new ArrayList<>();
        for (String file : List.of("provinces", "regencies", "districts", "villages")) {
            List<String> heading = switch (file) {
                case "provinces" -> List.of("code", "name");
                case "regencies" -> List.of("code", "province_code", "name");
                case "districts" -> List.of("code", "regency_code", "name");
                default -> List.of("code", "district_code", "name");
            };
            Csv.read(FOLDER + file + ".csv", heading, row -> {
                AreaCode code = new AreaCode(row.get(0));
                String name = row.get(row.size() - 1);
                areas.add(new ListedArea(code, kind(code, name), name, zone(code)));
            });
        }
        return new Release(BUILT_IN, FROM_THE_BEGINNING, areas);
    }

    /** The first digit of a village's own number says what it is: Permendagri counts kelurahan from 1001, desa from 2001. */
    static String kind(AreaCode code, String name) {
        return switch (code.level()) {
            case PROVINSI -> "provinsi";
            case KOTA -> {
                String kind = name.startsWith("Kota ") ? "kota" : "kabupaten";
                yield name.contains(" Administrasi ") ? kind + "-administrasi" : kind;
            }
            case KECAMATAN -> "kecamatan";
            default ->
                switch (code.value().charAt(9)) {
                    case '1' -> "kelurahan";
                    case '2' -> "desa";
                    case '3' -> "desa-adat";
                    default -> throw new IllegalArgumentException("neither kelurahan nor desa: " + code);
                };
        };
    }

    /** Keputusan Presiden 41/1987: the zones follow the provinces. */
    static String zone(AreaCode code) {
        int province = Integer.parseInt(code.value().substring(0, 2));
        if (province <= 36 || province == 61 || province == 62) {
            return "Asia/Jakarta";
        }
        return province <= 76 ? "Asia/Makassar" : "Asia/Jayapura";
    }

    private static int[] loadAreas(Connection connection, Release release) throws SQLException {
        Optional<LocalDate> last = lastEffective(connection);
        if (last.isPresent() && !release.effective().isAfter(last.get())) {
            throw new IllegalArgumentException("release %s is valid from %s, but one valid from %s is loaded already"
                    .formatted(release.name(), release.effective(), last.get()));
        }
        execute(connection, """
                create temporary table incoming (
                    code text primary key, level text, kind text, name text, parent_code text, zone text
                ) on commit drop""");
        stage(connection, release.areas());
        execute(connection, "analyze incoming");
        int closed = update(connection, """
                update core.area a set valid_until = ?
                where a.valid_until is null and a.level in ('PROVINSI', 'KOTA', 'KECAMATAN', 'KELURAHAN')
                  and not exists (select from incoming i
                                  where i.code = a.code and i.kind = a.kind and i.name = a.name and i.zone = a.zone)""", release.effective());
        int opened = update(connection, """
                insert into core.area (code, level, kind, name, parent_code, zone, valid_from)
                select code, level, kind, name, parent_code, zone, ? from incoming i
                where not exists (select from core.area a where a.code = i.code and a.valid_until is null)""", release.effective());
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into core.reference_release (name, effective, areas) values (?, ?, ?)")) {
            insert.setString(1, release.name());
            insert.setObject(2, release.effective());
            insert.setInt(3, release.areas().size());
            insert.executeUpdate();
        }
        return new int[] {opened, closed};
    }

    private static void stage(Connection connection, List<ListedArea> areas) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into incoming (code, level, kind, name, parent_code, zone)
                select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])""")) {
            for (int from = 0; from < areas.size(); from += CHUNK) {
                List<ListedArea> chunk = areas.subList(from, Math.min(from + CHUNK, areas.size()));
                bind(connection, insert, 1, chunk.stream().map(a -> a.code().value()));
                bind(
                        connection,
                        insert,
                        2,
                        chunk.stream().map(a -> a.code().level().name()));
                bind(connection, insert, 3, chunk.stream().map(ListedArea::kind));
                bind(connection, insert, 4, chunk.stream().map(ListedArea::name));
                bind(
                        connection,
                        insert,
                        5,
                        chunk.stream()
                                .map(a -> a.code().parent().map(AreaCode::value).orElse(null)));
                bind(connection, insert, 6, chunk.stream().map(ListedArea::zone));
                insert.executeUpdate();
            }
        }
    }

    /** Units for the areas that governments operate now; the rules stand with {@code core.plant_units}. */
    private static int ensureUnits(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select core.plant_units(null)")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static int loadCells(Connection connection) throws SQLException {
        if (exists(connection, "select from core.boundary_release where approximate and source = ?", SAMPLES_SOURCE)) {
            return 0;
        }
        List<String[]> points = new ArrayList<>();
        Csv.read(
                SAMPLES + "kelurahan_points.csv",
                List.of("code", "name", "district", "city", "province", "lat", "lon", "area_km2"),
                row -> points.add(new String[] {row.get(0), row.get(5), row.get(6), row.get(7)}));
        int release;
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into core.boundary_release (source, approximate, features, loaded, repaired, refused, unknown)
                values (?, true, ?, ?, 0, 0, 0) returning id""")) {
            insert.setString(1, SAMPLES_SOURCE);
            insert.setInt(2, points.size());
            insert.setInt(3, points.size());
            try (ResultSet key = insert.executeQuery()) {
                key.next();
                release = key.getInt(1);
            }
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into core.cell (area_code, release_id, lat, lon, area_km2)
                select code, ?, lat, lon, area
                from unnest(?::text[], ?::float8[], ?::float8[], ?::float8[]) as p (code, lat, lon, area)
                on conflict (area_code) do nothing""")) {
            insert.setInt(1, release);
            for (int column = 0; column < 4; column++) {
                int field = column;
                bind(connection, insert, column + 2, points.stream().map(p -> p[field]));
            }
            insert.executeUpdate();
        }
        List<String[]> samples = new ArrayList<>();
        Csv.read(
                SAMPLES + "kelurahan_sample_points.csv",
                List.of("code", "lat", "lon"),
                row -> samples.add(new String[] {row.get(0), row.get(1), row.get(2)}));
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into core.cell_sample (area_code, number, lat, lon)
                select code, row_number() over (partition by code order by n), lat, lon
                from unnest(?::text[], ?::float8[], ?::float8[]) with ordinality as s (code, lat, lon, n)""")) {
            for (int column = 0; column < 3; column++) {
                int field = column;
                bind(connection, insert, column + 1, samples.stream().map(s -> s[field]));
            }
            insert.executeUpdate();
        }
        return points.size();
    }

    private static void bind(Connection connection, PreparedStatement statement, int index, Stream<String> values)
            throws SQLException {
        statement.setArray(index, connection.createArrayOf("text", values.toArray()));
    }

    private static Optional<LocalDate> lastEffective(Connection connection) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery("select max(effective) from core.reference_release")) {
            row.next();
            return Optional.ofNullable(row.getObject(1, LocalDate.class));
        }
    }

    private static boolean exists(Connection connection, String sql, String argument) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, argument);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int update(Connection connection, String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            return statement.executeUpdate();
        }
    }
}
