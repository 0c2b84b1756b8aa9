package id.kentongan.st.measure;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * The kelurahan of a GeoJSON, read and asked without any of the project's own code: each point is compared with every
 * polygon by JTS alone.
 */
final class Borders {

    private static final GeometryFactory SHAPES = new GeometryFactory();
    private static final double METRES_PER_DEGREE = 111_320;

    private record Area(String code, Geometry shape) {}

    private final List<Area> areas = new ArrayList<>();

    Borders(Path file) throws IOException {
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
            for (JsonObject feature :
                    reader.readObject().getJsonArray("features").getValuesAs(JsonObject.class)) {
                String code = feature.getJsonObject("properties").getString("kode");
                // The lakes have no official code.
                if (code.matches("[0-9.]+")) {
                    areas.add(new Area(code, shape(feature.getJsonObject("geometry"))));
                }
            }
        }
    }

    int size() {
        return areas.size();
    }

    /** Codes of all polygons that cover the point; two on a common border. */
    Set<String> covering(double lat, double lon) {
        Point point = SHAPES.createPoint(new Coordinate(lon, lat));
        Set<String> codes = new TreeSet<>();
        for (Area area : areas) {
            if (area.shape().covers(point)) {
                codes.add(area.code());
            }
        }
        return codes;
    }

    /** Metres from the point to the polygon of that code, on a plane that fits at its latitude. */
    double metres(double lat, double lon, String code) {
        double squeeze = Math.cos(Math.toRadians(lat));
        Point point = SHAPES.createPoint(new Coordinate(lon * squeeze * METRES_PER_DEGREE, lat * METRES_PER_DEGREE));
        Geometry shape = areas.stream()
                .filter(area -> area.code().equals(code))
                .findFirst()
                .orElseThrow()
                .shape()
                .copy();
        shape.apply((Coordinate at) -> {
            at.x = at.x * squeeze * METRES_PER_DEGREE;
            at.y = at.y * METRES_PER_DEGREE;
        });
        return shape.distance(point);
    }

    private static Geometry shape(JsonObject geometry) {
        JsonArray coordinates = geometry.getJsonArray("coordinates");
        if (geometry.getString("type").equals("Polygon")) {
            return polygon(coordinates);
        }
        return SHAPES.createMultiPolygon(coordinates.getValuesAs(JsonArray.class).stream()
                .map(Borders::polygon)
                .toArray(Polygon[]::new));
    }

    private static Polygon polygon(JsonArray rings) {
        LinearRing[] all =
                rings.getValuesAs(JsonArray.class).stream().map(Borders::ring).toArray(LinearRing[]::new);
        LinearRing[] holes = new LinearRing[all.length - 1];
        System.arraycopy(all, 1, holes, 0, holes.length);
        return SHAPES.createPolygon(all[0], holes);
    }

    private static LinearRing ring(JsonArray positions) {
        return SHAPES.createLinearRing(positions.getValuesAs(JsonArray.class).stream()
                .map(position -> new Coordinate(
                        position.getJsonNumber(0).doubleValue(),
                        position.getJsonNumber(1).doubleValue()))
                .toArray(Coordinate[]::new));
    }
}
