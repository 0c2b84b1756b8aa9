package id.kentongan.report.map.entity;

import id.kentongan.core.map.entity.Box;
import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;

/** What somebody has drawn on the map: one line around it, without holes. */
public final class Shape {

    /** Corners; more cannot be drawn by hand. */
    public static final int MOST_CORNERS = 24;

    /** Degrees: some eleven kilometres. */
    public static final double MOST_DEGREES = 0.1;

    private static final GeometryFactory SHAPES = new GeometryFactory();

    private final Polygon polygon;
    private final IndexedPointInAreaLocator locator;

    private Shape(Polygon polygon) {
        this.polygon = polygon;
        this.locator = new IndexedPointInAreaLocator(polygon);
    }

    /** A corner, degrees WGS 84. */
    public record Corner(double lon, double lat) {}

    /**
     * @param corners in their order; the line from the last to the first closes it
     * @throws IllegalArgumentException if there are fewer than three or more than {@value #MOST_CORNERS}, one does not lie
     *     on the globe, or lines cross
     */
    public static Shape of(List<Corner> corners) {
        if (corners.size() < 3 || corners.size() > MOST_CORNERS) {
            throw new IllegalArgumentException(corners.size() + " corners");
        }
        Coordinate[] line = new Coordinate[corners.size() + 1];
        for (int i = 0; i < line.length; i++) {
            Corner corner = corners.get(i % corners.size());
            if (!(Math.abs(corner.lon()) <= 180 && Math.abs(corner.lat()) <= 90)) {
                throw new IllegalArgumentException("not on the globe: " + corner);
            }
            line[i] = new Coordinate(corner.lon(), corner.lat());
        }
        Polygon polygon = SHAPES.createPolygon(line);
        if (!polygon.isValid() || polygon.getArea() == 0) {
            throw new IllegalArgumentException("lines cross");
        }
        return new Shape(polygon);
    }

    /** What it lies in. */
    public Box box() {
        Envelope box = polygon.getEnvelopeInternal();
        return new Box(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY());
    }

    /** Whether it is wider or higher than {@value #MOST_DEGREES} degrees. */
    public boolean tooLarge() {
        Envelope box = polygon.getEnvelopeInternal();
        return box.getWidth() > MOST_DEGREES || box.getHeight() > MOST_DEGREES;
    }

    public boolean covers(double lat, double lon) {
        return locator.locate(new Coordinate(lon, lat)) != Location.EXTERIOR;
    }
}
