package id.kentongan.core.map.control;

import id.kentongan.core.organisation.entity.AreaCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;

/**
 * Shapes for kelurahan that have no border: what lies nearest to their sample points, which is how positions are judged
 * there. At the rim, where there is no neighbour, the shape ends at half the distance up to which a position is believed.
 */
final class SampleShapes {

    private static final GeometryFactory SHAPES = new GeometryFactory();
    private static final double METRES_OF_A_DEGREE = 111_195;

    private final Collection<Coordinate> all;

    /** @param all sample points of the kelurahan to draw and of those around them */
    SampleShapes(Collection<Coordinate> all) {
        this.all = all;
    }

    SortedMap<AreaCode, KnownShape> draw(Map<AreaCode, KnownShape.Sampled> wanted) {
        SortedMap<AreaCode, KnownShape> drawn = new TreeMap<>();
        if (wanted.isEmpty()) {
            return drawn;
        }
        STRtree cells = cells();
        wanted.forEach((code, sampled) -> drawn.put(code, shape(cells, sampled)));
        return drawn;
    }

    private STRtree cells() {
        VoronoiDiagramBuilder voronoi = new VoronoiDiagramBuilder();
        voronoi.setSites(all);
        Geometry diagram = voronoi.getDiagram(SHAPES);
        STRtree cells = new STRtree();
        for (int i = 0; i < diagram.getNumGeometries(); i++) {
            Geometry cell = diagram.getGeometryN(i);
            cells.insert(cell.getEnvelopeInternal(), cell);
        }
        cells.build();
        return cells;
    }

    private static KnownShape shape(STRtree cells, KnownShape.Sampled sampled) {
        Geometry points = SHAPES.createMultiPointFromCoords(sampled.points().toArray(new Coordinate[0]));
        double reach = Math.sqrt(sampled.squareKilometres() / Math.PI) * 750 / METRES_OF_A_DEGREE;
        List<Geometry> own = new ArrayList<>();
        cells.query(points.getEnvelopeInternal(), item -> {
            Geometry cell = (Geometry) item;
            if (cell.intersects(points) && holds(cell, sampled)) {
                own.add(cell);
            }
        });
        Geometry nearest = UnaryUnionOp.union(own, SHAPES);
        Geometry outline = OverlayNGRobust.overlay(nearest, points.buffer(reach, 6), OverlayNG.INTERSECTION);
        return new KnownShape(outline, sampled.squareKilometres(), true);
    }

    /** The cell of a point names it as its user data; a neighbour's that merely touches is not taken. */
    private static boolean holds(Geometry cell, KnownShape.Sampled sampled) {
        return cell.getUserData() instanceof Coordinate site
                && sampled.points().stream().anyMatch(site::equals2D);
    }
}
