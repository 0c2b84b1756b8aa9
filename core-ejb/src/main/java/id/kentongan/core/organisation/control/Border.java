package id.kentongan.core.organisation.control;

import id.kentongan.core.organisation.entity.AreaCode;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.RayCrossingCounter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.Polygonal;

/**
 * The border of one area, packed: eight bytes a vertex when all coordinates are whole multiples of 10⁻⁷ degree (nearly
 * every published file), sixteen otherwise; never rounded. A border of the whole country so fits in a small heap, where
 * indexed locators of JTS need many times as much. The arithmetic of "inside" is JTS's robust ray crossing.
 */
final class Border {

    private static final double STEPS = 1e7;

    private final AreaCode area;
    private final double squareKilometres;
    private final Envelope box;
    /** For each ring the index of its first vertex, and at the end the number of vertices. */
    private final int[] rings;

    private final int @Nullable [] steps;
    private final double @Nullable [] exact;

    private Border(AreaCode area, double squareKilometres, Envelope box, int[] rings, double[] coordinates) {
        this.area = area;
        this.squareKilometres = squareKilometres;
        this.box = box;
        this.rings = rings;
        this.steps = inSteps(coordinates);
        this.exact = steps == null ? coordinates : null;
    }

    /** @param shape a valid polygon or several, in degrees, longitude first */
    static Border of(AreaCode area, Geometry shape, double squareKilometres) {
        if (!(shape instanceof Polygonal) || shape.isEmpty()) {
            throw new IllegalArgumentException(area + " has no polygon but a " + shape.getGeometryType());
        }
        int ringCount = 0;
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            ringCount += 1 + ((Polygon) shape.getGeometryN(i)).getNumInteriorRing();
        }
        int[] rings = new int[ringCount + 1];
        double[] coordinates = new double[shape.getNumPoints() * 2];
        int ring = 0;
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            Polygon polygon = (Polygon) shape.getGeometryN(i);
            rings[ring + 1] = copy(polygon.getExteriorRing(), coordinates, rings[ring]);
            ring++;
            for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++, ring++) {
                rings[ring + 1] = copy(polygon.getInteriorRingN(hole), coordinates, rings[ring]);
            }
        }
        return new Border(area, squareKilometres, shape.getEnvelopeInternal(), rings, coordinates);
    }

    private static int copy(LinearRing ring, double[] coordinates, int from) {
        CoordinateSequence points = ring.getCoordinateSequence();
        for (int i = 0; i < points.size(); i++) {
            coordinates[(from + i) * 2] = points.getX(i);
            coordinates[(from + i) * 2 + 1] = points.getY(i);
        }
        return from + points.size();
    }

    private static int @Nullable [] inSteps(double[] coordinates) {
        int[] steps = new int[coordinates.length];
        for (int i = 0; i < coordinates.length; i++) {
            steps[i] = (int) Math.round(coordinates[i] * STEPS);
            if (steps[i] / STEPS != coordinates[i]) {
                return null;
            }
        }
        return steps;
    }

    private double coordinate(int index) {
        return steps != null ? steps[index] / STEPS : exact[index];
    }

    AreaCode area() {
        return area;
    }

    double squareKilometres() {
        return squareKilometres;
    }

    Envelope box() {
        return box;
    }

    int vertices() {
        return rings[rings.length - 1];
    }

    Coordinate vertex(int index) {
        return new Coordinate(coordinate(index * 2), coordinate(index * 2 + 1));
    }

    /** Whether the position lies inside or on the border. */
    boolean covers(double lat, double lon) {
        if (!box.contains(lon, lat)) {
            return false;
        }
        // Rings of a valid shape do not cross, so the parity over all of them, islands and holes alike, decides.
        RayCrossingCounter crossings = new RayCrossingCounter(new Coordinate(lon, lat));
        Coordinate from = new Coordinate();
        Coordinate to = new Coordinate();
        for (int ring = 0; ring < rings.length - 1; ring++) {
            set(from, rings[ring]);
            for (int i = rings[ring] + 1; i < rings[ring + 1]; i++) {
                set(to, i);
                crossings.countSegment(from, to);
                if (crossings.isOnSegment()) {
                    return true;
                }
                from.setCoordinate(to);
            }
        }
        return crossings.getLocation() != Location.EXTERIOR;
    }

    private void set(Coordinate coordinate, int vertex) {
        coordinate.x = coordinate(vertex * 2);
        coordinate.y = coordinate(vertex * 2 + 1);
    }

    /** Metres from the frame's position to the nearest point of the border, from inside as from outside. */
    double metresToBorder(Frame frame) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int ring = 0; ring < rings.length - 1; ring++) {
            double ax = frame.x(coordinate(rings[ring] * 2));
            double ay = frame.y(coordinate(rings[ring] * 2 + 1));
            for (int i = rings[ring] + 1; i < rings[ring + 1]; i++) {
                double bx = frame.x(coordinate(i * 2));
                double by = frame.y(coordinate(i * 2 + 1));
                nearest = Math.min(nearest, Frame.metresToSegment(ax, ay, bx, by));
                ax = bx;
                ay = by;
            }
        }
        return nearest;
    }

    /** Metres from the frame's position to the area: none inside. */
    double metresTo(Frame frame) {
        return covers(frame.lat(), frame.lon()) ? 0 : metresToBorder(frame);
    }
}
