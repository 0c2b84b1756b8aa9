package id.kentongan.core.organisation.control;

import id.kentongan.core.organisation.entity.BoundaryFinding.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/**
 * The coordinates of one feature as they come from the file, in whatever nesting, and what can be made of them. The type
 * of a geometry may stand behind its coordinates, so the nesting is only remembered while reading and judged afterwards.
 */
final class Outline {

    /** Real kelurahan have some hundreds, the longest coasts some ten thousands of vertices. */
    static final int MOST_VERTICES = 500_000;

    private static final GeometryFactory SHAPES = new GeometryFactory();

    /** A valid shape, with a reason when it is not the one of the file; or none, with the reason why. */
    record Shape(
            @Nullable Geometry polygons,
            @Nullable Reason reason,
            @Nullable String detail) {
        static Shape refused(Reason reason, @Nullable String detail) {
            return new Shape(null, reason, detail);
        }
    }

    private double[] coordinates = new double[256];
    private int size;
    private int positionDepth;
    private boolean beganEmpty;
    /** Ends of rings and of polygons, in vertices. */
    private final List<Integer> rings = new ArrayList<>();

    private final List<Integer> polygons = new ArrayList<>();
    private @Nullable Reason problem;
    private @Nullable String detail;

    /** @param depth how many arrays the numbers lie in, their own included */
    void position(int depth, double lon, double lat) {
        if (problem != null) {
            return;
        }
        if (positionDepth == 0) {
            positionDepth = depth;
        }
        if (depth != positionDepth || beganEmpty) {
            refuse(Reason.MALFORMED_COORDINATES, lon + " " + lat);
        } else if (!Double.isFinite(lon) || !Double.isFinite(lat)) {
            refuse(Reason.NOT_FINITE, lon + " " + lat);
        } else if (Math.abs(lon) > 180 || Math.abs(lat) > 90) {
            refuse(Reason.OUT_OF_RANGE, lon + " " + lat);
        } else if (size / 2 == MOST_VERTICES) {
            refuse(Reason.TOO_MANY_VERTICES, "> " + MOST_VERTICES);
        } else {
            if (size == coordinates.length) {
                coordinates = Arrays.copyOf(coordinates, size * 2);
            }
            coordinates[size++] = lon;
            coordinates[size++] = lat;
        }
    }

    /** An array other than a position ends. */
    void end(int depth) {
        if (positionDepth == 0) {
            // An empty ring before the first position would make the next one, a hole perhaps, the shell.
            beganEmpty = true;
        } else if (depth >= positionDepth) {
            refuse(Reason.MALFORMED_COORDINATES, "[]");
        } else if (depth == positionDepth - 1) {
            rings.add(size / 2);
        } else if (depth == positionDepth - 2) {
            polygons.add(rings.size());
        }
    }

    void refuse(Reason reason, @Nullable String why) {
        if (problem == null) {
            problem = reason;
            detail = why;
            coordinates = new double[0];
        }
    }

    /** @param type the type of the geometry, as the file names it */
    Shape shape(@Nullable String type) {
        if (problem != null) {
            return Shape.refused(problem, detail);
        }
        if (!"Polygon".equals(type) && !"MultiPolygon".equals(type)) {
            return Shape.refused(type == null ? Reason.NO_GEOMETRY : Reason.NOT_A_POLYGON, type);
        }
        if (size == 0) {
            return Shape.refused(Reason.EMPTY_SHAPE, null);
        }
        if (positionDepth != (type.equals("Polygon") ? 3 : 4)) {
            return Shape.refused(Reason.MALFORMED_COORDINATES, type);
        }
        return valid(assemble());
    }

    private record Draft(List<Polygon> polygons, boolean ringsRepaired) {}

    private Draft assemble() {
        List<Polygon> drafts = new ArrayList<>();
        boolean repaired = false;
        int ring = 0;
        for (int end : polygons) {
            LinearRing shell = null;
            boolean hasShell = false;
            List<LinearRing> holes = new ArrayList<>();
            for (boolean first = true; ring < end; ring++, first = false) {
                int from = ring == 0 ? 0 : rings.get(ring - 1);
                Coordinate[] points = points(from, rings.get(ring));
                boolean closed = points.length > 1 && points[0].equals2D(points[points.length - 1]);
                Coordinate[] whole = closed ? points : close(points);
                repaired |= !closed;
                LinearRing line = whole.length < 4 ? null : SHAPES.createLinearRing(whole);
                repaired |= line == null;
                if (first) {
                    shell = line;
                    hasShell = line != null;
                } else if (line != null) {
                    holes.add(line);
                }
            }
            if (hasShell) {
                drafts.add(SHAPES.createPolygon(shell, holes.toArray(new LinearRing[0])));
            }
        }
        return new Draft(drafts, repaired);
    }

    private Coordinate[] points(int from, int to) {
        Coordinate[] points = new Coordinate[to - from];
        for (int i = from; i < to; i++) {
            points[i - from] = new Coordinate(coordinates[i * 2], coordinates[i * 2 + 1]);
        }
        return points;
    }

    private static Coordinate[] close(Coordinate[] points) {
        if (points.length == 0) {
            return points;
        }
        Coordinate[] closed = Arrays.copyOf(points, points.length + 1);
        closed[points.length] = points[0].copy();
        return closed;
    }

    private static Shape valid(Draft draft) {
        if (draft.polygons().isEmpty()) {
            return Shape.refused(Reason.EMPTY_SHAPE, null);
        }
        Geometry drawn = polygonal(draft.polygons());
        TopologyValidationError error = new IsValidOp(drawn).getValidationError();
        if (error == null) {
            return drawn.getArea() > 0
                    ? new Shape(drawn, draft.ringsRepaired() ? Reason.INCOMPLETE_RING : null, null)
                    : Shape.refused(Reason.EMPTY_SHAPE, null);
        }
        String where = error.getMessage() + " " + error.getCoordinate().x + " " + error.getCoordinate().y;
        Geometry fixed = polygonal(fixed(drawn));
        if (fixed.isEmpty() || fixed.getArea() == 0) {
            return Shape.refused(Reason.EMPTY_SHAPE, where);
        }
        double before = area(draft.polygons());
        double change = Math.abs(fixed.getArea() - before) / Math.max(fixed.getArea(), before);
        return change > 0.1
                ? Shape.refused(Reason.BEYOND_REPAIR, where)
                : new Shape(fixed, Reason.INVALID_SHAPE, where);
    }

    private static List<Polygon> fixed(Geometry drawn) {
        List<Polygon> polygons = new ArrayList<>();
        for (Object part : PolygonExtracter.getPolygons(GeometryFixer.fix(drawn))) {
            polygons.add((Polygon) part);
        }
        return polygons;
    }

    private static Geometry polygonal(List<Polygon> polygons) {
        return polygons.size() == 1 ? polygons.get(0) : SHAPES.createMultiPolygon(polygons.toArray(new Polygon[0]));
    }

    private static double area(List<Polygon> polygons) {
        double area = 0;
        for (Polygon polygon : polygons) {
            area += Area.ofRing(polygon.getExteriorRing().getCoordinateSequence());
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                area -= Area.ofRing(polygon.getInteriorRingN(i).getCoordinateSequence());
            }
        }
        return area;
    }

    /** Square kilometres of a shape in degrees: rings projected to equal areas on a sphere of the WGS 84 radius. */
    static double squareKilometres(Geometry polygons) {
        double area = 0;
        for (int i = 0; i < polygons.getNumGeometries(); i++) {
            Polygon polygon = (Polygon) polygons.getGeometryN(i);
            area += equalArea(polygon.getExteriorRing());
            for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                area -= equalArea(polygon.getInteriorRingN(hole));
            }
        }
        return area;
    }

    private static double equalArea(LinearRing ring) {
        double radius = 6_371.0088;
        Envelope box = ring.getEnvelopeInternal();
        Coordinate[] points = ring.getCoordinates();
        Coordinate[] flat = new Coordinate[points.length];
        for (int i = 0; i < points.length; i++) {
            flat[i] = new Coordinate(
                    radius * Math.toRadians(points[i].x - box.getMinX()),
                    radius * (Math.sin(Math.toRadians(points[i].y)) - Math.sin(Math.toRadians(box.getMinY()))));
        }
        return Area.ofRing(flat);
    }
}
