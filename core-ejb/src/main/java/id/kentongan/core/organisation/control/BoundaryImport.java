package id.kentongan.core.organisation.control;

import id.kentongan.core.database.entity.UuidV7;
import id.kentongan.core.organisation.control.GeoJsonReader.Feature;
import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.BoundaryFinding;
import id.kentongan.core.organisation.entity.BoundaryFinding.Outcome;
import id.kentongan.core.organisation.entity.BoundaryFinding.Reason;
import id.kentongan.core.organisation.entity.BoundaryReport;
import id.kentongan.core.organisation.entity.BoundaryReport.Coverage;
import id.kentongan.core.organisation.entity.Level;
import id.kentongan.core.organisation.entity.UnreadableBoundaries;
import id.kentongan.core.organisation.entity.UnreadableBoundaries.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;

/**
 * Brings a GeoJSON file of borders into the database, feature by feature, and puts them in force all at once: until the
 * commit everybody sees the old ones, and areas that the file does not have keep theirs. Every feature is counted as
 * loaded, repaired, refused or unknown, and all but the first kind leave a row that says why.
 *
 * <p>Runs as the owner role, without a container, beside a running application, which notices within seconds.
 */
public final class BoundaryImport {

    private static final int BATCH = 200;
    private static final int UNDOTTED = 10;

    /** Names that published files use, the surest first. None of BPS: its codes name other places. */
    private static final List<String> CODE_PROPERTIES = List.of(
            "kode",
            "kode_kemendagri",
            "kode_wilayah",
            "kode_kelurahan",
            "kode_desa",
            "kode_kel",
            "kode_deskel",
            "kd_kelurahan",
            "kd_desa",
            "kdepum",
            "code");

    private static final List<String> NAME_PROPERTIES = List.of(
            "nama",
            "nama_kelurahan",
            "nama_desa",
            "kelurahan",
            "desa",
            "deskel",
            "wadmkd",
            "namobj",
            "village",
            "name");

    /**
     * Which properties to read.
     *
     * @param codeProperty the property with the official code; otherwise a usual name is looked for
     * @param nameProperty the property with the name, for reports and to tell codes of BPS apart
     */
    public record Options(Optional<String> codeProperty, Optional<String> nameProperty) {
        public static Options guessing() {
            return new Options(Optional.empty(), Optional.empty());
        }
    }

    private final Connection connection;
    private final Options options;
    private final IntConsumer progress;

    private final List<BoundaryFinding> findings = new ArrayList<>();
    private final Set<AreaCode> seen = new HashSet<>();
    private final Set<String> propertyNames = new HashSet<>();
    private final WKBWriter shapes = new WKBWriter(2);
    private boolean codePropertySeen;
    private int loaded;
    private int pending;

    private BoundaryImport(Connection connection, Options options, IntConsumer progress) {
        this.connection = connection;
        this.options = options;
        this.progress = progress;
    }

    /**
     * Imports in one transaction of its own.
     *
     * @param source what the release shall be called, such as the file's name
     * @param actor who imports, for the audit
     * @param progress told the number of each feature that was read
     * @throws UnreadableBoundaries if the file as a whole cannot be used; nothing was changed then
     */
    public static BoundaryReport run(
            Connection connection, InputStream in, String source, Options options, String actor, IntConsumer progress)
            throws SQLException, IOException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            BoundaryReport report = new BoundaryImport(connection, options, progress).run(in, source, actor);
            if (report.usable()) {
                connection.commit();
            } else {
                connection.rollback();
            }
            return report;
        } catch (SQLException | IOException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }

    private BoundaryReport run(InputStream in, String source, String actor) throws SQLException, IOException {
        Gazetteer areas = areas();
        if (areas.size() == 0) {
            throw new UnreadableBoundaries(Problem.NO_REFERENCE_DATA, source);
        }
        int release = open(source);
        int features;
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into core.boundary
                    (release_id, area_code, min_lon, min_lat, max_lon, max_lat, area_km2, vertices, shape)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            features = GeoJsonReader.<SQLException>read(in, feature -> {
                take(feature, areas, release, insert);
                progress.accept(feature.number());
            });
            insert.executeBatch();
        }
        if (features > 0 && !codePropertySeen) {
            throw new UnreadableBoundaries(
                    Problem.NO_CODE_PROPERTY,
                    String.join(", ", propertyNames.stream().sorted().toList()));
        }
        int repaired = count(Outcome.REPAIRED);
        int refused = count(Outcome.REFUSED);
        int unknown = count(Outcome.UNKNOWN);
        if (loaded + repaired == 0) {
            return new BoundaryReport(
                    OptionalInt.empty(), features, loaded, repaired, refused, unknown, 0, findings, List.of());
        }
        record(release, features, repaired, refused, unknown);
        int replaced = putInForce(release);
        audit(actor, release, source);
        return new BoundaryReport(
                OptionalInt.of(release), features, loaded, repaired, refused, unknown, replaced, findings, coverage());
    }

    /** With the release, so that borders never change without a trace of who changed them. */
    private void audit(String actor, int release, String source) throws SQLException {
        try (PreparedStatement clock = connection.prepareStatement("select now()");
                ResultSet now = clock.executeQuery();
                PreparedStatement insert = connection.prepareStatement("""
                insert into core.audit_entry (tenant_id, id, actor, action, object, detail)
                values (0, ?, ?, 'REGIONS_IMPORT', ?, ?)""")) {
            now.next();
            insert.setObject(1, UuidV7.at(now.getObject(1, OffsetDateTime.class).toInstant()));
            insert.setString(2, actor);
            insert.setString(3, "boundary_release:" + release);
            insert.setString(4, source);
            insert.executeUpdate();
        }
    }

    private void take(Feature feature, Gazetteer areas, int release, PreparedStatement insert) throws SQLException {
        Optional<String> given = property(feature, options.codeProperty(), CODE_PROPERTIES);
        Optional<String> name = property(feature, options.nameProperty(), NAME_PROPERTIES);
        codePropertySeen |= given.isPresent();
        if (propertyNames.size() < 50) {
            propertyNames.addAll(feature.properties().keySet());
        }
        Optional<AreaCode> code = given.flatMap(BoundaryImport::code);
        Reason unknown = unknown(given.orElse(""), code, name, areas);
        if (unknown != null) {
            find(feature, unknown, given, name, null);
            return;
        }
        AreaCode area = code.orElseThrow();
        Outline.Shape shape = feature.shape();
        if (shape.polygons() == null) {
            find(feature, shape.reason() == null ? Reason.NO_GEOMETRY : shape.reason(), given, name, shape.detail());
        } else if (!seen.add(area)) {
            find(feature, Reason.REPEATED_CODE, given, name, null);
        } else {
            insert(area, shape.polygons(), release, insert);
            if (shape.reason() == null) {
                loaded++;
            } else {
                find(feature, shape.reason(), given, name, shape.detail());
            }
        }
    }

    private static @Nullable Reason unknown(
            String given, Optional<AreaCode> code, Optional<String> name, Gazetteer areas) {
        if (given.isEmpty()) {
            return Reason.NO_CODE;
        }
        if (code.isEmpty()) {
            return Reason.NO_OFFICIAL_CODE;
        }
        Optional<String> listed = areas.name(code.get());
        if (listed.isEmpty()) {
            return Reason.NOT_LISTED;
        }
        if (code.get().level() != Level.KELURAHAN) {
            return Reason.NOT_A_KELURAHAN;
        }
        boolean dotted = given.indexOf('.') >= 0;
        return dotted || name.isEmpty() || letters(name.get()).equals(letters(listed.get())) ? null : Reason.OTHER_NAME;
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static Optional<AreaCode> code(String given) {
        String text = given;
        if (text.length() == UNDOTTED && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            text = text.substring(0, 2) + "." + text.substring(2, 4) + "." + text.substring(4, 6) + "."
                    + text.substring(6);
        }
        return AreaCode.isAreaCode(text) ? Optional.of(new AreaCode(text)) : Optional.empty();
    }

    private static Optional<String> property(Feature feature, Optional<String> chosen, List<String> usual) {
        Map<String, String> properties = feature.properties();
        for (String wanted : chosen.map(List::of).orElse(usual)) {
            for (Map.Entry<String, String> property : properties.entrySet()) {
                if (property.getKey().equalsIgnoreCase(wanted)) {
                    return Optional.of(property.getValue());
                }
            }
        }
        return Optional.empty();
    }

    private void find(
            Feature feature, Reason reason, Optional<String> code, Optional<String> name, @Nullable String detail) {
        findings.add(new BoundaryFinding(
                feature.number(), reason.outcome(), reason, code.orElse(null), name.orElse(null), detail));
    }

    private int count(Outcome outcome) {
        return (int) findings.stream().filter(f -> f.outcome() == outcome).count();
    }

    private void insert(AreaCode area, Geometry polygons, int release, PreparedStatement insert) throws SQLException {
        Envelope box = polygons.getEnvelopeInternal();
        insert.setInt(1, release);
        insert.setString(2, area.value());
        insert.setDouble(3, box.getMinX());
        insert.setDouble(4, box.getMinY());
        insert.setDouble(5, box.getMaxX());
        insert.setDouble(6, box.getMaxY());
        insert.setDouble(7, Outline.squareKilometres(polygons));
        insert.setInt(8, polygons.getNumPoints());
        insert.setBytes(9, shapes.write(polygons));
        insert.addBatch();
        if (++pending == BATCH) {
            insert.executeBatch();
            pending = 0;
        }
    }

    private Gazetteer areas() throws SQLException {
        List<Gazetteer.Entry> areas = new ArrayList<>();
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery("""
                        select code, kind, name from core.area
                        where valid_from <= (now() at time zone 'Asia/Jakarta')::date
                          and (valid_until is null or valid_until > (now() at time zone 'Asia/Jakarta')::date)""")) {
            while (row.next()) {
                areas.add(new Gazetteer.Entry(new AreaCode(row.getString(1)), row.getString(2), row.getString(3)));
            }
        }
        return new Gazetteer(areas);
    }

    private int open(String source) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into core.boundary_release (source, approximate, features, loaded, repaired, refused, unknown)
                values (?, false, 0, 0, 0, 0, 0) returning id""")) {
            insert.setString(1, source);
            try (ResultSet key = insert.executeQuery()) {
                key.next();
                return key.getInt(1);
            }
        }
    }

    private void record(int release, int features, int repaired, int refused, int unknown) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update core.boundary_release
                set features = ?, loaded = ?, repaired = ?, refused = ?, unknown = ? where id = ?""")) {
            update.setInt(1, features);
            update.setInt(2, loaded);
            update.setInt(3, repaired);
            update.setInt(4, refused);
            update.setInt(5, unknown);
            update.setInt(6, release);
            update.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into core.boundary_finding (release_id, feature, outcome, reason, code, name, detail)
                values (?, ?, ?, ?, ?, ?, ?)""")) {
            int waiting = 0;
            for (BoundaryFinding finding : findings) {
                insert.setInt(1, release);
                insert.setInt(2, finding.feature());
                insert.setString(3, finding.outcome().name());
                insert.setString(4, finding.reason().name());
                insert.setString(5, finding.code());
                insert.setString(6, finding.name());
                insert.setString(7, finding.detail());
                insert.addBatch();
                if (++waiting % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private int putInForce(int release) throws SQLException {
        int replaced;
        try (PreparedStatement count = connection.prepareStatement("""
                select count(*) from core.boundary_in_force f
                join core.boundary b on b.area_code = f.area_code where b.release_id = ?""")) {
            count.setInt(1, release);
            try (ResultSet row = count.executeQuery()) {
                row.next();
                replaced = row.getInt(1);
            }
        }
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into core.boundary_in_force (area_code, release_id)
                select area_code, release_id from core.boundary where release_id = ?
                on conflict (area_code) do update set release_id = excluded.release_id""")) {
            upsert.setInt(1, release);
            upsert.executeUpdate();
        }
        return replaced;
    }

    private List<Coverage> coverage() throws SQLException {
        List<Coverage> coverage = new ArrayList<>();
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery("""
                        select t.name,
                               count(f.area_code),
                               count(c.area_code) filter (where f.area_code is null),
                               count(*) filter (where f.area_code is null and c.area_code is null)
                        from core.tenant t
                        join core.unit u on u.tenant_id = t.id and u.tier = 'KELURAHAN' and u.closed_at is null
                        left join core.boundary_in_force f on f.area_code = u.area_code
                        left join core.cell c on c.area_code = u.area_code
                        group by t.id, t.name order by t.id""")) {
            while (row.next()) {
                coverage.add(new Coverage(row.getString(1), row.getInt(2), row.getInt(3), row.getInt(4)));
            }
        }
        return coverage;
    }
}
