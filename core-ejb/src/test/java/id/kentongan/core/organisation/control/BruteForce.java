package id.kentongan.core.organisation.control;

import id.kentongan.core.organisation.entity.AreaCode;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.operation.distance.DistanceOp;

/**
 * The truth that the locator is measured against: its own reading of the file, every polygon asked by JTS, distances by
 * the haversine. It shares no code with what it checks.
 */
final class BruteForce {

    private static final GeometryFactory SHAPES = new GeometryFactory();
    private static final double EARTH_METRES = 6_371_008.8;

    private final Map<AreaCode, Geometry> polygons = new LinkedHashMap<>();
    private final Map<AreaCode, PreparedGeometry> prepared = new LinkedHashMap<>();

    static BruteForce read(Path file) throws IOException {
        BruteForce truth = new BruteForce();
        try (InputStream in = Files.newInputStream(file);
                JsonReader reader = Json.createReader(in)) {
            for (JsonObject feature :
                    reader.readObject().getJsonArray("features").getValuesAs(JsonObject.class)) {
                String code = feature.getJsonObject("properties").getString("kode");
                if (AreaCode.isAreaCode(code)) {
                    truth.polygons.put(
                            new AreaCode(code),
                            multiPolygon(feature.getJsonObject("geometry").getJsonArray("coordinates")));
                }
            }
        }
        truth.polygons.forEach((code, polygon) -> truth.prepared.put(code, PreparedGeometryFactory.prepare(polygon)));
        return truth;
    }

    private static Geometry multiPolygon(JsonArray coordinates) {
        List<Polygon> polygons = new ArrayList<>();
        for (JsonArray polygon : coordinates.getValuesAs(JsonArray.class)) {
            List<LinearRing> rings = new ArrayList<>();
            for (JsonArray ring : polygon.getValuesAs(JsonArray.class)) {
                rings.add(SHAPES.createLinearRing(ring.getValuesAs(JsonArray.class).stream()
                        .map(at -> new Coordinate(
                                at.getJsonNumber(0).doubleValue(),
                                at.getJsonNumber(1).doubleValue()))
                        .toArray(Coordinate[]::new)));
            }
            polygons.add(SHAPES.createPolygon(
                    rings.get(0), rings.subList(1, rings.size()).toArray(new LinearRing[0])));
        }
        return SHAPES.createMultiPolygon(polygons.toArray(new Polygon[0]));
    }

    int size() {
        return polygons.size();
    }

    Envelope box() {
        Envelope box = new Envelope();
        polygons.values().forEach(polygon -> box.expandToInclude(polygon.getEnvelopeInternal()));
        return box;
    }

    List<AreaCode> covering(double lat, double lon) {
        Point point = SHAPES.createPoint(new Coordinate(lon, lat));
        List<AreaCode> covering = new ArrayList<>();
        prepared.forEach((code, polygon) -> {
            if (polygon.getGeometry().getEnvelopeInternal().contains(point.getCoordinate()) && polygon.covers(point)) {
                covering.add(code);
            }
        });
        return covering;
    }

    /** Metres to the nearest polygon; the nearest point is found in degrees, which near the equator is the same one. */
    double metresToNearest(double lat, double lon) {
        Point point = SHAPES.createPoint(new Coordinate(lon, lat));
        double metres = Double.POSITIVE_INFINITY;
        for (Geometry polygon : polygons.values()) {
            Coordinate on = DistanceOp.nearestPoints(polygon, point)[0];
            metres = Math.min(metres, haversine(lat, lon, on.y, on.x));
        }
        return metres;
    }

    private static double haversine(double lat1, double lon1, double lat2, double lon2) {
        double dLat = Math.toRadians(lat2 - lat1) / 2;
        double dLon = Math.toRadians(lon2 - lon1) / 2;
        double a = Math.pow(Math.sin(dLat), 2)
                + Math.cos(Math.toRadians(lat1)) * Math.cos(Math.toRadians(lat2)) * Math.pow(Math.sin(dLon), 2);
        return 2 * EARTH_METRES * Math.asin(Math.sqrt(a));
    }
}
