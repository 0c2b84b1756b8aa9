package id.kentongan.launcher.generate;

import id.kentongan.core.organisation.entity.AreaCode;
import id.kentongan.core.organisation.entity.Placement;
import id.kentongan.core.organisation.entity.Tenant;
import id.kentongan.launcher.bulk.RegionsInMemory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Positions inside kelurahan: around one of the points that are known to lie inside, and only where the application's own
 * locator says so.
 */
final class Places {

    private static final int TRIES = 6;
    private static final double METRES_OF_A_DEGREE = 111_000;
    private static final double MICRODEGREES = 1e6;

    private record Point(double lat, double lon) {}

    private record Kelurahan(AreaCode code, double spread, List<Point> inside) {}

    /** A position with the locator's word for it. */
    record Place(double lat, double lon, Placement.Found found) {}

    private final RegionsInMemory regions;
    private final Tenant tenant;
    private final List<Kelurahan> kelurahan;

    private Places(RegionsInMemory regions, Tenant tenant, List<Kelurahan> kelurahan) {
        this.regions = regions;
        this.tenant = tenant;
        this.kelurahan = kelurahan;
    }

    static Places read(Connection connection, RegionsInMemory regions, Tenant tenant) throws SQLException {
        Map<AreaCode, Kelurahan> known = new LinkedHashMap<>();
        regions.kelurahan(tenant.id()).forEach(code -> known.put(code, new Kelurahan(code, 0, List.of())));
        try (PreparedStatement query = connection.prepareStatement(
                "select c.area_code, c.area_km2, s.lat, s.lon from core.cell c join core.cell_sample s using (area_code)"
                        + " order by c.area_code, s.number")) {
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    AreaCode code = new AreaCode(row.getString(1));
                    Kelurahan before = known.get(code);
                    if (before != null && inside(regions, tenant, code, row.getDouble(3), row.getDouble(4))) {
                        List<Point> points = new ArrayList<>(before.inside());
                        points.add(new Point(row.getDouble(3), row.getDouble(4)));
                        double metres = 180 * Math.sqrt(row.getDouble(2));
                        known.put(code, new Kelurahan(code, metres / METRES_OF_A_DEGREE, points));
                    }
                }
            }
        }
        return new Places(
                regions,
                tenant,
                known.values().stream().filter(one -> !one.inside().isEmpty()).toList());
    }

    private static boolean inside(RegionsInMemory regions, Tenant tenant, AreaCode code, double lat, double lon) {
        return regions.locate(tenant, lat, lon) instanceof Placement.Found found
                && found.area().equals(code);
    }

    /** The kelurahan that have places. */
    List<AreaCode> codes() {
        return kelurahan.stream().map(Kelurahan::code).toList();
    }

    /** @param index of {@link #codes()} */
    Place draw(int index, SplittableRandom random) {
        Kelurahan within = kelurahan.get(index);
        Point centre = within.inside().get(random.nextInt(within.inside().size()));
        for (int i = 0; i < TRIES; i++) {
            double lat = rounded(centre.lat() + within.spread() * random.nextGaussian());
            double lon = rounded(centre.lon() + within.spread() * random.nextGaussian());
            if (regions.locate(tenant, lat, lon) instanceof Placement.Found found
                    && found.area().equals(within.code())) {
                return new Place(lat, lon, found);
            }
        }
        return new Place(
                centre.lat(), centre.lon(), (Placement.Found) regions.locate(tenant, centre.lat(), centre.lon()));
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * MICRODEGREES) / MICRODEGREES;
    }
}
