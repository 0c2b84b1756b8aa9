package id.kentongan.core.organisation.control;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/**
 * A coverage without gaps and overlaps, as borders are drawn: tiles of a grid whose edges wander, each edge the same for
 * both its sides, coordinates of seven decimals.
 *
 * @param perEdge vertices per edge, so a tile has four times as many
 */
record Tiling(double west, double south, double size, int columns, int rows, int perEdge, long seed) {

    private static final GeometryFactory SHAPES = new GeometryFactory();

    int tiles() {
        return columns * rows;
    }

    Polygon tile(int index) {
        return SHAPES.createPolygon(ring(index % columns, index / columns).toArray(new Coordinate[0]));
    }

    List<Coordinate> ring(int column, int row) {
        List<Coordinate> ring = new ArrayList<>();
        for (int i = 0; i < perEdge; i++) {
            ring.add(onBottom(column, row, i));
        }
        for (int i = 0; i < perEdge; i++) {
            ring.add(onLeft(column + 1, row, i));
        }
        for (int i = perEdge; i > 0; i--) {
            ring.add(onBottom(column, row + 1, i));
        }
        for (int i = perEdge; i > 0; i--) {
            ring.add(onLeft(column, row, i));
        }
        ring.add(ring.get(0));
        return ring;
    }

    private Coordinate onBottom(int column, int row, int i) {
        double along = (double) i / perEdge;
        return at(column + along, row + wander(column, row, i, 0, along));
    }

    private Coordinate onLeft(int column, int row, int i) {
        double along = (double) i / perEdge;
        return at(column + wander(column, row, i, 1, along), row + along);
    }

    /** Never more than a third of the way from the nearer corner, so edges that meet there do not cross. */
    private double wander(int column, int row, int i, int side, double along) {
        long hash = seed * 31 + column;
        hash = hash * 1_000_003 + row;
        hash = hash * 1_000_003 + i * 2L + side;
        hash = (hash ^ (hash >>> 32)) * 0x9E3779B97F4A7C15L;
        double noise = (hash >>> 11) * 0x1.0p-53 * 2 - 1;
        return noise * Math.min(along, 1 - along) / 3;
    }

    private Coordinate at(double x, double y) {
        return new Coordinate(Math.round((west + x * size) * 1e7) / 1e7, Math.round((south + y * size) * 1e7) / 1e7);
    }
}
