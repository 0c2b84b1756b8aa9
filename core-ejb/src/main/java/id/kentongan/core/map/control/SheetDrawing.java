package id.kentongan.core.map.control;

import id.kentongan.core.map.entity.AreaShape;
import id.kentongan.core.map.entity.Box;
import id.kentongan.core.map.entity.Detail;
import id.kentongan.core.organisation.entity.AreaCode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.locationtech.jts.coverage.CoverageSimplifier;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;

/**
 * The areas of one city or regency, put together from their kelurahan and simplified together, so that neighbours keep
 * sharing their line.
 */
final class SheetDrawing {

    private static final double METRES_OF_A_DEGREE = 111_195;

    /** Unions snap to 10⁻⁷ degree, a centimetre: what files are rounded to, so that no slivers come of it. */
    private static final PrecisionModel GRID = new PrecisionModel(1e7);

    private final SortedMap<AreaCode, KnownShape> kelurahan;
    private final Function<AreaCode, String> names;

    SheetDrawing(SortedMap<AreaCode, KnownShape> kelurahan, Function<AreaCode, String> names) {
        this.kelurahan = kelurahan;
        this.names = names;
    }

    /** By their codes; islands that are too small to be seen are left out, unless they are the whole area. */
    List<AreaShape> shapes(Detail detail) {
        SortedMap<AreaCode, List<KnownShape>> parts = new TreeMap<>();
        kelurahan.forEach(
                (code, shape) -> parts.computeIfAbsent(code.at(detail.level()).orElseThrow(), c -> new ArrayList<>())
                        .add(shape));
        Geometry[] outlines =
                parts.values().stream().map(SheetDrawing::together).toArray(Geometry[]::new);
        double tolerance = detail.metres() / METRES_OF_A_DEGREE;
        Geometry[] simple = CoverageSimplifier.simplify(outlines, tolerance);
        List<AreaShape> shapes = new ArrayList<>();
        int i = 0;
        for (var area : parts.entrySet()) {
            shapes.add(shape(area.getKey(), area.getValue(), simple[i++], tolerance * tolerance));
        }
        return shapes;
    }

    private static Geometry together(List<KnownShape> parts) {
        if (parts.size() == 1) {
            return parts.get(0).outline();
        }
        return UnaryUnionNG.union(parts.stream().map(KnownShape::outline).toList(), GRID);
    }

    private AreaShape shape(AreaCode code, List<KnownShape> parts, Geometry outline, double smallest) {
        Envelope box = outline.getEnvelopeInternal();
        return new AreaShape(
                code,
                names.apply(code),
                parts.stream().mapToDouble(KnownShape::squareKilometres).sum(),
                parts.stream().anyMatch(KnownShape::approximate),
                new Box(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()),
                polygons(outline, smallest));
    }

    private static List<List<String>> polygons(Geometry outline, double smallest) {
        List<List<String>> polygons = new ArrayList<>();
        for (int i = 0; i < outline.getNumGeometries(); i++) {
            if (outline.getGeometryN(i) instanceof Polygon polygon
                    && (polygon.getArea() >= smallest || outline.getNumGeometries() == 1)) {
                polygons.add(rings(polygon));
            }
        }
        return polygons;
    }

    private static List<String> rings(Polygon polygon) {
        List<String> rings = new ArrayList<>();
        rings.add(Polyline.encode(polygon.getExteriorRing().getCoordinateSequence()));
        for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
            rings.add(Polyline.encode(polygon.getInteriorRingN(hole).getCoordinateSequence()));
        }
        return List.copyOf(rings);
    }
}
